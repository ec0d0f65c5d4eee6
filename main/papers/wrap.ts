/** Line breaking for forms: Chinese breaks anywhere except at punctuation, figures and Latin words stay whole. */

/** These never begin a line. */
const NOT_FIRST = new Set('，。、；：！？）》」』】〕〉”’…—·％℃＊,.;:!?)%]}');
/** These never end a line. */
const NOT_LAST = new Set('（《「『【〔〈“‘([{¥￥');
/** What counts or measures stays with its figure, the space between them included. */
const UNITS = new Set('元万亿份件人笔天日月年次页');
const WORD = /[0-9A-Za-z*.,:/_+@¥%#&=-]/;

/**
 * Breaks a text into lines no wider than `width`; at least one line.
 * A word wider than a whole line is cut rather than clipped.
 * @param widthOf width of a text, in the unit of `width`
 */
export function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of piecesOf(text).flatMap((whole) => cut(whole, width, widthOf))) {
    const size = widthOf(piece);
    const visible = used + (piece.endsWith(' ') ? widthOf(piece.trimEnd()) : size);
    if (line !== '' && visible > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += size;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** The smallest parts that must stay on one line, punctuation with what it belongs to. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const character of text) {
    const isUnit = UNITS.has(character) && /\d ?$/.test(pieces.at(-1) ?? '');
    if (pieces.length > 0 && (isUnit || isJoined(before, character))) pieces.push((pieces.pop() ?? '') + character);
    else pieces.push(character);
    before = character;
  }
  return pieces;
}

function isJoined(before: string, after: string): boolean {
  if (after === ' ') return true;
  if (before === ' ') return false;
  return NOT_FIRST.has(after) || NOT_LAST.has(before) || (WORD.test(before) && WORD.test(after));
}

/** Parts of about the same length: no digit stands alone on a line. */
function cut(piece: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(piece) <= width) return [piece];
  const greedy = filled(piece, width, widthOf, Number.POSITIVE_INFINITY);
  const even = filled(piece, width, widthOf, Math.ceil([...piece].length / greedy.length));
  return even.length <= greedy.length ? even : greedy;
}

/** As many characters a part as fit, and no more than `most`. */
function filled(piece: string, width: number, widthOf: (text: string) => number, most: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && ([...part].length >= most || widthOf(part + character) > width)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
