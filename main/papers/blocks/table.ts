/** A table with aligned columns; its head is repeated on every page it reaches. Too narrow a sheet shows it as records. */
import type { Column } from '../content.ts';
import { drawLines, drawRight, drawRule, fillBox, lineHeight, linesOf, type TextStyle } from '../pen.ts';
import { widthOf } from '../fonts.ts';
import { INK } from '../profile.ts';
import { roomFor, type Sheet } from '../sheet.ts';
import { layOutTable, type Table, type TableLayout } from '../table-fit.ts';
import { paintSection, sectionHeight } from './notes.ts';
import { paintRecords } from './records.ts';

const PAD = { x: 5, y: 3 };

/** Draws the table and gives the `y` below it. */
export function paintTable(sheet: Sheet, table: Table, top: number): number {
  const { pen, left, right } = sheet;
  const { size, fieldsPerRow } = pen.profile;
  const layout = layOutTable(table, {
    width: right - left,
    padding: 2 * PAD.x,
    widthOf: (text) => widthOf(pen.fonts, text, size.small),
    isWide: fieldsPerRow === 2,
    shrink: size.least / size.small,
  });
  const paint = layout.as === 'records' ? paintRecords : paintRows;
  return paint(sheet, table.title, layout, top) + pen.profile.gap;
}

/** The head is never the last thing on a page. */
function paintRows(sheet: Sheet, title: string, { columns, rows }: TableLayout, top: number): number {
  const head = columns.map(({ title: column }) => column);
  const least = rowHeight(sheet, columns, head) + rowHeight(sheet, columns, rows[0] ?? head);
  const start = paintSection(sheet, title, roomFor(sheet, top, sectionHeight(sheet) + least));
  let y = paintRow(sheet, columns, head, start, true);
  for (const row of rows) {
    const placed = roomFor(sheet, y, rowHeight(sheet, columns, row));
    y = placed === y ? y : paintRow(sheet, columns, head, placed, true);
    y = paintRow(sheet, columns, row, y, false);
  }
  return y;
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
