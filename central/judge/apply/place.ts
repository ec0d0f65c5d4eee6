/** What every row built from an entry says of it: where its document is read, and that the row is its own. */
import type { EntryTypeName } from '../../../shared/entries.ts';
import { recordset } from '../../database/bulk.ts';
import type { Transaction } from '../../database/pool.ts';
import type { ReadEntry } from '../entry.ts';
import { EntryFault } from '../entry-fault.ts';

export const PLACE_COLUMNS = { desk_code: 'text', epoch: 'text', seq: 'bigint', entry_id: 'text' } as const;

/** The columns of an entry's place. */
export function placeRow<T extends EntryTypeName>({ deskCode, epoch, seq, entry }: ReadEntry<T>) {
  return { desk_code: deskCode, epoch, seq, entry_id: entry.id };
}

/**
 * Throws `taken` when a row stands under the subject of one of these entries that another entry made: an insert leaves such a
 * row as it is, and an identity is never used twice. The same entry again is no fault.
 */
export async function requireOwn<T extends EntryTypeName>(
  db: Transaction,
  table: string,
  key: string,
  entries: readonly ReadEntry<T>[],
  owner = 'entry_id',
): Promise<void> {
  if (entries.length === 0) return;
  const pairs = entries.map(({ entry }) => ({ id: entry.subject, entry_id: entry.id }));
  const { rowCount } = await db.query(
    `SELECT 1 FROM ${recordset({ id: 'text', entry_id: 'text' })}
     JOIN ${table} AS held ON held.${key} = r.id WHERE held.${owner} <> r.entry_id LIMIT 1`,
    [JSON.stringify(pairs)],
  );
  if (rowCount !== 0) throw new EntryFault('taken');
}
