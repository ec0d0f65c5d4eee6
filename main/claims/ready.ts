/** The state a trial starts from: what was *decided*, never what was tried (DESIGN §6, counter rule 21). */
import { z } from 'zod';
import { decisionSchema, type Decision } from '../../shared/decision.ts';
import type { CompiledPlan } from '../../shared/plan/compile.ts';
import { foldAfter } from '../../shared/settle/past.ts';
import { initialState, settleStateSchema, type SettleState } from '../../shared/settle/state.ts';
import type { Database } from '../database/open.ts';
import { canonical } from '../journal/canonical.ts';
import { DECISION_STATE } from './decision-state.ts';
import { pastOfClaim } from './past.ts';
import { requireClaim } from './store.ts';
import { triedBody } from './trials.ts';

/** A year's position and as of when the centre's part of it stands; null where the centre never sent any. */
export interface Position {
  readonly state: SettleState;
  readonly accumulatedAt: string | null;
}

/** The centre's accumulator (or an untouched year) and, in the order of decision, the decisions it does not hold yet. */
export function stateBefore(db: Database, plan: CompiledPlan, policyId: string): Position {
  const row = db.one<{ state: string; as_of: string }>(
    'SELECT state, as_of FROM accumulators WHERE policy_id = ?',
    policyId,
  );
  const start = row === undefined ? initialState() : settleStateSchema.parse(JSON.parse(row.state));
  const state = pendingDecisions(db, policyId).reduce(
    (position, decision) => folded(db, plan, position, decision),
    start,
  );
  return { state, accumulatedAt: row?.as_of ?? null };
}

/** Decisions on a policy that the centre's accumulator does not hold, oldest first; erased ones have nothing left to count. */
export function pendingDecisions(db: Database, policyId: string): Decision[] {
  const rows = db.all<{ json: string }>(
    `SELECT json FROM decisions
     WHERE policy_id = ? AND ${DECISION_STATE} IN ('pending', 'confirmed') AND json IS NOT NULL AND settlement_id NOT IN
       (SELECT value FROM accumulators, json_each(accumulators.includes) WHERE accumulators.policy_id = decisions.policy_id)
     ORDER BY decided_at, decision_id`,
    policyId,
  );
  return z.array(decisionSchema).parse(rows.map(({ json }) => JSON.parse(json)));
}

/** On the position it was taken on a decision gives what it said; on another one its visit counts anew. */
function folded(db: Database, plan: CompiledPlan, state: SettleState, decision: Decision): SettleState {
  if (canonical(state) === canonical(decision.stateBefore)) return decision.stateAfter;
  const tried = triedBody(db, decision.settlementId);
  if (tried === null) return state;
  const { past } = pastOfClaim(db, requireClaim(db, decision.claimId), decision.decisionId);
  return foldAfter(plan, state, tried.visit, { ...decision, past });
}
