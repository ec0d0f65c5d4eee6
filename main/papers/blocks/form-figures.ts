/** The citizen's figures on a form of 140 mm, where height is dear: label and figure in one row, words beside or below. */
import { VOID_WATERMARK } from '../../../shared/terms/paper-texts.ts';
import type { Figure } from '../content.ts';
import { widthOf } from '../fonts.ts';
import { drawBox, drawLines, drawRight, fittingSize, lineHeight, linesOf } from '../pen.ts';
import { roomFor, type Sheet } from '../sheet.ts';

const PAD = 6;
const BETWEEN = 18;

/** Draws each figure in a frame of its own and gives the `y` below them. */
export function paintFormFigures(sheet: Sheet, figures: readonly Figure[], top: number): number {
  return figures.reduce((y, figure) => paintFigure(sheet, figure, y), top);
}

function paintFigure(sheet: Sheet, { label: named, figure, words }: Figure, top: number): number {
  const { pen, left, right, content } = sheet;
  // Nothing can stand behind the text: what a void paper was worth says so itself.
  const label = content.watermarks.includes(VOID_WATERMARK) ? `【${VOID_WATERMARK}】${named}` : named;
  const { size, gap } = pen.profile;
  const width = right - left - 2 * PAD;
  const points = fittingSize(pen, figure, width);
  const figureWidth = widthOf(pen.fonts, figure, points);
  const room = width - figureWidth - BETWEEN;
  const texts = [label, ...(words === null ? [] : [words])];
  const isOneRow = widthOf(pen.fonts, texts.join('  '), size.text) <= room;
  const lines = isOneRow
    ? [texts.join('  ')]
    : texts.flatMap((text) => linesOf(pen, text, Math.max(room, width / 3), size.text));
  const rowHeight = lineHeight(pen, size.figure);
  const height = Math.max(rowHeight, lines.length * lineHeight(pen, size.text)) + 4;
  const y = roomFor(sheet, top, height);
  drawBox(pen, left, y, right - left, height, 0.6);
  drawLines(pen, lines, left + PAD, y + (height - lines.length * lineHeight(pen, size.text)) / 2, { size: size.text });
  drawRight(pen, figure, right - PAD, y + (height - lineHeight(pen, points)) / 2, { size: points, isHeavy: true });
  return y + height + gap;
}
