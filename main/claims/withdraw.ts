/** 'claims.withdraw': 撤案, the way out for a claim that nobody is to decide (counter rule 17). */
import { formatInstant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { Database } from '../database/open.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';
import { requireSameInsurer } from '../enrollment/issuer.ts';
import { command, nothing } from '../handler.ts';
import { claimsOnBill } from './follow.ts';
import { officerOf } from './officers.ts';
import { latestTrialNo, requireClaim, requirePolicy, requireProposal } from './store.ts';
import { requireOpen } from './withdrawals.ts';

/** 'claims.withdraw': its bill and its receipts may be claimed again; what was said of it stays in the journal. */
export const withdrawClaim = command<'claims.withdraw', null>({
  prepare: nothing,
  act: (transaction, { claimId, reason }, _prepared, call) => {
    const { db } = transaction;
    const policy = requirePolicy(db, requireClaim(db, claimId).policy_id);
    requireOpen(db, claimId);
    requireUnfollowed(db, policy, claimId);
    requireSameInsurer(call, requireProposal(db, policy).issuer);
    transaction.append({
      type: 'claim.withdrawn/1',
      subject: claimId,
      amounts: { policyId: policy.policy_id },
      body: { claimId, reason, by: officerOf(call), at: formatInstant(transaction.at) },
    });
    return { claimId };
  },
  changes: ['claims'],
});

/** A claim whose decision the centre refused may have another one after it: that one would stand on nothing. */
function requireUnfollowed(db: Database, policy: PolicyRow, claimId: string): void {
  const follower = claimsOnBill(db, policy, claimId).find((row) => row.claim_id !== claimId && row.state === 'open');
  if (follower === undefined) return;
  const day = follower.opened_at.slice(0, 10);
  throw new AppError('withdraw-followed', { day, paper: latestTrialNo(db, follower.claim_id) });
}
