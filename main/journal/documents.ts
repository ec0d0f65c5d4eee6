/** Reads a document back as the type it was written as. */
import { entryTypes, type EntryBody, type EntryTypeName } from '../../shared/entries.ts';
import type { Database } from '../database/open.ts';

/** The body of an entry, or null when it was erased. */
export function readBody<T extends EntryTypeName>(
  db: Database,
  entryId: string,
  types: readonly T[],
): EntryBody<T> | null {
  const row = db.one<{ type: string; body: string | null }>(
    'SELECT type, body FROM journal JOIN documents ON documents.entry_id = journal.id WHERE journal.id = ?',
    entryId,
  );
  const type = types.find((candidate) => candidate === row?.type);
  if (row === undefined || type === undefined) throw new Error(`entry ${entryId} is none of ${types.join(', ')}`);
  // The schema of this very type parses its body; the index hides which.
  return row.body === null ? null : (entryTypes[type].body.parse(JSON.parse(row.body)) as EntryBody<T>);
}
