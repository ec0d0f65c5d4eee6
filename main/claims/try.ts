/** 'claims.try': the same `settle()` as on screen, frozen into a 试算单; other figures than shown write nothing. */
import { AppError } from '../../shared/errors.ts';
import type { Expected } from '../../shared/contract/claims.ts';
import { formatYuan } from '../../shared/money.ts';
import { paperCodes } from '../../shared/papers.ts';
import { noticesFor } from '../../shared/plan/notices.ts';
import { assertSigned } from '../../shared/plan/samples.ts';
import { patientWarning } from '../../shared/sheet/patient.ts';
import { expectedOf, frozenFigure, trialFigures } from '../../shared/trial.ts';
import { deskOf } from '../desk-app.ts';
import { issuerOf } from '../enrollment/issuer.ts';
import { proposalOf } from '../enrollment/policy-store.ts';
import { command, nothing } from '../handler.ts';
import { newId } from '../ids.ts';
import { readingsOf } from '../names/readings.ts';
import { requireLive } from './check.ts';
import { stateBefore } from './ready.ts';
import { otherOpenTrials, requireClaim, requireFacts, requirePolicy } from './store.ts';

export const tryClaim = command<'claims.try', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const { db } = transaction;
    const claim = requireClaim(db, input.claimId);
    const policy = requirePolicy(db, claim.policy_id);
    requireLive(policy);
    const facts = requireFacts(db, claim);
    const proposal = proposalOf(db, policy.entry_id);
    if (proposal === null) throw new AppError('claim-erased', {});
    const { plans, mode } = deskOf(call);
    const plan = plans.signed(policy.plan_hash);
    if (mode === 'live') assertSigned(plan.plan);
    const figures = trialFigures(plan.compiled(), stateBefore(), facts.visit);
    const payable = expectedOf(figures);
    const warning = patientWarning(facts.visit.sheet, proposal.insured, readingsOf);
    requireSame(input.expected, payable);
    const settlementId = newId(call.app.ports);
    const papers = transaction.takePapers(['claim-trial']);
    transaction.append({
      type: 'claim.tried/1',
      subject: settlementId,
      amounts: {
        claimId: claim.claim_id,
        policyId: policy.policy_id,
        planId: policy.plan_id,
        planHash: policy.plan_hash,
        ...payable,
        papers: paperCodes(papers),
      },
      body: {
        settlementId,
        claimId: claim.claim_id,
        policyId: policy.policy_id,
        policyState: policy.state,
        plan: proposal.plan,
        insured: proposal.insured,
        claimant: facts.claimant,
        visit: facts.visit,
        figures: figures.map(frozenFigure),
        otherOpenTrials: otherOpenTrials(db, claim, policy),
        notices: noticesFor(plan.plan, 'claim'),
        warnings: warning === null ? [] : [warning],
        issuer: issuerOf(call, plan),
        papers,
      },
    });
    return { settlementId, payable, papers };
  },
  changes: ['claims'],
});

function requireSame(shown: Expected, now: Expected): void {
  if (shown.healthy === now.healthy && shown.preexisting === now.preexisting) return;
  throw new AppError('settlement-changed', { shown: inYuan(shown), now: inYuan(now) });
}

function inYuan({ healthy, preexisting }: Expected): string {
  const yuan = (amount: Expected['healthy']): string => (amount === null ? '待补' : formatYuan(amount));
  return `健康 ${yuan(healthy)}，既往症 ${yuan(preexisting)}`;
}
