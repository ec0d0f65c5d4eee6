/** The readings of a character, for comparing and finding names typed in pinyin (counter rule 11). */
import { createRequire } from 'node:module';
import type * as PinyinPro from 'pinyin-pro';

// Not named `require`: electron-vite puts a binding of that name into every chunk that calls it.
const load = createRequire(import.meta.url);

/** Toneless lower-case readings, as a surname first, then the usual ones; empty when unknown. */
export function readingsOf(character: string): readonly string[] {
  // The dictionary is loaded with the first name that needs it; the package's own types describe what it exports.
  const { pinyin } = load('pinyin-pro') as typeof PinyinPro;
  return pinyin(character, { type: 'array', toneType: 'none', multiple: true, surname: 'head', v: true });
}

/** The reading a character usually has in a given name, for example 曾 → 'ceng'; null when unknown. */
export function usualReading(character: string): string | null {
  const { pinyin } = load('pinyin-pro') as typeof PinyinPro; // as above
  const [usual = ''] = pinyin(character, { type: 'array', toneType: 'none', surname: 'off', v: true });
  return /^[a-z]+$/.test(usual) ? usual : null;
}
