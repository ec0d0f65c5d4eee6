/** The calculation in plain Chinese: number and rule, the figures put in, the result at the right, the paragraph cited. */
import type { PaperStep } from '../content.ts';
import { drawRight, drawRule, drawText, lineHeight, linesOf } from '../pen.ts';
import { widthOf } from '../fonts.ts';
import { INK } from '../profile.ts';
import { roomFor, type Sheet } from '../sheet.ts';
import { paintLines, paintSection } from './notes.ts';

const INDENT = 26;

/** Draws the steps and gives the `y` below them; a step stays on one page unless it is longer than a third of it. */
export function paintSteps(sheet: Sheet, title: string, steps: readonly PaperStep[], top: number): number {
  let y = paintSection(sheet, title, top);
  steps.forEach((step, at) => {
    y = paintStep(sheet, step, at + 1, y);
  });
  return y + 8;
}

function paintStep(sheet: Sheet, step: PaperStep, number: number, top: number): number {
  const { pen, left, right } = sheet;
  const { size, height } = pen.profile;
  const resultWidth = widthOf(pen.fonts, step.result, size.text);
  const titles = linesOf(pen, step.title, right - left - INDENT - resultWidth - 12, size.text);
  const body = step.lines.flatMap((line) => linesOf(pen, line, right - left - INDENT, size.small));
  const source = step.source === '' ? [] : linesOf(pen, `依据：${step.source}`, right - left - INDENT, 7.5);
  const needed =
    titles.length * lineHeight(pen, size.text) + body.length * lineHeight(pen, size.small) + source.length * 12 + 6;
  let y = roomFor(sheet, top, Math.min(needed, height / 3));
  drawText(pen, `${number}`, left + 9, y, { size: size.text, color: INK.accent, isHeavy: true });
  drawRight(pen, step.result, right - 2, y, { size: size.text });
  y = paintLines(sheet, titles, left + INDENT, y, size.text);
  y = paintLines(sheet, body, left + INDENT, y, size.small);
  y = paintLines(sheet, source, left + INDENT, y, 7.5, INK.label);
  drawRule(pen, left + INDENT, y + 2, right, y + 2);
  return y + 6;
}
