/** Looks at a person: journaled in the access chain; the same operator, person and purpose within ten minutes is one. */
import { formatInstant, instant } from '../../shared/dates.ts';
import type { EntryAmounts } from '../../shared/entries.ts';
import { hmacSha256 } from '../crypto.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, nowOf, sessionOf, writeFor } from '../desk-app.ts';

export type LookPurpose = EntryAmounts<'person.opened/1'>['purpose'];

const ONE_LOOK_MINUTES = 10;

/** Records that the caller opened this person's details. */
export function journalLook(call: Call, certno: string, purpose: LookPurpose): void {
  const { db } = deskOf(call);
  const subject = personKey(db, certno);
  if (lookedLately(call, subject, purpose)) return;
  writeFor(call, null, (transaction) =>
    transaction.append({ type: 'person.opened/1', subject, amounts: { purpose }, body: { certno } }),
  );
}

/** Names a person in headers without naming them: an HMAC under a key only this installation has. */
export function personKey(db: Database, certno: string): string {
  const row = db.one<{ look_key: Uint8Array }>('SELECT look_key FROM installation');
  if (row === undefined) throw new Error('the desk has no look key');
  return hmacSha256(row.look_key, certno);
}

function lookedLately(call: Call, subject: string, purpose: LookPurpose): boolean {
  const { at } = nowOf(call);
  const since = formatInstant(instant(at - ONE_LOOK_MINUTES * 60_000));
  const row = deskOf(call).db.one(
    `SELECT 1 FROM journal
     WHERE subject = ? AND type = 'person.opened/1' AND bytes ->> '$.actor.operatorNo' = ?
       AND bytes ->> '$.amounts.purpose' = ? AND bytes ->> '$.at' > ? AND bytes ->> '$.at' <= ?`,
    subject,
    sessionOf(call).operator.operatorNo,
    purpose,
    since,
    formatInstant(at),
  );
  return row !== undefined;
}
