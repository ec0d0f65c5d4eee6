/**
 * Applies an entry, or sets it aside where the tables already hold something that excludes it: after a takeover without a
 * line the desk may have done again what comes back later. The entry stays in the journal, and a person decides.
 */
import { isEntryType } from '../../shared/entries.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { isConstraintError } from '../database/database-error.ts';
import type { WritableDatabase } from '../database/open.ts';
import { recordPapers } from '../papers/numbers.ts';
import { apply } from './apply.ts';

/** Live, on fetch-back and in every rebuild the same: the order of the journal alone decides. */
export function applyOrSetAside(db: WritableDatabase, entry: Entry, body: unknown): void {
  if (restsOnSetAside(db, entry)) {
    setAside(db, entry);
    return;
  }
  db.run('SAVEPOINT one_entry');
  try {
    apply(db, entry, body);
    db.run('RELEASE one_entry');
  } catch (cause) {
    if (!isConstraintError(cause)) throw cause;
    db.run('ROLLBACK TO one_entry');
    db.run('RELEASE one_entry');
    setAside(db, entry);
  }
}

/** Its papers were handed out all the same: their numbers stay taken. */
function setAside(db: WritableDatabase, entry: Entry): void {
  db.run(
    'INSERT INTO set_aside (entry_id, type, subject, at) VALUES (?, ?, ?, ?)',
    entry.id,
    entry.type,
    entry.subject,
    entry.at,
  );
  recordPapers(db, entry, papersOf(entry));
}

/** The codes of the papers an entry issued, where its type issues any. */
function papersOf({ amounts }: Entry): string[] {
  const { papers } = amounts;
  return Array.isArray(papers) ? papers : [];
}

/**
 * A premium, a trial, a decision on something that was set aside would find no row to change and pass unseen: it is set aside
 * too. What an entry speaks of are its subject and the ids in its header.
 */
function restsOnSetAside(db: WritableDatabase, { type, subject, amounts }: Entry): boolean {
  if (!isEntryType(type) || !RESTING.has(type)) return false;
  const { policyId, paymentId, replaces, claimId, settlementId } = amounts;
  const ids = JSON.stringify([subject, policyId, paymentId, replaces, claimId, settlementId].filter(isText));
  return (
    db.one(`SELECT 1 FROM (${MADE_ASIDE}) AS made WHERE id IN (SELECT value FROM json_each(?))`, ids) !== undefined
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Types that act on what an earlier entry made. */
const RESTING: ReadonlySet<string> = new Set([
  'payment.retendered/1',
  'payment.collected/1',
  'payment.deducted/1',
  'claim.opened/1',
  'claim.amended/1',
  'claim.tried/1',
  'claim.tried/2',
  'claim.determined/1',
  'claim.reviewed/1',
  'claim.decided/1',
  'claim.withdrawn/1',
]);

/** Ids of what would exist had its entry been applied. An amendment or a retender speaks of what may well exist. */
const MADE_ASIDE = /* sql */ `
  SELECT subject AS id FROM set_aside
    WHERE type IN ('policy.proposed/1', 'claim.opened/1', 'claim.tried/1', 'claim.tried/2')
  UNION SELECT bytes ->> '$.amounts.paymentId' FROM set_aside JOIN journal ON journal.id = entry_id
    WHERE set_aside.type IN ('policy.proposed/1', 'payment.retendered/1')`;
