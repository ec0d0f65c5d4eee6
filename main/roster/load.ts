/** Records to checked rows, one transaction per piece; memory stays bounded by a piece. */
import { AppError } from '../../shared/errors.ts';
import type { RefusedRow } from '../../shared/errors/roster.ts';
import { readRosterHeader, type RosterHeader } from '../../shared/roster-header.ts';
import { readRosterRow, type RosterWarning } from '../../shared/roster-row.ts';
import type { BuildRun, SourceRecord } from './run.ts';
import type { NumberedRow } from './row-writer.ts';

/** How many refused rows the refusal of a whole file names at most; a delta's, all of which must be mended, are many. */
const EXAMPLES = 50;

/** What loading has counted so far. */
export interface Loaded {
  header: RosterHeader | null;
  accepted: number;
  refusedCount: number;
  /** The first of the refused rows found. */
  readonly examples: RefusedRow[];
  readonly warnings: Partial<Record<RosterWarning, number>>;
  /** The last record, when it was refused. */
  refusedLast: RefusedRow | null;
}

/** Reads and writes every row; null when cancelled. Errors: see `importRoster`. */
export async function loadRows(run: BuildRun): Promise<Loaded | null> {
  const { source, watcher } = run;
  const loaded: Loaded = { header: null, accepted: 0, refusedCount: 0, examples: [], warnings: {}, refusedLast: null };
  for await (const records of source.records()) {
    takeRecords(run, loaded, records);
    watcher.progress({ done: rowsOf(loaded), total: Math.max(source.rows, rowsOf(loaded)), phase: 'load' });
  }
  if (watcher.isCancelled()) return null;
  watcher.progress({ done: rowsOf(loaded), total: rowsOf(loaded), phase: 'load' });
  if (loaded.refusedLast !== null && !source.isEnded) {
    throw new AppError('roster-truncated', { line: loaded.refusedLast.line });
  }
  return loaded;
}

function rowsOf({ accepted, refusedCount }: Loaded): number {
  return accepted + refusedCount;
}

/** Counts refused rows and keeps the first of them. */
export function noteRefused(loaded: Loaded, refused: readonly RefusedRow[]): void {
  loaded.refusedCount += refused.length;
  loaded.examples.push(...refused.slice(0, EXAMPLES - loaded.examples.length));
}

/** Checks the records of one piece and writes them in one transaction. */
function takeRecords({ request, builder }: BuildRun, loaded: Loaded, records: readonly SourceRecord[]): void {
  const rows: NumberedRow[] = [];
  const refused: RefusedRow[] = [];
  for (const record of records) {
    if (loaded.header === null) {
      loaded.header = readHeader(record, request.base !== null);
      continue;
    }
    const outcome = 'cells' in record ? readRosterRow(record.cells, loaded.header, request.today) : record;
    if ('reason' in outcome) {
      loaded.refusedLast = { line: record.line, field: outcome.field, reason: outcome.reason };
      refused.push(loaded.refusedLast);
      continue;
    }
    loaded.refusedLast = null;
    rows.push({ line: record.line, ...outcome });
    for (const warning of outcome.warnings) loaded.warnings[warning] = (loaded.warnings[warning] ?? 0) + 1;
  }
  builder.add(rows, refused);
  loaded.accepted += rows.length;
  noteRefused(loaded, refused);
}

/** The first record; its `op` column must be there for a delta and only for a delta. */
function readHeader(record: SourceRecord, isDelta: boolean): RosterHeader {
  if (!('cells' in record)) throw new AppError('roster-header-unreadable', { reason: record.reason });
  const header = readRosterHeader(record.cells);
  if (isDelta && header.op === null) throw new AppError('roster-delta-without-op', {});
  if (!isDelta && header.op !== null) throw new AppError('roster-full-with-op', {});
  return header;
}
