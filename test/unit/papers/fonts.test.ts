import { describe, expect, it } from 'vitest';
import { AppError, errorSentence } from '../../../shared/errors.ts';
import {
  bundledFontPath,
  type FontHolder,
  heldFonts,
  listFontFiles,
  loadFonts,
} from '../../../main/papers/font-files.ts';
import { systemFontFolders } from '../../../main/papers/font-folders.ts';
import { openFonts, runsOf, widthOf, type FontFile } from '../../../main/papers/fonts.ts';
import { readFileSync } from 'node:fs';
import { tinyFont } from '../../support/tiny-font.ts';

const bundled = readFileSync(bundledFontPath());
/** Ext B, not in the bundled font. */
const RARE = '𠮷';

function fileOf(bytes: Uint8Array | Error, reads: string[] = []): FontFile {
  return {
    name: 'x',
    read: async () => {
      reads.push('read');
      if (bytes instanceof Error) throw bytes;
      return bytes;
    },
  };
}

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('fonts of the papers', () => {
  it('have every character of names in Ext B to G that the bundled font draws', async () => {
    const fonts = openFonts(bundled, []);
    await expect(fonts.prepare([{ field: '姓名', text: '王㵐𬱖龑赟喆·阿卜杜拉' }])).resolves.toBeUndefined();
  });

  it('name the character, its code point, the field and the next step when no font has it', async () => {
    const fonts = openFonts(bundled, []);
    const error = await errorOf(fonts.prepare([{ field: '被保险人', text: `王${RARE}` }]));
    expect(error).toEqual(
      new AppError('paper-glyph-missing', { field: '被保险人', character: RARE, codePoint: 'U+20BB7' }),
    );
    const sentence = errorSentence('paper-glyph-missing', { field: '被保险人', character: RARE, codePoint: 'U+20BB7' });
    expect(sentence).toContain('“被保险人”中的“𠮷”（U+20BB7）');
    expect(sentence).toContain('安装含该字的字体');
    expect(sentence).toContain('正体字');
    expect(sentence).toContain('系统内仍保留原字');
  });

  it('take a rare character from another font of the machine, and only that character', async () => {
    const fonts = openFonts(bundled, [fileOf(tinyFont(0x4e00)), fileOf(tinyFont(0x20bb7))]);
    await fonts.prepare([{ field: '姓名', text: `王${RARE}明` }]);
    const runs = runsOf(fonts, `王${RARE}明`);
    expect(runs.map(({ text }) => text)).toEqual(['王', RARE, '明']);
    expect(runs[0]?.face).toBe(fonts.main);
    expect(runs[1]?.face).not.toBe(fonts.main);
    expect(widthOf(fonts, `王${RARE}明`, 10)).toBe(30);
  });

  it('read no other font while the bundled one suffices, and each at most once', async () => {
    const reads: string[] = [];
    const fonts = openFonts(bundled, [fileOf(tinyFont(0x20bb7), reads)]);
    await fonts.prepare([{ field: '姓名', text: '王明' }]);
    expect(reads).toEqual([]);
    await fonts.prepare([{ field: '姓名', text: RARE }]);
    await fonts.prepare([{ field: '姓名', text: RARE }]);
    await errorOf(fonts.prepare([{ field: '姓名', text: '\u{e000}' }]));
    expect(reads).toEqual(['read']);
  });

  it('pass over font files that are unreadable or no fonts', async () => {
    const broken = [fileOf(new Error('EACCES')), fileOf(new TextEncoder().encode('not a font'))];
    const fonts = openFonts(bundled, [...broken, fileOf(tinyFont(0x20bb7))]);
    await expect(fonts.prepare([{ field: '姓名', text: RARE }])).resolves.toBeUndefined();
  });

  it('are searched by one paper at a time: the second waits for the file the first is reading', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow: FontFile = { name: 'slow', read: () => gate.then(() => tinyFont(0x20bb7)) };
    const fonts = openFonts(bundled, [slow]);
    const papers = [1, 2].map(() => fonts.prepare([{ field: '姓名', text: RARE }]));
    const missing = errorOf(fonts.prepare([{ field: '姓名', text: '\u{e000}' }]));
    open();
    await expect(Promise.all(papers)).resolves.toEqual([undefined, undefined]);
    expect(await missing).toMatchObject({ code: 'paper-glyph-missing' });
    await expect(fonts.prepare([{ field: '姓名', text: RARE }])).resolves.toBeUndefined();
  });

  it('that could not be loaded are tried again by the next paper, and loaded once after that', async () => {
    const holder: FontHolder = { fonts: null };
    const good = openFonts(bundled, []);
    let tries = 0;
    const load = async () => {
      tries += 1;
      if (tries === 1) throw new Error('EMFILE');
      return good;
    };
    await expect(heldFonts(holder, load)).rejects.toThrow('EMFILE');
    expect(await Promise.all([heldFonts(holder, load), heldFonts(holder, load)])).toEqual([good, good]);
    expect(tries).toBe(2);
  });

  it('never draw private-use characters', async () => {
    const error = await errorOf(openFonts(bundled, []).prepare([{ field: '姓名', text: '\u{e815}' }]));
    expect(error).toMatchObject({ code: 'paper-glyph-missing', details: { codePoint: 'U+E815' } });
  });

  it('are found below the folders of the platform; a missing folder has none', async () => {
    expect(listFontFiles(['/nowhere'])).toEqual([]);
    expect(systemFontFolders('win32')[0]).toBe('C:\\Windows\\Fonts');
    const fonts = await loadFonts(bundledFontPath(), ['/nowhere']);
    expect(fonts.main.has('保'.codePointAt(0) ?? 0)).toBe(true);
  });
});
