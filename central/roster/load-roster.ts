/** A roster list (docs/roster.md) into the centre's tables, piece by piece; checked line by line as at every desk. */
import { startCsv } from '../../shared/csv-lines.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { RefusedRow } from '../../shared/errors/roster.ts';
import { readRosterHeader, type RosterHeader } from '../../shared/roster-header.ts';
import { readRosterRow } from '../../shared/roster-row.ts';
import type { Transaction } from '../database/pool.ts';
import { removeRow, startRosterRows, type RosterRows } from './roster-rows.ts';

/** What is loaded: the version's row, whether the list changes it instead of filling it, and the day that bounds births. */
export interface LoadTarget {
  readonly rosterId: number;
  readonly isDelta: boolean;
  readonly today: LocalDate;
}

export interface LoadedRoster {
  /** Lines taken and lines refused. */
  readonly taken: number;
  readonly refused: number;
}

/** A full list with a larger share of refused lines is another file. */
const REFUSED_PERCENT = 20;
/** How many refused lines an error names. */
const EXAMPLES = 50;

/** What loading has counted. */
interface Count {
  header: RosterHeader | null;
  taken: number;
  refused: number;
  readonly examples: RefusedRow[];
}

/**
 * Loads the text of a list into `roster_rows` of one version. A line that breaks the rules is refused and counted; a delta
 * with one such line is refused whole.
 * Errors: those of `startCsv` and `readRosterHeader`, 'roster-no-rows', 'roster-full-with-op', 'roster-delta-without-op',
 * 'roster-too-many-bad-rows', 'roster-delta-refused-rows'.
 */
export async function loadRoster(
  db: Transaction,
  target: LoadTarget,
  text: AsyncIterable<string>,
): Promise<LoadedRoster> {
  const csv = startCsv();
  const count: Count = { header: null, taken: 0, refused: 0, examples: [] };
  const rows = startRosterRows(db, target.rosterId);
  for await (const piece of text) await takeRecords(db, target, rows, count, csv.read(piece));
  await takeRecords(db, target, rows, count, csv.end());
  await rows.flush();
  requireGood(count, target.isDelta);
  return { taken: count.taken, refused: count.refused };
}

type Records = ReturnType<ReturnType<typeof startCsv>['read']>;

async function takeRecords(
  db: Transaction,
  { rosterId, isDelta, today }: LoadTarget,
  rows: RosterRows,
  count: Count,
  records: Records,
): Promise<void> {
  for (const { cells, line } of records) {
    if (count.header === null) {
      count.header = headerOf(cells, isDelta);
      continue;
    }
    const outcome = readRosterRow(cells, count.header, today);
    if (!outcome.ok) refuse(count, { line, field: outcome.field, reason: outcome.reason });
    else if (outcome.op === 'upsert') {
      if (isDelta) await removeRow(db, rosterId, outcome.row);
      await rows.add(outcome.row);
      count.taken += 1;
    } else if (await removeRow(db, rosterId, outcome.row)) count.taken += 1;
    else refuse(count, { line, field: 'op', reason: '要删除的参保记录不在所依据的名单中' });
  }
}

function headerOf(cells: readonly string[], isDelta: boolean): RosterHeader {
  const header = readRosterHeader(cells);
  if (isDelta && header.op === null) throw new AppError('roster-delta-without-op', {});
  if (!isDelta && header.op !== null) throw new AppError('roster-full-with-op', {});
  return header;
}

function refuse(count: Count, row: RefusedRow): void {
  count.refused += 1;
  if (count.examples.length < EXAMPLES) count.examples.push(row);
}

function requireGood({ taken, refused, examples }: Count, isDelta: boolean): void {
  const total = taken + refused;
  if (total === 0) throw new AppError('roster-no-rows', {});
  if (isDelta && refused > 0) {
    throw new AppError('roster-delta-refused-rows', { bad: refused, total, rows: examples });
  }
  if (refused * 100 > total * REFUSED_PERCENT) {
    throw new AppError('roster-too-many-bad-rows', { bad: refused, total, first: examples });
  }
}
