/** Sentences: statements in a frame, headings, numbered notes, and the lines people sign on. */
import { drawLines, drawRule, drawText, fillBox, lineHeight, linesOf } from '../pen.ts';
import { widthOf } from '../fonts.ts';
import { INK } from '../profile.ts';
import { roomFor, startNextPage, type Sheet } from '../sheet.ts';

/** A sentence that must not be overlooked, in a frame. */
export function paintStatement(sheet: Sheet, text: string, top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  const lines = linesOf(pen, text, right - left - 20, size.text);
  const height = lines.length * lineHeight(pen, size.text) + 10;
  const y = roomFor(sheet, top, height);
  pen.doc
    .lineWidth(0.9)
    .strokeColor(INK.text)
    .rect(left, y, right - left, height)
    .stroke();
  drawLines(pen, lines, left + 10, y + 5, { size: size.text, isHeavy: true });
  return y + height + 10;
}

/** A heading; it is never the last thing on a page. */
export function paintSection(sheet: Sheet, title: string, top: number): number {
  const { pen, left } = sheet;
  const size = pen.profile.size.text + 1;
  const y = roomFor(sheet, top, lineHeight(pen, size) + 60);
  fillBox(pen, left, y + 3.5, 3, lineHeight(pen, size) - 7, INK.accent);
  drawText(pen, title, left + 9, y, { size, isHeavy: true });
  return y + lineHeight(pen, size) + 3;
}

/** Numbered notes in small print; a long note may go over the page. */
export function paintNotes(sheet: Sheet, title: string, notes: readonly string[], top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  let y = paintSection(sheet, title, top);
  notes.forEach((note, at) => {
    const number = notes.length === 1 ? '' : `${at + 1}. `;
    const indent = widthOf(pen.fonts, number, size.small);
    const lines = linesOf(pen, note, right - left - 9 - indent, size.small);
    if (number !== '') {
      y = roomFor(sheet, y, lineHeight(pen, size.small));
      drawText(pen, number, left + 9, y, { size: size.small });
    }
    y = paintLines(sheet, lines, left + 9 + indent, y, size.small);
  });
  return y + 8;
}

/** Lines that go on over the page where they must. */
export function paintLines(
  sheet: Sheet,
  lines: readonly string[],
  x: number,
  top: number,
  size: number,
  color: string = INK.text,
): number {
  let y = top;
  for (const line of lines) {
    if (y + lineHeight(sheet.pen, size) > sheet.bottom) y = startNextPage(sheet);
    drawText(sheet.pen, line, x, y, { size, color });
    y += lineHeight(sheet.pen, size);
  }
  return y;
}

const SIGNERS_PER_ROW = 3;
const SIGNER_HEIGHT = 34;

/** The room that lines to sign on take. */
export function signaturesHeight(signers: readonly string[]): number {
  return Math.ceil(signers.length / SIGNERS_PER_ROW) * SIGNER_HEIGHT;
}

/** Lines to sign on, three in a row. */
export function paintSignatures(sheet: Sheet, signers: readonly string[], top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  const width = (right - left) / SIGNERS_PER_ROW;
  const start = roomFor(sheet, top, signaturesHeight(signers));
  signers.forEach((signer, at) => {
    const x = left + (at % SIGNERS_PER_ROW) * width;
    const y = start + Math.floor(at / SIGNERS_PER_ROW) * SIGNER_HEIGHT + 12;
    drawText(pen, signer, x, y, { size: size.text });
    const lineY = y + lineHeight(pen, size.text);
    drawRule(pen, x + widthOf(pen.fonts, signer, size.text) + 4, lineY, x + width - 12, lineY, INK.label);
  });
  return start + signaturesHeight(signers) + 6;
}
