/** A grid of labels and values with thin rules; long values wrap, a row is never torn. */
import type { Field } from '../content.ts';
import { drawLines, drawRule, fillBox, lineHeight, linesOf } from '../pen.ts';
import { INK } from '../profile.ts';
import { roomFor, type Sheet } from '../sheet.ts';

const PAD = 6;

interface Cell {
  readonly x: number;
  readonly width: number;
  readonly label: readonly string[];
  readonly value: readonly string[];
}

/** A grid no higher than this share of the page is not torn. */
const KEPT_WHOLE = 1 / 3;

interface Row {
  readonly cells: readonly Cell[];
  readonly height: number;
}

/** Draws the fields and gives the `y` below them; a small grid stays whole, of a large one no row stands alone. */
export function paintFields(sheet: Sheet, fields: readonly Field[], top: number): number {
  const rows = rowsOf(fields, sheet.pen.profile.fieldsPerRow).map((row) => measured(sheet, row));
  let y = top;
  rows.forEach(({ cells, height }, at) => {
    const placed = roomFor(sheet, y, keptWith(sheet, rows, at));
    drawRow(sheet, cells, placed, height);
    y = placed + height;
  });
  return y + sheet.pen.profile.gap;
}

function measured(sheet: Sheet, row: readonly Field[]): Row {
  const { pen } = sheet;
  const { size, cellPad } = pen.profile;
  const cells = cellsOf(sheet, row);
  const lines = Math.max(...cells.map((cell) => Math.max(cell.label.length, cell.value.length)));
  return { cells, height: lines * lineHeight(pen, size.text) + 2 * cellPad };
}

/** The room a row asks for: that of all rows at the beginning of a small grid, of two at the ends of a large one. */
function keptWith({ pen }: Sheet, rows: readonly Row[], at: number): number {
  const whole = heightOf(rows);
  if (at === 0 && whole <= pen.profile.height * KEPT_WHOLE) return whole;
  const isEnd = at === 0 || at === rows.length - 2;
  return heightOf(rows.slice(at, isEnd ? at + 2 : at + 1));
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0);
}

/** Pairs neighbours; a wide field, and one without a neighbour, takes the row. */
function rowsOf(fields: readonly Field[], perRow: 1 | 2): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const first = last?.[0];
    const isOpen = perRow === 2 && last?.length === 1 && first?.isWide !== true && field.isWide !== true;
    if (isOpen) last?.push(field);
    else rows.push([field]);
  }
  return rows;
}

function cellsOf(sheet: Sheet, row: readonly Field[]): Cell[] {
  const { pen, left, right } = sheet;
  const { label, size } = pen.profile;
  const width = (right - left) / row.length;
  return row.map((field, at) => ({
    x: left + at * width,
    width,
    label: linesOf(pen, field.label, label - 2 * PAD, size.text),
    value: linesOf(pen, field.value, width - label - 2 * PAD, size.text),
  }));
}

function drawRow(sheet: Sheet, cells: readonly Cell[], y: number, height: number): void {
  const { pen, left, right } = sheet;
  const { label, size } = pen.profile;
  for (const cell of cells) {
    fillBox(pen, cell.x, y, label, height, INK.shade);
    const labelTop = y + (height - cell.label.length * lineHeight(pen, size.text)) / 2;
    const valueTop = y + (height - cell.value.length * lineHeight(pen, size.text)) / 2;
    drawLines(pen, cell.label, cell.x + PAD, labelTop, { size: size.text, color: INK.label });
    drawLines(pen, cell.value, cell.x + label + PAD, valueTop, { size: size.text });
    drawRule(pen, cell.x, y, cell.x, y + height);
    drawRule(pen, cell.x + label, y, cell.x + label, y + height);
  }
  drawRule(pen, right, y, right, y + height);
  drawRule(pen, left, y, right, y);
  drawRule(pen, left, y + height, right, y + height);
}
