/** The blocks of a paper as lines of plain text. */
import { assertNever } from '../../shared/assert-never.ts';
import type { Block, Column, Field, Figure, PaperStep } from '../papers/content.ts';
import { layOutTable, type Table, type TableLayout } from '../papers/table-fit.ts';
import {
  columnsOf,
  ends,
  FORM_COLUMNS,
  padEnd,
  padStart,
  printable,
  type TextGroup,
  wrapColumns,
} from './text-page.ts';

const LABEL = 14;
const HALF = FORM_COLUMNS / 2;
const COLUMN_GAP = 1;

/** A block's lines, grouped as they must stay together. */
export function textGroups(block: Block): TextGroup[] {
  switch (block.block) {
    case 'statement':
      return [together(wrapColumns(`※ ${block.text}`, FORM_COLUMNS))];
    case 'section':
      return [together([`■${block.title}`])];
    case 'fields':
      return fieldRows(block.fields).map((row) => together(fieldLines(row)));
    case 'figures':
      return block.figures.map((figure) => together(figureLines(figure)));
    case 'table':
      return tableGroups(block);
    case 'bars':
      return under(
        block.title,
        block.bars.map(({ label, figure }) => ends(`  ${printable(label)}`, printable(figure))),
      );
    case 'steps':
      return under(block.title, block.steps.map(stepLines));
    case 'notes':
      return under(
        block.title,
        block.notes.map((note, at) => noteLines(note, block.notes.length, at + 1)),
      );
    case 'signatures':
      return [together(signatureLines(block.signers))];
    default:
      return assertNever(block);
  }
}

function together(lines: readonly string[]): TextGroup {
  return { lines, heading: [] };
}

/** The heading stays with the first of what it heads and is repeated over the page, a table's head with it. */
function under(title: string, items: readonly (readonly string[])[], head: readonly string[] = []): TextGroup[] {
  const [first = [], ...others] = items;
  const heading = [`■${title}（续）`, ...head];
  return [together([`■${title}`, ...head, ...first]), ...others.map((lines) => ({ lines, heading }))];
}

/** Pairs neighbours that fit half a line each. */
function fieldRows(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const isOpen = last?.length === 1 && last.every(isHalf) && isHalf(field);
    if (isOpen) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function isHalf({ label, value, isWide }: Field): boolean {
  return isWide !== true && columnsOf(label) < LABEL && columnsOf(printable(value)) < HALF - LABEL;
}

function fieldLines(row: readonly Field[]): string[] {
  const [first, second] = row;
  if (first === undefined) return [];
  if (second !== undefined) return [padEnd(fieldText(first), HALF) + fieldText(second)];
  const [line = '', ...more] = wrapColumns(first.value, FORM_COLUMNS - Math.max(LABEL, columnsOf(first.label) + 1));
  return [padEnd(`${first.label} `, LABEL) + line, ...more.map((next) => ' '.repeat(LABEL) + next)];
}

function fieldText({ label, value }: Field): string {
  return padEnd(`${label} `, LABEL) + printable(value);
}

function figureLines({ label, figure, words }: Figure): string[] {
  return [...ends(label, printable(figure)), ...(words === null ? [] : wrapColumns(`  ${words}`, FORM_COLUMNS))];
}

function tableGroups(table: Table): TextGroup[] {
  const layout = layOutTable(table, {
    width: FORM_COLUMNS,
    padding: COLUMN_GAP + 1,
    isWide: true,
    shrink: 1,
    widthOf: (text) => columnsOf(printable(text)),
  });
  const { columns, rows } = layout;
  if (layout.as === 'records')
    return under(
      table.title,
      rows.map((row) => recordLines(layout, row)),
    );
  const head = rowLines(
    columns,
    columns.map(({ title }) => title),
  );
  return under(
    table.title,
    rows.map((row) => rowLines(columns, row)),
    head,
  );
}

function rowLines(columns: readonly Column[], row: readonly string[]): string[] {
  const widths = columnWidths(columns);
  const cells = columns.map((column, at) => {
    const text = printable(row[at] ?? '');
    return column.align === 'right' ? [text] : wrapColumns(text, (widths[at] ?? 0) - COLUMN_GAP);
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, at) => {
        const width = widths[at] ?? 0;
        const text = cells[at]?.[line] ?? '';
        return align === 'right' ? padEnd(padStart(text, width - COLUMN_GAP), width) : padEnd(text, width);
      })
      .join('')
      .trimEnd(),
  );
}

/** Whole columns; the last takes what rounding left. */
function columnWidths(columns: readonly Column[]): number[] {
  const widths = columns.map(({ share }) => Math.floor(share * FORM_COLUMNS));
  const used = widths.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return [...widths.slice(0, -1), FORM_COLUMNS - used];
}

function recordLines({ columns }: TableLayout, [head = '', ...cells]: readonly string[]): string[] {
  const lines = wrapColumns(head, FORM_COLUMNS);
  let line = ' ';
  for (const [at, text] of cells.entries()) {
    const pair = ` ${columns[at + 1]?.title ?? ''} ${printable(text)}`;
    if (line.trim() !== '' && columnsOf(line + pair) > FORM_COLUMNS) {
      lines.push(...wrapColumns(line, FORM_COLUMNS));
      line = ' ';
    }
    line += line.trim() === '' ? pair : ` ${pair}`;
  }
  return [...lines, ...wrapColumns(line, FORM_COLUMNS)];
}

function stepLines({ title, lines, result, source }: PaperStep, at: number): string[] {
  const cited = source === '' ? [] : [`依据：${source}`];
  const body = [...lines, ...cited].flatMap((line) => wrapColumns(line, FORM_COLUMNS - 4));
  return [...ends(printable(`${at + 1}. ${title}`), printable(result)), ...body.map((line) => `    ${line}`)];
}

function noteLines(note: string, count: number, number: number): string[] {
  const mark = count === 1 ? '  ' : padEnd(`${number}.`, 4);
  const [first = '', ...more] = wrapColumns(note, FORM_COLUMNS - mark.length);
  return [mark + first, ...more.map((line) => ' '.repeat(mark.length) + line)];
}

function signatureLines(signers: readonly string[]): string[] {
  const fields = signers.map((signer) => padEnd(`${signer}：`, 20) + '_'.repeat(16));
  const rows = Array.from({ length: Math.ceil(fields.length / 2) }, (_, at) => fields.slice(at * 2, at * 2 + 2));
  return rows.flatMap((row) => ['', row.join('    ')]);
}
