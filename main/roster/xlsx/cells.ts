/** What stands in a sheet's cells, as the texts a CSV would hold; what would only look right is refused with its reason. */
import { addDays, type LocalDate, localDate } from '../../../shared/dates.ts';
import type { RosterColumn, RosterHeader } from '../../../shared/roster-header.ts';
import type { SourceRecord } from '../run.ts';
import type { RawCell, RawRow } from './sheet.ts';

const DATES: ReadonlySet<RosterColumn> = new Set(['brdy', 'trt_enjymnt_begndate', 'trt_enjymnt_enddate']);
/** Identities: a spreadsheet keeps 15 digits of a number and makes the rest zeros. */
const NUMBERS: ReadonlySet<RosterColumn> = new Set(['certno', 'psn_no']);

const REASONS = {
  formula: '是公式。请复制该列，用“选择性粘贴→数值”粘贴后重新导入',
  error: '是错误值（如 #N/A）。请改正后重新导入',
  digits: '是数值格式，15 位以后的数字已丢失。请把该列设为“文本”格式后重新录入或导出',
} as const;

/** The texts of a row, for a header or where no column is known yet. */
export function plainTexts({ cells }: RawRow): readonly string[] {
  return Array.from(cells, (cell) => cell?.text ?? '');
}

/** Whether nothing stands in a row; formatted rows reach far below a list. */
export function isBlank({ cells }: RawRow): boolean {
  return cells.every((cell) => cell === undefined || (cell.kind !== 'formula' && cell.text.trim() === ''));
}

/** A row under its header; as many cells as the header has, unless something stands behind them. */
export function recordOf(row: RawRow, header: RosterHeader, is1904: boolean): SourceRecord {
  const { line } = row;
  const texts = [...plainTexts(row)];
  while (texts.length < header.width) texts.push('');
  for (const [column, place] of header.places) {
    const read = textOf(row.cells[place], column, is1904);
    if ('reason' in read) return { line, field: column, reason: read.reason };
    texts[place] = read.text;
  }
  const op = header.op === null ? undefined : row.cells[header.op];
  if (op?.kind === 'formula') return { line, field: 'op', reason: REASONS.formula };
  return { line, cells: texts };
}

function textOf(
  cell: RawCell | undefined,
  column: RosterColumn,
  is1904: boolean,
): { text: string } | { reason: string } {
  if (cell === undefined) return { text: '' };
  if (cell.kind === 'formula' || cell.kind === 'error') return { reason: REASONS[cell.kind] };
  if (cell.kind === 'text') return { text: cell.text };
  if (DATES.has(column)) return { text: dateOf(cell.text, is1904) ?? cell.text };
  const isExact = /^\d{1,15}$/.test(cell.text);
  return NUMBERS.has(column) && !isExact ? { reason: REASONS.digits } : { text: cell.text };
}

/** Up to the year 2199; larger numbers are dates written as digits (20211120), which the row's own reading knows. */
const LAST_SERIAL = 109_574;
/** Excel believes in 29 February 1900: its day 60. */
const FALSE_LEAP_DAY = 60;

/** A day counted by a spreadsheet, as a date; null for what is no such count (also one with a time of day). */
function dateOf(digits: string, is1904: boolean): LocalDate | null {
  if (!/^\d{1,6}$/.test(digits)) return null;
  const serial = Number(digits);
  if (serial > LAST_SERIAL) return null;
  if (is1904) return addDays(localDate('1904-01-01'), serial);
  if (serial === 0 || serial === FALSE_LEAP_DAY) return null;
  return addDays(localDate('1899-12-31'), serial > FALSE_LEAP_DAY ? serial - 1 : serial);
}
