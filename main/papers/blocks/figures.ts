/** The figures the citizen came for: the largest thing on the paper, amount in words below, side by side when two. */
import type { Figure } from '../content.ts';
import { drawLines, drawText, fillBox, fittingSize, lineHeight, linesOf } from '../pen.ts';
import { INK } from '../profile.ts';
import { roomFor, type Sheet } from '../sheet.ts';
import { paintFormFigures } from './form-figures.ts';

const GAP = 10;
const PAD = 10;

/** Draws the figures and gives the `y` below them; a roll has room for one in a row. */
export function paintFigures(sheet: Sheet, figures: readonly Figure[], top: number): number {
  if (sheet.pen.profile.ink === 'lines') return paintFormFigures(sheet, figures, top);
  if (!sheet.pen.profile.isRoll) return paintAbreast(sheet, figures, top);
  return figures.reduce((y, figure) => paintAbreast(sheet, [figure], y), top);
}

function paintAbreast(sheet: Sheet, figures: readonly Figure[], top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  const width = (right - left - GAP * (figures.length - 1)) / figures.length;
  const boxes = figures.map((figure) => ({
    figure,
    labels: linesOf(pen, figure.label, width - 2 * PAD, size.text),
    words: figure.words === null ? [] : linesOf(pen, figure.words, width - 2 * PAD, size.text),
  }));
  const textLines = Math.max(...boxes.map((box) => box.labels.length + box.words.length));
  const height = textLines * lineHeight(pen, size.text) + lineHeight(pen, size.figure) + 2 * 7;
  const y = roomFor(sheet, top, height);
  boxes.forEach((box, at) => {
    const x = left + at * (width + GAP);
    fillBox(pen, x, y, width, height, INK.shade);
    fillBox(pen, x, y, 3, height, INK.accent);
    let line = y + 7;
    line += drawLines(pen, box.labels, x + PAD, line, { size: size.text, color: INK.label });
    const figureSize = fittingSize(pen, box.figure.figure, width - 2 * PAD);
    const slack = (lineHeight(pen, size.figure) - lineHeight(pen, figureSize)) / 2;
    drawText(pen, box.figure.figure, x + PAD, line + slack, { size: figureSize, isHeavy: true });
    drawLines(pen, box.words, x + PAD, line + lineHeight(pen, size.figure), { size: size.text });
  });
  return y + height + pen.profile.gap;
}
