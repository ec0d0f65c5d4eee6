/** The calculation in plain Chinese: number and rule, the figures put in, the result at the right, the paragraph cited. */
import type { PaperStep } from '../content.ts';
import { drawRight, drawRule, drawText, lineHeight, linesOf } from '../pen.ts';
import { widthOf } from '../fonts.ts';
import { INK } from '../profile.ts';
import type { Sheet } from '../sheet.ts';
import { paintLines, paintSection, roomUnder } from './notes.ts';

const INDENT = 26;
/** A result wider than this share of the line stands below the title. */
const BESIDE = 0.4;

/** Draws the steps and gives the `y` below them; a step stays on one page unless it is longer than a third of it. */
export function paintSteps(sheet: Sheet, title: string, steps: readonly PaperStep[], top: number): number {
  let y = paintSection(sheet, title, top);
  steps.forEach((step, at) => {
    y = paintStep(sheet, title, step, { number: at + 1, top: y });
  });
  return y + sheet.pen.profile.gap;
}

interface StepPlace {
  readonly number: number;
  readonly top: number;
}

function paintStep(sheet: Sheet, title: string, step: PaperStep, { number, top }: StepPlace): number {
  const { pen, left, right } = sheet;
  const { size, height, isRoll } = pen.profile;
  const width = right - left - INDENT;
  const resultWidth = widthOf(pen.fonts, step.result, size.text);
  const isBeside = resultWidth <= (right - left) * BESIDE;
  const titles = linesOf(pen, step.title, isBeside ? width - resultWidth - 12 : width, size.text);
  const results = isBeside ? [] : linesOf(pen, step.result, width, size.text);
  const body = step.lines.flatMap((line) => linesOf(pen, line, width, size.small));
  const source = step.source === '' ? [] : linesOf(pen, `依据：${step.source}`, width, size.fine);
  const needed =
    (titles.length + results.length) * lineHeight(pen, size.text) +
    body.length * lineHeight(pen, size.small) +
    source.length * lineHeight(pen, size.fine) +
    6;
  let y = roomUnder(sheet, title, top, Math.min(needed, height / 3));
  drawText(pen, `${number}`, left + 9, y, { size: size.text, color: INK.accent, isHeavy: true });
  if (isBeside) drawRight(pen, step.result, right - 2, y, { size: size.text });
  const x = left + INDENT;
  y = paintLines(sheet, titles, { x, y, size: size.text, title });
  y = paintLines(sheet, results, { x, y, size: size.text, title });
  y = paintLines(sheet, body, { x, y, size: size.small, title });
  y = paintLines(sheet, source, { x, y, size: size.fine, color: isRoll ? INK.text : INK.label, title });
  drawRule(pen, x, y + 2, right, y + 2);
  return y + 6;
}
