/** What the centre has not acknowledged, counted from the journal now, never remembered (sync rule 21). */
import type { Chain } from '../../shared/journal/entry.ts';
import type { Database } from '../database/open.ts';

export interface Unsent {
  readonly count: number;
  readonly oldestAt: string | null;
}

/** Entries of a chain after the last acknowledged one, over all epochs. A chain's numbers have no gap. */
export function unsentOf(db: Database, chain: Chain): Unsent {
  const row = db.one<{ count: number | null }>(COUNT, chain, chain);
  const count = row?.count ?? 0;
  return { count, oldestAt: count === 0 ? null : oldestAt(db, chain) };
}

/** Whether anything was ever acknowledged: before that every entry waits, and cheaper questions answer. */
export function isAnythingAcknowledged(db: Database): boolean {
  return db.one(`SELECT 1 FROM acknowledged WHERE seq > 0 LIMIT 1`) !== undefined;
}

/** The unsent entries of the business chain, as the end of a query. */
export const UNSENT_BUSINESS = /* sql */ `
  FROM epochs
  LEFT JOIN acknowledged AS acked ON acked.epoch = epochs.epoch_id AND acked.chain = 'business'
  JOIN journal ON journal.epoch = epochs.epoch_id AND journal.chain = 'business' AND journal.seq > coalesce(acked.seq, 0)`;

const COUNT = /* sql */ `
  SELECT sum(coalesce((SELECT max(seq) FROM journal WHERE epoch = epoch_id AND chain = ?), 0)
    - coalesce((SELECT seq FROM acknowledged WHERE epoch = epoch_id AND chain = ?), 0)) AS count
  FROM epochs`;

function oldestAt(db: Database, chain: Chain): string | null {
  const row = db.one<{ at: string }>(
    `SELECT bytes ->> '$.at' AS at FROM epochs
     LEFT JOIN acknowledged AS acked ON acked.epoch = epochs.epoch_id AND acked.chain = ?
     JOIN journal ON journal.epoch = epochs.epoch_id AND journal.chain = ? AND journal.seq = coalesce(acked.seq, 0) + 1
     ORDER BY epochs.number LIMIT 1`,
    chain,
    chain,
  );
  return row?.at ?? null;
}
