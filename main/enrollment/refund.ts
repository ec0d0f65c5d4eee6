/** 应退保费: a premium that was taken for a policy the centre refused, owed from a day to a deadline (counter rule 15). */
import { addDays, type LocalDate } from '../../shared/dates.ts';
import type { WritableDatabase } from '../database/open.ts';
import { limitsInForce } from '../feed/limits.ts';

/** Part of applying a refusal, or a payment that comes in after one: nothing was kept, nothing is owed. */
export function oweRefund(db: WritableDatabase, policyId: string, since: LocalDate): void {
  const kept = db.one<{ kept: number | null }>(
    'SELECT sum(kept_fen) AS kept FROM payments WHERE policy_id = ? AND superseded_by IS NULL',
    policyId,
  );
  const amount = kept?.kept ?? 0;
  if (amount === 0) return;
  db.run(
    `INSERT INTO refunds_due (policy_id, amount_fen, since_day, deadline, state) VALUES (?, ?, ?, ?, 'due')
     ON CONFLICT (policy_id) DO UPDATE SET amount_fen = excluded.amount_fen, since_day = excluded.since_day,
       deadline = excluded.deadline, state = 'due' WHERE state = 'void'`,
    policyId,
    amount,
    since,
    addDays(since, limitsInForce(db).refundDays),
  );
}

/** Money that arrives for a policy already refused is owed from that day. */
export function oweIfRefused(db: WritableDatabase, policyId: string, day: LocalDate): void {
  const refused = db.one(`SELECT 1 FROM policies WHERE policy_id = ? AND state = 'refused'`, policyId);
  if (refused !== undefined) oweRefund(db, policyId, day);
}

/** The centre accepted after all: what was not yet paid back is no longer owed. */
export function waiveRefund(db: WritableDatabase, policyId: string): void {
  db.run(`UPDATE refunds_due SET state = 'void' WHERE policy_id = ? AND state = 'due'`, policyId);
}
