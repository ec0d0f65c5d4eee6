/** The waterfall 总费用 → 基本医保 → … → 个人负担, one bar a row, so that figures of any length stay readable. */
import type { Bar } from '../content.ts';
import { drawRight, drawRule, drawText, fillBox, lineHeight } from '../pen.ts';
import { widthOf } from '../fonts.ts';
import { INK } from '../profile.ts';
import { roomFor, type Sheet } from '../sheet.ts';
import { paintSection } from './notes.ts';

const ROW = 18;
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
  const y = paintSection(sheet, title, roomFor(sheet, top, bars.length * ROW + 30));
  const labels = Math.max(...bars.map(({ label }) => widthOf(pen.fonts, label, size.small))) + 18;
  const figures = Math.max(...bars.map(({ figure }) => widthOf(pen.fonts, figure, size.text))) + 12;
  const from = left + labels;
  const span = right - figures - from;
  bars.forEach((bar, at) => {
    const row = y + at * ROW;
    const textTop = row + (ROW - lineHeight(pen, size.small)) / 2;
    drawText(pen, bar.label, left + 9, textTop, { size: size.small });
    const width = Math.max((bar.to - bar.from) * span, 0.8);
    fillBox(pen, from + bar.from * span, row + 3.5, width, ROW - 7, TONES[bar.tone]);
    const isOurs = bar.tone === 'ours' || bar.tone === 'person';
    const figureTop = row + (ROW - lineHeight(pen, size.text)) / 2;
    drawRight(pen, bar.figure, right - 2, figureTop, { size: size.text, isHeavy: isOurs });
  });
  drawRule(pen, from, y, from, y + bars.length * ROW, INK.label);
  return y + bars.length * ROW + 10;
}
