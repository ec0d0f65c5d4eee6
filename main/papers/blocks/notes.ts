/** Sentences: statements in a frame, headings, numbered notes, and the lines people sign on. */
import { drawBox, drawLines, drawRule, drawText, fillBox, lineHeight, linesOf } from '../pen.ts';
import { widthOf } from '../fonts.ts';
import { INK } from '../profile.ts';
import { roomFor, startNextPage, type Sheet } from '../sheet.ts';

/** A sentence that must not be overlooked, in a frame. */
export function paintStatement(sheet: Sheet, text: string, top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  const lines = linesOf(pen, text, right - left - 20, size.text);
  const { gap } = pen.profile;
  const height = lines.length * lineHeight(pen, size.text) + gap;
  const y = roomFor(sheet, top, height);
  drawBox(pen, left, y, right - left, height, 0.9);
  drawLines(pen, lines, left + 10, y + gap / 2, { size: size.text, isHeavy: true });
  return y + height + gap;
}

/** A heading keeps at least this many lines of what it heads. */
const SECTION_KEEPS = 4;

/** A heading; it is never the last thing on a page. */
export function paintSection(sheet: Sheet, title: string, top: number): number {
  const { pen, left } = sheet;
  const size = pen.profile.size.text + 1;
  const y = roomFor(sheet, top, lineHeight(pen, size) * SECTION_KEEPS);
  fillBox(pen, left, y + 3.5, 3, lineHeight(pen, size) - 7, INK.accent);
  drawText(pen, title, left + 9, y, { size, isHeavy: true });
  return y + sectionHeight(sheet);
}

/** What a heading takes. */
export function sectionHeight({ pen }: Sheet): number {
  return lineHeight(pen, pen.profile.size.text + 1) + 3;
}

/** Numbered notes in small print; a long note may go over the page. On a form a single one stands beside its heading. */
export function paintNotes(sheet: Sheet, title: string, notes: readonly string[], top: number): number {
  const { pen, left, right } = sheet;
  const { size, gap, ink } = pen.profile;
  if (ink === 'lines' && notes.length === 1) {
    const lines = linesOf(pen, `${title}：${notes.join('')}`, right - left - 9, size.small);
    // The heading goes with its lines: a page that has none of them does not go on with it.
    const y = roomFor(sheet, top, Math.min(lines.length, SECTION_KEEPS) * lineHeight(pen, size.small));
    return paintLines(sheet, lines, { x: left + 9, y, size: size.small, title }) + gap;
  }
  let y = paintSection(sheet, title, top);
  notes.forEach((note, at) => {
    const number = notes.length === 1 ? '' : `${at + 1}. `;
    const indent = widthOf(pen.fonts, number, size.small);
    const lines = linesOf(pen, note, right - left - 9 - indent, size.small);
    y = roomUnder(sheet, title, y, keptLines(lines.length, 0) * lineHeight(pen, size.small));
    if (number !== '') {
      drawText(pen, number, left + 9, y, { size: size.small });
    }
    y = paintLines(sheet, lines, { x: left + 9 + indent, y, size: size.small, title });
  });
  return y + gap;
}

/** The `y` at which `height` points fit: here, or on a new page under the heading repeated. */
export function roomUnder(sheet: Sheet, title: string, y: number, height: number): number {
  return y + height <= sheet.bottom ? y : paintSection(sheet, `${title}（续）`, startNextPage(sheet));
}

export interface LinesPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color?: string;
  /** What they stand under, repeated over the page. */
  readonly title: string;
}

/** Lines that go on over the page where they must, at least two of them on each side; gives the `y` below them. */
export function paintLines(sheet: Sheet, lines: readonly string[], place: LinesPlace): number {
  const { x, size, color = INK.text, title } = place;
  let { y } = place;
  const height = lineHeight(sheet.pen, size);
  for (const [at, line] of lines.entries()) {
    y = roomUnder(sheet, title, y, keptLines(lines.length, at) * height);
    drawText(sheet.pen, line, x, y, { size, color });
    y += height;
  }
  return y;
}

/** How many lines from the one at `at` on stand together: the first two, the last two, three of three. */
function keptLines(count: number, at: number): number {
  if (at === 0) return count === 3 ? 3 : Math.min(2, count);
  return at === count - 2 ? 2 : 1;
}

/** A line to sign on narrower than this is no use. */
const SIGNER_WIDTH = 150;
const MOST_IN_A_ROW = 3;

/** The room that lines to sign on take. */
export function signaturesHeight(sheet: Sheet, signers: readonly string[]): number {
  return Math.ceil(signers.length / signersPerRow(sheet)) * signerHeight(sheet);
}

/** Lines to sign on, up to three in a row. */
export function paintSignatures(sheet: Sheet, signers: readonly string[], top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  const perRow = signersPerRow(sheet);
  const width = (right - left) / perRow;
  const start = roomFor(sheet, top, signaturesHeight(sheet, signers));
  signers.forEach((signer, at) => {
    const x = left + (at % perRow) * width;
    const y = start + Math.floor(at / perRow) * signerHeight(sheet) + 2 + pen.profile.gap;
    drawText(pen, signer, x, y, { size: size.text });
    const lineY = y + lineHeight(pen, size.text);
    const isLast = at % perRow === perRow - 1;
    const end = isLast ? right : x + width - 12;
    drawRule(pen, x + widthOf(pen.fonts, signer, size.text) + 4, lineY, end, lineY, INK.label);
  });
  return start + signaturesHeight(sheet, signers) + 6;
}

function signerHeight({ pen }: Sheet): number {
  return lineHeight(pen, pen.profile.size.text) + pen.profile.gap + 9;
}

function signersPerRow({ left, right }: Sheet): number {
  return Math.min(MOST_IN_A_ROW, Math.max(1, Math.floor((right - left) / SIGNER_WIDTH)));
}
