/** What 理赔计算书 and notices freeze of a decided claim, whoever decided it. */
import type { Decision } from '../../shared/decision.ts';
import type { TriedFigure } from '../../shared/entries/claims.ts';
import type { DecidedContent } from '../../shared/entries/decisions.ts';
import type { Tried } from '../../shared/entries/tried.ts';
import { AppError } from '../../shared/errors.ts';
import { ZERO } from '../../shared/money.ts';
import { noticesFor } from '../../shared/plan/notices.ts';
import { recoverOf } from '../../shared/settle/decide.ts';
import type { Past } from '../../shared/settle/past.ts';
import type { SettlementLine } from '../../shared/settle/result.ts';
import { certificateNoSchema } from '../../shared/sync/certificate.ts';
import { frozenFigure, trialFigures } from '../../shared/trial.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { issuerOf } from '../enrollment/issuer.ts';
import type { ShelvedPlan } from '../feed/plan-shelf.ts';
import { reviewOf } from './decisions.ts';
import { determinationOf } from './determinations.ts';
import { trialNoOf } from './review.ts';
import { followingSentence } from './follow.ts';
import { pastOfClaim, pastOfTrial } from './past.ts';
import { requireClaim, requirePolicy } from './store.ts';
import { triedBody } from './trials.ts';

/** Throws 'claim-erased' when the trial it rests on was destroyed, or was never made here. */
export function decidedContent(call: Call, db: Database, decision: Decision): DecidedContent {
  const { settlementId, policyId, claimId } = decision;
  const policy = requirePolicy(db, policyId);
  const tried = triedBody(db, settlementId);
  const trialNo = trialNoOf(db, settlementId);
  const claim = requireClaim(db, claimId);
  if (tried === null || trialNo === null) throw new AppError('claim-erased', {});
  const following = followingSentence(db, claim, tried.visit);
  const shelved = deskOf(call).plans.signed(policy.plan_hash);
  return {
    decision,
    trialNo,
    certificateNo: certificateNoOf(db, policyId),
    plan: tried.plan,
    insured: tried.insured,
    claimant: tried.claimant,
    visit: tried.visit,
    figure: figureOf(shelved, tried, decision, pastsOf(db, tried, decision)),
    ...(following === null ? {} : { following }),
    determination: determinationOf(db, claimId),
    reviewedBy: reviewOf(db, settlementId)?.by.name ?? null,
    notices: [...noticesFor(shelved.plan, 'claim')],
    issuer: issuerOf(call, shelved),
  };
}

function certificateNoOf(db: Database, policyId: string): string | null {
  const row = db.one<{ certificate_no: string }>(
    'SELECT certificate_no FROM certificates WHERE policy_id = ? ORDER BY issued_on DESC LIMIT 1',
    policyId,
  );
  return row === undefined ? null : certificateNoSchema.parse(row.certificate_no);
}

/** What the desk knows was decided before it: the claims office may have decided on more than the trial knew. */
function pastsOf(db: Database, tried: Tried, { claimId, decisionId }: Decision): readonly (Past | null)[] {
  return [pastOfClaim(db, requireClaim(db, claimId), decisionId).past, pastOfTrial(db, tried)];
}

/**
 * The steps from the position the decision was taken on, after the first past that comes to what was decided there; null where
 * none does.
 */
function figureOf(
  shelved: ShelvedPlan,
  { visit }: Tried,
  decision: Decision,
  pasts: readonly (Past | null)[],
): TriedFigure | null {
  const plan = shelved.compiled();
  const figures = pasts.flatMap((past) =>
    trialFigures(plan, decision.stateBefore, visit, [decision.healthStatus], past),
  );
  const same = figures.find(({ settlement: { lines } }) => isOfDecision(lines, decision));
  return same === undefined ? null : frozenFigure(same);
}

function isOfDecision(lines: readonly SettlementLine[], decision: Decision): boolean {
  if (decision.verdict === 'pay' && recoverOf(lines) !== (decision.recover ?? ZERO)) return false;
  if (lines.length !== decision.lines.length) return false;
  return lines.every((line, at) => {
    const decided = decision.lines[at];
    return decided?.liability === line.liability && decided.computed === (line.payable ?? ZERO);
  });
}
