/** From 'shift.opened' to the shifts. */
import { insertRows } from '../../database/bulk.ts';
import type { Transaction } from '../../database/pool.ts';
import { entriesOf, type ReadEntry } from '../entry.ts';
import { PLACE_COLUMNS, placeRow, requireOwn } from './place.ts';

const COLUMNS = {
  shift_id: 'text',
  ...PLACE_COLUMNS,
  operator_no: 'text',
  business_day: 'text',
  float_fen: 'bigint',
  opened_at: 'text',
} as const;

/** One row for each shift. */
export async function applyShifts(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  const opened = entriesOf(entries, 'shift.opened/1');
  const rows = opened.map((read) => ({
    shift_id: read.entry.subject,
    ...placeRow(read),
    operator_no: read.entry.actor.operatorNo,
    business_day: read.entry.businessDay,
    float_fen: read.entry.amounts.float,
    opened_at: read.entry.at,
  }));
  await insertRows(db, 'shifts', COLUMNS, rows);
  await requireOwn(db, 'shifts', 'shift_id', opened);
}
