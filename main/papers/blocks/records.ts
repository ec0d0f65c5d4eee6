/** A table whose columns would be too narrow: one record a row, each cell beside its title, figures at the right edge. */
import { widthOf } from '../fonts.ts';
import { drawLines, drawRight, drawRule, drawText, lineHeight, linesOf } from '../pen.ts';
import { INK } from '../profile.ts';
import { roomFor, type Sheet } from '../sheet.ts';
import type { TableLayout } from '../table-fit.ts';
import { paintSection } from './notes.ts';

const INDENT = 9;
const GAP = 8;

/** Draws the records and gives the `y` below them; a record is never torn, and the title is repeated over the page. */
export function paintRecords(sheet: Sheet, title: string, { columns, rows }: TableLayout, top: number): number {
  let y = paintSection(sheet, title, top);
  for (const [head = '', ...cells] of rows) {
    const pairs = cells.map((text, at) => ({ title: columns[at + 1]?.title ?? '', text }));
    const [only, ...others] = pairs;
    const lines = only !== undefined && others.length === 0 ? [{ title: head, text: only.text }] : pairs;
    const heading = others.length === 0 ? null : head;
    const height = recordHeight(sheet, heading, lines);
    const placed = roomFor(sheet, y, height);
    y = placed === y ? y : paintSection(sheet, `${title}（续）`, placed);
    y = paintRecord(sheet, heading, lines, y);
  }
  return y;
}

interface Pair {
  readonly title: string;
  readonly text: string;
}

function paintRecord(sheet: Sheet, heading: string | null, pairs: readonly Pair[], top: number): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  let y = top + 2;
  if (heading !== null) {
    const lines = linesOf(pen, heading, right - left - INDENT, size.text);
    y += drawLines(pen, lines, left + INDENT, y, { size: size.text, isHeavy: true });
  }
  for (const pair of pairs) {
    drawText(pen, pair.title, left + INDENT, y, { size: size.small, color: INK.label });
    for (const line of valueLines(sheet, pair)) {
      drawRight(pen, line, right, y, { size: size.small });
      y += lineHeight(pen, size.small);
    }
  }
  drawRule(pen, left + INDENT, y + 1, right, y + 1);
  return y + 2;
}

function recordHeight(sheet: Sheet, heading: string | null, pairs: readonly Pair[]): number {
  const { pen, left, right } = sheet;
  const { size } = pen.profile;
  const head = heading === null ? 0 : linesOf(pen, heading, right - left - INDENT, size.text).length;
  const lines = pairs.reduce((sum, pair) => sum + valueLines(sheet, pair).length, 0);
  return head * lineHeight(pen, size.text) + lines * lineHeight(pen, size.small) + 4;
}

function valueLines({ pen, left, right }: Sheet, { title, text }: Pair): string[] {
  const { size } = pen.profile;
  const room = right - left - INDENT - GAP - widthOf(pen.fonts, title, size.small);
  return linesOf(pen, text, room, size.small);
}
