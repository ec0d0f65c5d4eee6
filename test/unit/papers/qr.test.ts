import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { inflateSync } from 'node:zlib';
import { bundledFontPath, loadFonts } from '../../../main/papers/font-files.ts';
import { qrText } from '../../../main/papers/qr.ts';
import { renderPaper } from '../../../main/papers/render.ts';
import { collected, ENTRY_HASH } from './sources.ts';

const EXPECTED = 'JD1|premium-receipt|ZZ01-20211120-A-000018-7|5f3a90c1d2e4b607';

/** The drawing commands of a PDF's first page. */
function firstPageOf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const start = bytes.indexOf('stream\n') + 'stream\n'.length;
  return inflateSync(bytes.subarray(start, bytes.indexOf('\nendstream', start))).toString('latin1');
}

describe('the QR of a paper', () => {
  it('names kind, number and the head of the entry hash', () => {
    expect(qrText('premium-receipt', 'ZZ01-20211120-A-000018-7', ENTRY_HASH)).toBe(EXPECTED);
  });

  it('is drawn module by module as the code of that text', async () => {
    const fonts = await loadFonts(bundledFontPath(), []);
    const { modules } = create(EXPECTED, { errorCorrectionLevel: 'M' });
    const page = firstPageOf(await renderPaper(collected(), fonts));
    const drawn = new Set<string>();
    for (const [, x, y, width] of page.matchAll(/^(\d+) (\d+) (\d+) 1 re$/gm)) {
      for (let at = 0; at < Number(width); at += 1) drawn.add(`${Number(x) + at},${Number(y)}`);
    }
    const meant = Array.from(modules.data).flatMap((dark, at) =>
      dark === 1 ? [`${at % modules.size},${Math.floor(at / modules.size)}`] : [],
    );
    expect(drawn).toEqual(new Set(meant));
  });
});
