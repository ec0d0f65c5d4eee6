/** 'claims.review': another pair of eyes on the latest trial; agreed, or returned with a reason (DESIGN §5). */
import type { ParsedInput } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf } from '../desk-app.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';
import { command, nothing } from '../handler.ts';
import { newId } from '../ids.ts';
import { requireNoHolds } from './decidable.ts';
import { requireLive } from './check.ts';
import { reviewOf } from './decisions.ts';
import { officerOf, requireOther } from './officers.ts';
import { holdsOfTrial } from './holds.ts';
import { stageOf } from './stage.ts';
import { requireClaim, requirePolicy, requireProposal } from './store.ts';
import { requireStillFresh } from './once.ts';
import { requireOpen } from './withdrawals.ts';
import { triedBody } from './trials.ts';

/** 'claims.review' */
export const reviewClaim = command<'claims.review', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const { db } = transaction;
    const { claimId, settlementId, verdict, reason } = input;
    const claim = requireClaim(db, claimId);
    const policy = requirePolicy(db, claim.policy_id);
    requireOpen(db, claimId);
    requireLive(policy);
    requireOther(call, db, claimId, requireProposal(db, policy).issuer, '复核');
    requireReviewable(db, input);
    if (verdict === 'agreed') {
      requireStillFresh(db, policy, claim);
      requireSettledPayers(call, db, policy, settlementId);
    }
    const reviewId = newId(call.app.ports);
    transaction.append({
      type: 'claim.reviewed/1',
      subject: reviewId,
      amounts: { claimId, policyId: claim.policy_id, settlementId, verdict },
      body: {
        reviewId,
        claimId,
        settlementId,
        verdict,
        reason: verdict === 'agreed' ? null : reason,
        by: officerOf(call),
        at: formatInstant(transaction.at),
      },
    });
    return { reviewId };
  },
  changes: ['claims'],
});

/** What is returned needs a reason; what is agreed needs one figure with nothing 待补 in it. */
function requireReviewable(db: Database, input: ParsedInput<'claims.review'>): void {
  const { claimId, settlementId, verdict, reason } = input;
  const now = stageOf(db, claimId);
  if (now.stage === 'untried' || now.settlement_id !== settlementId) {
    const latest = now.stage === 'untried' ? null : now.trial_no;
    throw new AppError('review-trial-old', { shown: trialNoOf(db, settlementId) ?? '（不是本案的）', latest });
  }
  const before = reviewOf(db, settlementId);
  if (before !== null) {
    const words = before.verdict === 'agreed' ? '同意' : '退回';
    throw new AppError('review-reviewed', { verdict: words, name: before.by.name });
  }
  if (verdict === 'returned') {
    if (reason === null) throw new AppError('review-reason-missing', {});
    return;
  }
  if (now.stage === 'determine' || now.stage === 'retry') throw new AppError('decide-undetermined', {});
  if (now.stage === 'supplement') throw new AppError('review-pending', { no: now.trial_no ?? '' });
}

/** Agreeing to what cannot be decided would only send it round once more. */
function requireSettledPayers(call: Call, db: Database, policy: PolicyRow, settlementId: string): void {
  const tried = triedBody(db, settlementId);
  if (tried === null) throw new AppError('claim-erased', {});
  const plan = deskOf(call).plans.signed(policy.plan_hash).compiled();
  requireNoHolds({ holds: holdsOfTrial(db, plan, tried) });
}

/** Number of the 试算单 of a settlement, or null for one this desk never made. */
export function trialNoOf(db: Database, settlementId: string): string | null {
  const row = db.one<{ no: string }>(
    `SELECT no FROM papers WHERE subject = ? AND kind = 'claim-trial' ORDER BY counter DESC LIMIT 1`,
    settlementId,
  );
  return row?.no ?? null;
}
