/** A table with aligned columns; its head is repeated on every page it reaches. */
import type { Block, Column } from '../content.ts';
import { drawLines, drawRight, drawRule, fillBox, lineHeight, linesOf, type TextStyle } from '../pen.ts';
import { widthOf } from '../fonts.ts';
import { INK } from '../profile.ts';
import { roomFor, type Sheet } from '../sheet.ts';
import { paintSection } from './notes.ts';

type Table = Extract<Block, { readonly block: 'table' }>;

const PAD = { x: 5, y: 3 };

/** Draws the table and gives the `y` below it. */
export function paintTable(sheet: Sheet, table: Table, top: number): number {
  let y = paintSection(sheet, table.title, top);
  const head = table.columns.map(({ title }) => title);
  y = paintRow(sheet, table.columns, head, y, true);
  for (const row of table.rows) {
    const placed = roomFor(sheet, y, rowHeight(sheet, table.columns, row));
    y = placed === y ? y : paintRow(sheet, table.columns, head, placed, true);
    y = paintRow(sheet, table.columns, row, y, false);
  }
  return y + 10;
}

function paintRow(
  sheet: Sheet,
  columns: readonly Column[],
  row: readonly string[],
  y: number,
  isHead: boolean,
): number {
  const { pen, left, right } = sheet;
  const height = rowHeight(sheet, columns, row);
  const style = { size: pen.profile.size.small, ...(isHead ? { color: INK.label } : {}) };
  if (isHead) {
    fillBox(pen, left, y, right - left, height, INK.shade);
    drawRule(pen, left, y, right, y);
  }
  let x = left;
  columns.forEach((column, at) => {
    const width = column.share * (right - left);
    if (column.align === 'left') {
      drawLines(pen, cellLines(sheet, column, row[at] ?? ''), x + PAD.x, y + PAD.y, style);
    } else drawFigure(sheet, row[at] ?? '', x + width - PAD.x, width - 2 * PAD.x, y + PAD.y, style);
    x += width;
  });
  drawRule(pen, left, y + height, right, y + height);
  return y + height;
}

/** A figure is never torn: one too long for its column is set smaller. */
function drawFigure(sheet: Sheet, text: string, right: number, width: number, y: number, style: TextStyle): void {
  const { pen } = sheet;
  const full = widthOf(pen.fonts, text, style.size);
  const size = full <= width ? style.size : (style.size * width) / full;
  const slack = (lineHeight(pen, style.size) - lineHeight(pen, size)) / 2;
  drawRight(pen, text, right, y + slack, { ...style, size });
}

function rowHeight(sheet: Sheet, columns: readonly Column[], row: readonly string[]): number {
  const counts = columns.map((column, at) => cellLines(sheet, column, row[at] ?? '').length);
  return Math.max(...counts) * lineHeight(sheet.pen, sheet.pen.profile.size.small) + 2 * PAD.y;
}

function cellLines(sheet: Sheet, column: Column, text: string): string[] {
  const { pen, left, right } = sheet;
  if (column.align === 'right') return [text];
  return linesOf(pen, text, column.share * (right - left) - 2 * PAD.x, pen.profile.size.small);
}
