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

/** So long a look may wait: the answers that follow at once do not stand behind its disk write. */
const LOOK_DELAY_MS = 200;

/** Looks journaled after their answer, in order. */
export interface PendingLooks {
  /** Throws what kept an earlier look from being journaled, if that still stands: then nothing more is answered. */
  add(call: Call, certno: string, purpose: LookPurpose): void;
  /** Journals all that wait, at once. Throws what keeps them from it; they wait on. */
  flush(): void;
}

/** None waits. `fail` hears what kept looks from being journaled after their answer. */
export function createPendingLooks(fail: (cause: unknown) => void): PendingLooks {
  const waiting: (() => void)[] = [];
  let isOverdue = false;
  const flush = (): void => {
    for (let look = waiting[0]; look !== undefined; look = waiting[0]) {
      isOverdue = true;
      look();
      waiting.shift();
    }
    isOverdue = false;
  };
  const flushLater = (): void => {
    try {
      flush();
    } catch (cause) {
      fail(cause);
    }
  };
  return {
    add: (call, certno, purpose) => {
      if (isOverdue) flush();
      if (waiting.length === 0) setTimeout(flushLater, LOOK_DELAY_MS);
      waiting.push(() => journalLook(call, certno, purpose));
    },
    flush,
  };
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
