/** Withdrawals as stored, and what may still be done to a claim. */
import type { Withdrawal } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import type { Database } from '../database/open.ts';
import { requireUndecided } from './decisions.ts';

/** SQL over `claims`: given up, and not decided before the claims office knew of it. */
export const IS_WITHDRAWN = /* sql */ `(claims.decision_id IS NULL
  AND EXISTS (SELECT 1 FROM withdrawals WHERE withdrawals.claim_id = claims.claim_id))`;

interface Row {
  readonly withdrawn_at: string;
  readonly reason: string | null;
  readonly officer_no: string;
  readonly officer_name: string | null;
}

/** How a claim was given up; null while it is open, and where a decision ended it. */
export function withdrawalOf(db: Database, claimId: string): Withdrawal | null {
  const row = db.one<Row>(
    `SELECT withdrawn_at, reason, officer_no, officer_name FROM withdrawals JOIN claims USING (claim_id)
     WHERE claim_id = ? AND ${IS_WITHDRAWN}`,
    claimId,
  );
  if (row === undefined) return null;
  const by = { operatorNo: row.officer_no, name: row.officer_name ?? '（已销毁）', place: 'desk' as const };
  return { claimId, reason: row.reason ?? '（已销毁）', by, at: row.withdrawn_at };
}

/** Throws 'claim-decided-already' and 'claim-withdrawn': what ended is not acted on any more. */
export function requireOpen(db: Database, claimId: string): void {
  requireUndecided(db, claimId);
  const withdrawal = withdrawalOf(db, claimId);
  if (withdrawal === null) return;
  const { at, by, reason } = withdrawal;
  throw new AppError('claim-withdrawn', { day: at.slice(0, 10), name: by.name, reason });
}
