/** The readings of a character, for comparing names typed in pinyin (counter rule 11). */
import { pinyin } from 'pinyin-pro';

/** Toneless lower-case readings, the usual one first; empty when unknown. */
export function readingsOf(character: string): readonly string[] {
  return pinyin(character, { type: 'array', toneType: 'none', multiple: true, surname: 'head', v: true });
}
