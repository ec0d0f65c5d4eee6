/**
 * Applies an entry, or sets it aside where the tables already hold something that excludes it: after a takeover without a
 * line the desk may have done again what comes back later. The entry stays in the journal, and a person decides.
 */
import type { Entry } from '../../shared/journal/entry.ts';
import { isConstraintError } from '../database/database-error.ts';
import type { WritableDatabase } from '../database/open.ts';
import { recordPapers } from '../papers/numbers.ts';
import { apply } from './apply.ts';

/** Live, on fetch-back and in every rebuild the same: the order of the journal alone decides. */
export function applyOrSetAside(db: WritableDatabase, entry: Entry, body: unknown): void {
  db.run('SAVEPOINT one_entry');
  try {
    apply(db, entry, body);
    db.run('RELEASE one_entry');
  } catch (cause) {
    if (!isConstraintError(cause)) throw cause;
    db.run('ROLLBACK TO one_entry');
    db.run('RELEASE one_entry');
    db.run(
      'INSERT INTO set_aside (entry_id, type, subject, at) VALUES (?, ?, ?, ?)',
      entry.id,
      entry.type,
      entry.subject,
      entry.at,
    );
    // Its papers were handed out all the same: their numbers stay taken.
    recordPapers(db, entry, papersOf(entry));
  }
}

/** The codes of the papers an entry issued, where its type issues any. */
function papersOf({ amounts }: Entry): string[] {
  const { papers } = amounts;
  return Array.isArray(papers) ? papers : [];
}
