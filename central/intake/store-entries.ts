/** Entries into the journal as bytes, all in one statement. */
import type { Instant } from '../../shared/dates.ts';
import type { Batch, PushedEntry } from '../../shared/sync/batch.ts';
import type { Transaction } from '../database/pool.ts';
import type { Signer } from '../trust/signer.ts';

/** The last entries of `batch`, whose end is `batch.last`. */
export async function storeEntries(
  db: Transaction,
  now: Instant,
  { deskCode }: Signer,
  { epoch, chain, last }: Batch,
  entries: readonly PushedEntry[],
): Promise<void> {
  await db.query(
    `INSERT INTO journal (desk_code, epoch, chain, seq, bytes, hash, salt, body, received_ms)
     SELECT $1, $2, $3, $4 + place, convert_to(bytes, 'UTF8'), hash, decode(salt, 'hex'), convert_to(body, 'UTF8'), $5
     FROM unnest($6::text[], $7::text[], $8::text[], $9::text[]) WITH ORDINALITY AS given (bytes, hash, salt, body, place)`,
    [
      deskCode,
      epoch,
      chain,
      last - entries.length,
      now,
      entries.map(({ bytes }) => bytes),
      entries.map(({ hash }) => hash),
      entries.map(({ document }) => document?.salt ?? null),
      entries.map(({ document }) => document?.body ?? null),
    ],
  );
}
