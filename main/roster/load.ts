/** The second reading: text, records, checked rows, one transaction per piece; memory stays bounded by a piece. */
import { AppError } from '../../shared/errors.ts';
import type { RefusedRow } from '../../shared/errors/roster.ts';
import { readRosterHeader, type RosterHeader } from '../../shared/roster-header.ts';
import { readRosterRow, type RosterWarning } from '../../shared/roster-row.ts';
import { startSha256 } from '../crypto.ts';
import type { NumberedRow } from './builder.ts';
import { startCsv, type CsvRecord } from './csv.ts';
import { startDecoder } from './decode.ts';
import type { BuildRun } from './run.ts';
import { sourceChunks } from './source.ts';

/** How many refused rows the answer carries; all of them stand in the file. */
const SHOWN_REFUSED = 200;

/** What loading has counted so far. */
export interface Loaded {
  header: RosterHeader | null;
  accepted: number;
  refusedCount: number;
  /** The first of the refused rows. */
  readonly refused: RefusedRow[];
  readonly warnings: Partial<Record<RosterWarning, number>>;
  /** The last record, when it was refused. */
  refusedLast: RefusedRow | null;
}

/** Reads and writes every row; null when cancelled. Errors: see `importRoster`. */
export async function loadRows(run: BuildRun): Promise<Loaded | null> {
  const { request, scanned, watcher } = run;
  const loaded: Loaded = { header: null, accepted: 0, refusedCount: 0, refused: [], warnings: {}, refusedLast: null };
  const [decoder, csv, hash] = [startDecoder(scanned.encoding), startCsv(), startSha256()];
  for await (const chunk of sourceChunks(request.source)) {
    if (watcher.isCancelled()) return null;
    hash.update(chunk);
    takeRecords(run, loaded, await csv.read(decoder.write(chunk)));
    watcher.progress({ done: rowsOf(loaded), total: Math.max(scanned.rows, rowsOf(loaded)), phase: 'load' });
  }
  takeRecords(run, loaded, await csv.read(decoder.end()));
  takeRecords(run, loaded, await csv.end());
  watcher.progress({ done: rowsOf(loaded), total: rowsOf(loaded), phase: 'load' });
  if (hash.hex() !== scanned.sha256) throw new AppError('roster-file-changed', {});
  if (loaded.refusedLast !== null && !scanned.endsWithNewline) {
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
  loaded.refused.push(...refused.slice(0, SHOWN_REFUSED - loaded.refused.length));
}

/** Checks the records of one piece and writes them in one transaction. */
function takeRecords({ request, builder }: BuildRun, loaded: Loaded, records: readonly CsvRecord[]): void {
  const rows: NumberedRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { cells, line } of records) {
    if (loaded.header === null) {
      loaded.header = readRosterHeader(cells);
      continue;
    }
    const outcome = readRosterRow(cells, loaded.header, request.today);
    loaded.refusedLast = outcome.ok ? null : { line, field: outcome.field, reason: outcome.reason };
    if (loaded.refusedLast !== null) refused.push(loaded.refusedLast);
    if (!outcome.ok) continue;
    rows.push({ line, row: outcome.row });
    for (const warning of outcome.warnings) loaded.warnings[warning] = (loaded.warnings[warning] ?? 0) + 1;
  }
  builder.add(rows, refused);
  loaded.accepted += rows.length;
  noteRefused(loaded, refused);
}
