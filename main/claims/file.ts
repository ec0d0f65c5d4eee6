/** 'claims.file': a claim as those who decide see it; opening it is a look at the person. */
import type { ClaimFile, Decided } from '../../shared/contract/decisions.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { fen, ZERO } from '../../shared/money.ts';
import { papersOfDecision } from '../../shared/papers.ts';
import type { CompiledPlan } from '../../shared/plan/compile.ts';
import { planNames } from '../../shared/plan/names.ts';
import { holdSentence } from '../../shared/settle/explain.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { journalLook } from '../journal/looks.ts';
import { papersOfSubject } from '../papers/list.ts';
import { requireDecidable } from './decidable.ts';
import { checkOf, decisionOfClaim, type DecisionRow, refusedDecision, reviewOf, toldOf } from './decisions.ts';
import { determinationOf } from './determinations.ts';
import { holdsOfTrial } from './holds.ts';
import { enteredBy } from './officers.ts';
import { type StageRow, stageOf } from './stage.ts';
import { claimView, requireClaim, requirePolicy } from './store.ts';
import { triedBody } from './trials.ts';
import { withdrawalOf } from './withdrawals.ts';

/** 'claims.file' */
export const claimFile: QueryHandler<'claims.file'> = (call, { claimId }) => {
  const { db, plans } = deskOf(call);
  const row = requireClaim(db, claimId);
  const policy = requirePolicy(db, row.policy_id);
  const claim = claimView(db, row);
  const stage = stageOf(db, claimId);
  journalLook(call, policy.certno ?? claim.claimant.certno, 'claim');
  return {
    claim,
    names: planNames(plans.signed(policy.plan_hash).plan),
    stage: stage.stage,
    policyState: policy.state,
    enteredBy: enteredBy(db, claimId),
    trial: trialOf(db, stage),
    determination: determinationOf(db, claimId),
    review: stage.settlement_id === null ? null : reviewOf(db, stage.settlement_id),
    check: stage.settlement_id === null ? null : checkOf(db, stage.settlement_id),
    decision: decidedView(db, decisionOfClaim(db, claimId)),
    holds: row.state === 'open' ? holdsOf(db, plans.signed(policy.plan_hash).compiled(), stage) : [],
    withdrawal: withdrawalOf(db, claimId),
    refusal: refusalView(db, claimId),
    obstacles: obstaclesOf(call, db, claimId),
  };
};

function trialOf(db: Database, { settlement_id: settlementId, trial_no: no }: StageRow): ClaimFile['trial'] {
  const tried = settlementId === null ? null : triedBody(db, settlementId);
  if (settlementId === null || tried === null || no === null) return null;
  const at = db.one<{ tried_at: string }>('SELECT tried_at FROM settlements WHERE settlement_id = ?', settlementId);
  const { figures, accumulatedAt, warnings } = tried;
  return { settlementId, no, at: at?.tried_at ?? '', figures, accumulatedAt, warnings };
}

function holdsOf(db: Database, plan: CompiledPlan, { settlement_id: settlementId }: StageRow): string[] {
  const tried = settlementId === null ? null : triedBody(db, settlementId);
  return tried === null ? [] : [...new Set(holdsOfTrial(db, plan, tried).map(holdSentence))];
}

function decidedView(db: Database, row: DecisionRow | null): Decided | null {
  if (row === null || row.state === 'superseded' || row.state === 'refused') return null;
  return {
    decisionId: row.decision_id,
    verdict: row.verdict,
    payable: fen(row.payable_fen),
    reason: row.decision?.reason ?? null,
    at: row.decided_at,
    by: row.decision?.by.name ?? row.officer_no,
    place: row.place,
    state: row.state,
    recover: row.decision?.recover ?? ZERO,
    kinds: papersOfDecision(toldOf(row)),
    papers: papersOfSubject(db, row.decision_id),
  };
}

function refusalView(db: Database, claimId: string): ClaimFile['refusal'] {
  const refused = refusedDecision(db, claimId);
  if (refused === null) return null;
  const { decisionId, at, sentence } = refused;
  const papers = papersOfSubject(db, decisionId).map(({ no, kind, state }) => ({ no, kind, state }));
  return { at, sentence, papers };
}

/** For deciders only; the rule itself says what is missing, so that the page and the refusal never differ. */
function obstaclesOf(call: Call, db: Database, claimId: string): ClaimFile['obstacles'] {
  if (!sessionOf(call).operator.grants.includes('decider')) return { pay: null, decline: null };
  return { pay: obstacleOf(call, db, claimId, 'pay'), decline: obstacleOf(call, db, claimId, 'decline') };
}

function obstacleOf(call: Call, db: Database, claimId: string, verdict: Decided['verdict']): string | null {
  try {
    requireDecidable(call, db, claimId, verdict);
    return null;
  } catch (cause) {
    if (cause instanceof AppError) return errorSentence(cause.code, cause.details);
    throw cause;
  }
}
