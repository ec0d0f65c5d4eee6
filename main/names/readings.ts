/** The readings of a character, for comparing names typed in pinyin (counter rule 11). */
import { createRequire } from 'node:module';
import type * as PinyinPro from 'pinyin-pro';

const require = createRequire(import.meta.url);

/** Toneless lower-case readings, the usual one first; empty when unknown. */
export function readingsOf(character: string): readonly string[] {
  // The dictionary is loaded with the first name that needs it; the package's own types describe what it exports.
  const { pinyin } = require('pinyin-pro') as typeof PinyinPro;
  return pinyin(character, { type: 'array', toneType: 'none', multiple: true, surname: 'head', v: true });
}
