/** The plan of a policy, made ready for `settle`, and the state a trial starts from. */
import { AppError } from '../../shared/errors.ts';
import { type CompiledPlan, compilePlan } from '../../shared/plan/compile.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import { initialState, type SettleState } from '../../shared/settle/state.ts';
import type { Database } from '../database/open.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';
import { planByHash } from '../feed/packages.ts';

/** The plan a policy was signed on. */
export function planOf(db: Database, policy: PolicyRow): Plan {
  const stored = planByHash(db, policy.plan_hash);
  if (stored === null) throw new AppError('policy-unknown', {});
  return stored.plan;
}

/** The same plan, compiled once and kept. */
export function compiledPlanOf(desk: OpenDesk, db: Database, policy: PolicyRow): CompiledPlan {
  const known = desk.compiledPlans.get(policy.plan_hash);
  if (known !== undefined) return known;
  const compiled = compilePlan(planOf(db, policy));
  desk.compiledPlans.set(policy.plan_hash, compiled);
  return compiled;
}

/**
 * The state of a policy before a trial: what was *decided*, never what was tried (DESIGN §6).
 * Decisions come from the centre or a `decider`; this version has neither, so every year starts untouched.
 */
export function stateBefore(): SettleState {
  return initialState();
}
