/** The one way an entry and its document get into their tables, made here or received from the centre. */
import { addDays } from '../../shared/dates.ts';
import type { StoredEntry } from '../../shared/journal/chain.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { WritableDatabase } from '../database/open.ts';

/** Counter rule 27: the desk keeps bodies 24 months. A setting comes with the signed set-up. */
const RETAIN_DAYS = 731;

/** Stores a header's bytes as they were made, with the columns that repeat it. */
export function storeEntry(db: WritableDatabase, entry: Entry, { bytes, hash }: StoredEntry): void {
  db.run(
    `INSERT INTO journal (epoch, chain, seq, id, type, subject, business_day, bytes, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.epoch,
    entry.chain,
    entry.seq,
    entry.id,
    entry.type,
    entry.subject,
    entry.businessDay,
    bytes,
    hash,
  );
}

/** Stores an entry's document; null where it was destroyed before it came here. */
export function storeDocument(
  db: WritableDatabase,
  entry: Entry,
  document: { readonly salt: Uint8Array; readonly body: string } | null,
): void {
  db.run(
    'INSERT INTO documents (entry_id, salt, body, retain_until) VALUES (?, ?, ?, ?)',
    entry.id,
    document?.salt ?? null,
    document?.body ?? null,
    addDays(entry.businessDay, RETAIN_DAYS),
  );
}
