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

/** Draws the fields and gives the `y` below them. */
export function paintFields(sheet: Sheet, fields: readonly Field[], top: number): number {
  let y = top;
  for (const row of rowsOf(fields, sheet.pen.profile.fieldsPerRow)) {
    const cells = cellsOf(sheet, row);
    const { size, cellPad } = sheet.pen.profile;
    const lines = Math.max(...cells.map((cell) => Math.max(cell.label.length, cell.value.length)));
    const height = lines * lineHeight(sheet.pen, size.text) + 2 * cellPad;
    const placed = roomFor(sheet, y, height);
    drawRow(sheet, cells, placed, height);
    y = placed + height;
  }
  return y + sheet.pen.profile.gap;
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
