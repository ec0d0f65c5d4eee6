/** 'claims.try': the same `settle()` as on screen, frozen into a 试算单; other figures than shown write nothing. */
import type { ParsedInput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Expected } from '../../shared/contract/claims.ts';
import { type Fen, formatYuan } from '../../shared/money.ts';
import { paperCodes } from '../../shared/papers.ts';
import { noticesFor } from '../../shared/plan/notices.ts';
import { assertSigned } from '../../shared/plan/samples.ts';
import { patientWarning } from '../../shared/sheet/patient.ts';
import { expectedOf, frozenFigure, recoverOfFigures, trialFigures } from '../../shared/trial.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { issuerOf } from '../enrollment/issuer.ts';
import { proposalOf } from '../enrollment/policy-store.ts';
import { command, nothing } from '../handler.ts';
import { newId } from '../ids.ts';
import { readingsOf } from '../names/readings.ts';
import { requireLive } from './check.ts';
import { determinationOf, statusesOf } from './determinations.ts';
import { followingSentence, requireFollowedDecided } from './follow.ts';
import { pastOfClaim } from './past.ts';
import { stateBefore } from './ready.ts';
import { otherOpenTrials, requireClaim, requireFacts, requirePolicy } from './store.ts';
import { requireStillFresh } from './once.ts';
import { requireOpen } from './withdrawals.ts';

export const tryClaim = command<'claims.try', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const trial = trialOf(call, transaction.db, input.claimId);
    const { claim, policy, figures, position } = trial;
    const payable = expectedOf(figures);
    requireSame(input, payable, recoverOfFigures(figures));
    const settlementId = newId(call.app.ports);
    const papers = transaction.takePapers(['claim-trial']);
    const { plan_id: planId, plan_hash: planHash } = policy;
    const { claim_id: claimId, policy_id: policyId } = claim;
    transaction.append({
      type: 'claim.tried/2',
      subject: settlementId,
      amounts: {
        claimId,
        policyId,
        planId,
        planHash,
        ...payable,
        figures: figures.length,
        determinationId: trial.determination?.determinationId ?? null,
        papers: paperCodes(papers),
      },
      body: {
        settlementId,
        claimId,
        policyId,
        ...contentOf(call, transaction.db, trial),
        stateBefore: position.state,
        accumulatedAt: position.accumulatedAt,
        ...(trial.follows === undefined ? {} : { follows: trial.follows }),
        papers,
      },
    });
    return { settlementId, payable, papers };
  },
  changes: ['claims'],
});

/** A claim, what it rests on, and what it comes to now; in a 登记窗口 only on signed figures (counter rule 28). */
function trialOf(call: Call, db: Database, claimId: string) {
  const claim = requireClaim(db, claimId);
  const policy = requirePolicy(db, claim.policy_id);
  requireOpen(db, claimId);
  requireFollowedDecided(db, claim);
  requireLive(policy);
  requireStillFresh(db, policy, claim);
  const facts = requireFacts(db, claim);
  const proposal = proposalOf(db, policy.entry_id);
  if (proposal === null) throw new AppError('claim-erased', {});
  const { plans, mode } = deskOf(call);
  const shelved = plans.signed(policy.plan_hash);
  if (mode === 'live') assertSigned(shelved.plan);
  const position = stateBefore(db, shelved.compiled(), policy.policy_id);
  const determination = determinationOf(db, claimId);
  const { past, follows } = pastOfClaim(db, claim);
  const figures = trialFigures(shelved.compiled(), position.state, facts.visit, statusesOf(determination), past);
  return { claim, policy, facts, proposal, shelved, position, determination, figures, follows };
}

/** What the 试算单 freezes beside its numbers. */
function contentOf(call: Call, db: Database, trial: ReturnType<typeof trialOf>) {
  const { claim, policy, facts, proposal, shelved, figures } = trial;
  const warning = patientWarning(facts.visit.sheet, proposal.insured, readingsOf);
  const following = followingSentence(db, claim, facts.visit);
  return {
    policyState: policy.state,
    plan: proposal.plan,
    insured: proposal.insured,
    claimant: facts.claimant,
    visit: facts.visit,
    figures: figures.map(frozenFigure),
    otherOpenTrials: otherOpenTrials(db, claim, policy),
    notices: noticesFor(shelved.plan, 'claim'),
    warnings: [warning, following].filter((sentence) => sentence !== null),
    issuer: issuerOf(call, shelved),
  };
}

type Shown = ParsedInput<'claims.try'>;

function requireSame({ expected: shown, shownRecover }: Shown, now: Expected, recover: Fen): void {
  const isSame = shown.healthy === now.healthy && shown.preexisting === now.preexisting;
  if (isSame && (shownRecover ?? recover) === recover) return;
  const back = (amount: Fen): string => (shownRecover === undefined ? '' : `，追回 ${formatYuan(amount)}`);
  throw new AppError('settlement-changed', {
    shown: `${inYuan(shown)}${back(shownRecover ?? recover)}`,
    now: `${inYuan(now)}${back(recover)}`,
  });
}

function inYuan({ healthy, preexisting }: Expected): string {
  const yuan = (amount: Expected['healthy']): string => (amount === null ? '待补' : formatYuan(amount));
  return `健康 ${yuan(healthy)}，既往症 ${yuan(preexisting)}`;
}
