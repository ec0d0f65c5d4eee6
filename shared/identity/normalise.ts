/** One spelling for numbers typed, scanned or imported: half-width, upper-case, no spaces. */

/** Spaces of every width, and the invisible marks that copying from other programs brings along. */
const SPACES = /[\s\u200b-\u200d\u2060\ufeff]/gu;

/** Half-width, upper-case, without spaces; nothing is guessed or cut. */
export function normaliseNumber(text: string): string {
  if (isPlain(text)) return text;
  return text.normalize('NFKC').replace(SPACES, '').toUpperCase();
}

/** Printable ASCII without spaces and small letters: the usual case, and nothing to do. A roster asks ten million times. */
function isPlain(text: string): boolean {
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code < 0x21 || code > 0x7e || (code >= 0x61 && code <= 0x7a)) return false;
  }
  return true;
}
