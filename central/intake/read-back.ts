/** What the centre holds of a desk's own journal: where each chain ends, and the entries handed back to a restored desk. */
import type { Chain } from '../../shared/journal/entry.ts';
import { BATCH_BYTES, BATCH_ENTRIES, type PushedEntry } from '../../shared/sync/batch.ts';
import type { Database } from '../database/pool.ts';

export interface HeldHead {
  readonly epoch: string;
  readonly chain: Chain;
  readonly seq: number;
  readonly hash: string;
}

/** The ends of a desk's chains, of every epoch. */
export async function headsOf(db: Database, deskCode: string): Promise<HeldHead[]> {
  const { rows } = await db.query<HeldHead>(
    'SELECT epoch, chain, seq, hash FROM heads WHERE desk_code = $1 ORDER BY epoch, chain',
    [deskCode],
  );
  return rows;
}

export interface ReadBack {
  readonly epoch: string;
  readonly chain: Chain;
  /** The last seq the desk has. */
  readonly after: number;
}

interface Row {
  readonly bytes: string;
  readonly hash: string;
  readonly salt: string | null;
  readonly body: string | null;
}

/** The next entries of a desk's own chain, as many as a batch holds, one at least. */
export async function entriesAfter(
  db: Database,
  deskCode: string,
  { epoch, chain, after }: ReadBack,
): Promise<PushedEntry[]> {
  const { rows } = await db.query<Row>(
    `SELECT convert_from(bytes, 'UTF8') AS bytes, hash, encode(salt, 'hex') AS salt, convert_from(body, 'UTF8') AS body
     FROM (
       SELECT journal.*, sum(octet_length(bytes) + coalesce(octet_length(body), 0)) OVER (ORDER BY seq) AS size
       FROM journal
       WHERE desk_code = $1 AND epoch = $2 AND chain = $3 AND seq > $4 AND seq <= $4 + $5
     ) AS sized
     WHERE size <= $6 OR seq = $4 + 1
     ORDER BY seq`,
    [deskCode, epoch, chain, after, BATCH_ENTRIES, BATCH_BYTES],
  );
  return rows.map(({ bytes, hash, salt, body }) => ({
    bytes,
    hash,
    document: salt === null || body === null ? null : { salt, body },
  }));
}
