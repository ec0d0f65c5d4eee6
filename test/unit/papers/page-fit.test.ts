/** The last page of a paper: what is signed stands above the signatures, and a void paper says so wherever it is looked at. */
import { describe, expect, it } from 'vitest';
import { bundledFontPath, loadFonts } from '../../../main/papers/font-files.ts';
import { PROFILE } from '../../../main/papers/profile.ts';
import { renderPaper, type PaperSource } from '../../../main/papers/render.ts';
import { NO_OFFSET, PROFILES, type ProfileId } from '../../../shared/print-profile.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { LISTED_DRUGS, samplesOf, tried } from './claim-source.ts';
import { deducted, deduction, insured, issuer, proposed } from './sources.ts';

const fonts = await loadFonts(bundledFontPath(), []);

const PAPERS: Readonly<Record<string, PaperSource>> = {
  投保受理单: proposed('proposal-acceptance'),
  '投保受理单（体验模式）': proposed('proposal-acceptance', {
    insured: insured({ rosterName: '孟祥蘭' }),
    issuer: issuer({ mode: 'demo', samples: samplesOf('zaozhuang-2022') }),
  }),
  缴费受理单: proposed('payment-acceptance'),
  扣缴受理单: deduction(),
  理赔试算单: tried(LISTED_DRUGS),
};

describe.each(PROFILES)('on %s', (id) => {
  it.each(Object.keys(PAPERS))('the last page of a %s is no page of signatures alone', async (name) => {
    const pages = await textsOf(PAPERS[name], id);
    const last = pages.at(-1) ?? [];
    expect(last.some((text) => text.includes('签名'))).toBe(true);
    // Head, foot and three signers are about a dozen pieces of text.
    if (pages.length > 1) expect(last.length).toBeGreaterThan(20);
  });
});

it('a 缴费受理单 fits one form of three parts', async () => {
  expect(await textsOf(PAPERS['缴费受理单'], 'form241')).toHaveLength(1);
});

it('a heading goes on with （续） only where a page before has begun it', async () => {
  for (const id of PROFILES) {
    for (const source of Object.values(PAPERS)) {
      const pages = await textsOf(source, id);
      pages.forEach((page, at) => {
        const before = pages.slice(0, at).flat().join('');
        for (const text of page.filter((piece) => piece.endsWith('（续）')))
          expect(before).toContain(text.slice(0, -3));
      });
    }
  }
});

it('a void form says so at its amount and in its foot', async () => {
  const [page = []] = await textsOf({ ...deducted(), isVoid: true }, 'form241');
  expect(page.filter((text) => text.includes('【作废】')).length).toBeGreaterThanOrEqual(3);
});

async function textsOf(source: PaperSource | undefined, id: ProfileId): Promise<string[][]> {
  if (source === undefined) throw new Error('no such paper');
  const pdf = await renderPaper(source, fonts, { profile: PROFILE[id], offset: NO_OFFSET });
  const { pages } = await readPdf(pdf);
  return pages.map(({ pieces }) => pieces.map(({ text }) => text));
}
