/** The waterfall 总费用 → 基本医保 → … → 个人负担, one bar a row; where bars have no room, labels and figures alone. */
import type { Bar } from '../content.ts';
import { drawLines, drawRight, drawRule, drawText, fillBox, lineHeight, linesOf } from '../pen.ts';
import { widthOf } from '../fonts.ts';
import { INK } from '../profile.ts';
import { roomFor, type Sheet } from '../sheet.ts';
import { paintSection } from './notes.ts';

const ROW = 18;
/** Shorter bars tell nothing. */
const LEAST_SPAN = 60;
const TONES: Readonly<Record<Bar['tone'], string>> = {
  total: '#8A96A3',
  paid: '#B9C8D8',
  ours: '#0B5CAB',
  person: '#3D4853',
};

/** Draws the bars and gives the `y` below them. */
export function paintBars(sheet: Sheet, title: string, bars: readonly Bar[], top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  const labels = Math.max(...bars.map(({ label }) => widthOf(pen.fonts, label, size.small))) + 18;
  const figures = Math.max(...bars.map(({ figure }) => widthOf(pen.fonts, figure, size.text))) + 12;
  const from = left + labels;
  const span = right - figures - from;
  if (pen.profile.ink === 'lines' || span < LEAST_SPAN) return paintFiguresOnly(sheet, title, bars, top);
  const y = paintSection(sheet, title, roomFor(sheet, top, bars.length * ROW + 30));
  bars.forEach((bar, at) => {
    const row = y + at * ROW;
    const textTop = row + (ROW - lineHeight(pen, size.small)) / 2;
    drawText(pen, bar.label, left + 9, textTop, { size: size.small });
    const width = Math.max((bar.to - bar.from) * span, 0.8);
    fillBox(pen, from + bar.from * span, row + 3.5, width, ROW - 7, TONES[bar.tone]);
    const figureTop = row + (ROW - lineHeight(pen, size.text)) / 2;
    drawRight(pen, bar.figure, right - 2, figureTop, { size: size.text, isHeavy: isOurs(bar) });
  });
  drawRule(pen, from, y, from, y + bars.length * ROW, INK.label);
  return y + bars.length * ROW + pen.profile.gap;
}

function paintFiguresOnly(sheet: Sheet, title: string, bars: readonly Bar[], top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  let y = paintSection(sheet, title, top);
  for (const bar of bars) {
    const room = right - left - 17 - widthOf(pen.fonts, bar.figure, size.text);
    const labels = linesOf(pen, bar.label, room, size.text);
    const placed = roomFor(sheet, y, labels.length * lineHeight(pen, size.text));
    y = placed === y ? y : paintSection(sheet, `${title}（续）`, placed);
    drawRight(pen, bar.figure, right, y, { size: size.text, isHeavy: isOurs(bar) });
    y += drawLines(pen, labels, left + 9, y, { size: size.text });
  }
  return y + pen.profile.gap;
}

function isOurs({ tone }: Bar): boolean {
  return tone === 'ours' || tone === 'person';
}
