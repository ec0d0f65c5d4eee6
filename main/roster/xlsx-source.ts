/** An XLSX as records, read from memory, bounded; nothing of it is written to a disk in clear (DESIGN §4). */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { readRosterHeader, type RosterHeader } from '../../shared/roster-header.ts';
import { startSha256 } from '../crypto.ts';
import type { ImportRun, RecordSource, SourceRecord } from './run.ts';
import { sourceBytes } from './source.ts';
import { isBlank, plainTexts, recordOf } from './xlsx/cells.ts';
import { findMerges } from './xlsx/merges.ts';
import { type RawRow, startSheet } from './xlsx/sheet.ts';
import { openWorkbook, type Workbook, xmlPieces } from './xlsx/workbook.ts';

const MEGABYTE = 1024 * 1024;
const LIMIT_MEGABYTES = 30;
/** Data rows; beyond it a CSV is asked for, which has no limit. */
const ROW_LIMIT = 100_000;

/** Null when cancelled. Errors: 'roster-xlsx-too-large', 'roster-xlsx-sheets', 'roster-xlsx-broken'. */
export async function openXlsx(run: ImportRun): Promise<RecordSource | null> {
  const { request, watcher, size } = run;
  if (size > LIMIT_MEGABYTES * MEGABYTE) {
    throw new AppError('roster-xlsx-too-large', { megabytes: Math.ceil(size / MEGABYTE), limit: LIMIT_MEGABYTES });
  }
  watcher.progress({ done: 0, total: size, phase: 'scan' });
  const bytes = await sourceBytes(request.source);
  const hash = startSha256();
  hash.update(bytes);
  if (watcher.isCancelled()) return null;
  const workbook = orBroken(() => openWorkbook(bytes));
  watcher.progress({ done: size, total: size, phase: 'scan' });
  const records = (): AsyncGenerator<readonly SourceRecord[]> => sheetRecords(run, workbook);
  return { format: 'xlsx', sha256: hash.hex(), rows: rowsSaid(workbook), isEnded: true, records };
}

/** Rows below the header, as the sheet's own dimension says; it may lie, so it only moves the progress bar. */
function rowsSaid({ sheet }: Workbook): number {
  const said = /dimension\s[^>]*ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(sheet.toString('latin1', 0, 4096))?.[1];
  return Math.min(ROW_LIMIT, Math.max(0, Number(said ?? 1) - 1));
}

/** Errors: 'roster-xlsx-too-long', 'roster-xlsx-broken', and those of the header. */
async function* sheetRecords({ watcher }: ImportRun, workbook: Workbook): AsyncGenerator<readonly SourceRecord[]> {
  const reader = startSheet(workbook.strings);
  const toRecord = startRecords(workbook);
  const pieces = xmlPieces(workbook.sheet);
  for (;;) {
    // A cancellation comes in while this waits.
    await setImmediate();
    if (watcher.isCancelled()) return;
    const piece = orBroken(() => pieces.next());
    if (piece.done === true) break;
    const rows = orBroken(() => reader.read(piece.value));
    yield rows.filter((row) => !isBlank(row)).map(toRecord);
  }
  orBroken(() => reader.end());
}

/** The first row that is not blank is the header; the others are read under it. */
function startRecords({ sheet, is1904 }: Workbook): (row: RawRow) => SourceRecord {
  let header: RosterHeader | null = null;
  let isMerged = (_: number): boolean => false;
  let count = 0;
  return (row) => {
    if (header === null) {
      const cells = plainTexts(row);
      header = readRosterHeader(cells);
      isMerged = findMerges(sheet, header);
      return { line: row.line, cells };
    }
    count += 1;
    if (count > ROW_LIMIT) throw new AppError('roster-xlsx-too-long', { limit: ROW_LIMIT });
    if (isMerged(row.line)) return { line: row.line, field: '整行', reason: '有合并单元格。请取消合并并逐行填写' };
    return recordOf(row, header, is1904);
  };
}

/** What is no whole workbook says so in one sentence. */
function orBroken<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) throw new AppError('roster-xlsx-broken', {});
    throw cause;
  }
}
