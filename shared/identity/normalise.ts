/** One spelling for numbers typed, scanned or imported: half-width, upper-case, no spaces. */

/** Spaces of every width, and the invisible marks that copying from other programs brings along. */
const SPACES = /[\s\u200b-\u200d\u2060\ufeff]/gu;

/** Printable ASCII without spaces and small letters: the usual case, and nothing to do. */
const PLAIN = /^[!-`{-~]*$/;

/** Half-width, upper-case, without spaces; nothing is guessed or cut. */
export function normaliseNumber(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(SPACES, '').toUpperCase();
}
