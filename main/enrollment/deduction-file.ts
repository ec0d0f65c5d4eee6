/** Reads a 扣缴结果文件: CSV, UTF-8 or GBK, header names of `shared/deduction-result.ts` in any order. */
import iconv from 'iconv-lite';
import { DEDUCTION_COLUMNS, type DeductionColumn } from '../../shared/deduction-result.ts';
import { AppError } from '../../shared/errors.ts';
import { type CsvRecord, startCsv } from '../../shared/csv-lines.ts';

export interface DeductionLine {
  readonly line: number;
  readonly cells: Readonly<Record<DeductionColumn, string>>;
}

/** A result file is one day's orders of one desk; more than this is another file. */
const MAX_BYTES = 8 * 1024 * 1024;

/** The rows under the header. Throws 'deduction-file-invalid'. */
export function readDeductionFile(bytes: Uint8Array, name: string): DeductionLine[] {
  const [header, ...records] = recordsOf(textOf(bytes, name), name);
  if (header === undefined) throw invalid(name, '文件是空的');
  const columns = columnsOf(header.cells, name);
  if (records.length === 0) throw invalid(name, '只有表头，没有数据行');
  return records.map((record) => ({ line: record.line, cells: cellsOf(record, columns) }));
}

function textOf(bytes: Uint8Array, name: string): string {
  if (bytes.length === 0) throw invalid(name, '文件是空的');
  if (bytes.length > MAX_BYTES) throw invalid(name, '文件超过 8 MB');
  if (bytes.includes(0)) throw invalid(name, '文件不是文本，可能是表格文件，请另存为 CSV');
  const decoders = [
    () => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    () => iconv.decode(Buffer.from(bytes), 'gb18030', { stripBOM: true }),
  ];
  for (const decode of decoders) {
    const text = attempt(decode);
    if (text !== null && !text.includes('\ufffd')) return text;
  }
  throw invalid(name, '文字编码既不是 UTF-8 也不是 GBK，或文件被截断');
}

function attempt(decode: () => string): string | null {
  try {
    return decode();
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

function recordsOf(text: string, name: string): CsvRecord[] {
  const reader = startCsv();
  try {
    return [...reader.read(text), ...reader.end()];
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'roster-quote-open') throw invalid(name, '有引号没有配对');
    throw cause;
  }
}

function columnsOf(header: readonly string[], name: string): Map<DeductionColumn, number> {
  const names = header.map((cell) => cell.replace(/^\ufeff/, '').trim());
  const columns = new Map<DeductionColumn, number>();
  for (const column of DEDUCTION_COLUMNS) {
    const found = names.indexOf(column);
    if (found < 0) throw invalid(name, `缺少“${column}”列`);
    if (names.includes(column, found + 1)) throw invalid(name, `“${column}”列出现两次`);
    columns.set(column, found);
  }
  return columns;
}

function cellsOf(record: CsvRecord, columns: Map<DeductionColumn, number>): Record<DeductionColumn, string> {
  const cell = (column: DeductionColumn): string => record.cells[columns.get(column) ?? -1] ?? '';
  return {
    受理单号: cell('受理单号'),
    证件号码: cell('证件号码'),
    金额: cell('金额'),
    结果: cell('结果'),
    原因: cell('原因'),
    流水号: cell('流水号'),
  };
}

function invalid(name: string, problem: string): AppError<'deduction-file-invalid'> {
  return new AppError('deduction-file-invalid', { name, problem });
}
