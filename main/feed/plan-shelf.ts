/** The plans of an open desk, each parsed, walked and compiled once: what stands under a hash never changes. */
import type { Fen } from '../../shared/money.ts';
import { type CompiledPlan, compilePlan } from '../../shared/plan/compile.ts';
import { fenOf } from '../../shared/plan/figure.ts';
import { sampleFigures, unsetFigures } from '../../shared/plan/samples.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { Connection } from '../database/open.ts';
import { remembered } from '../database/remembered.ts';
import { currentPlanHash, currentPlanHashes, storedPlan } from './plans-store.ts';

/** A plan with what is asked of it at every proposal. */
export interface ShelvedPlan {
  readonly plan: Plan;
  readonly planHash: string;
  readonly premium: Fen | null;
  /** Figures without a value, by name; `blocks`: counter rule 28 forbids business while there is one. */
  readonly unset: readonly { readonly name: string; readonly blocks: boolean }[];
  /** Names of the figures whose value is a sample. */
  readonly samples: readonly string[];
  /** The plan made ready for `settle`. */
  compiled(): CompiledPlan;
}

export interface PlanShelf {
  /** The plan on offer under this id, or null. */
  current(planId: string): ShelvedPlan | null;
  /** The plans on offer, by id. */
  allCurrent(): readonly ShelvedPlan[];
  /** A plan as it was when something was signed on it; a missing one is a damaged file. */
  signed(planHash: string): ShelvedPlan;
}

/** The shelf of a desk's database, empty until something is asked. */
export function createPlanShelf(db: Connection): PlanShelf {
  const shelf = new Map<string, ShelvedPlan>();
  const take = (planHash: string): ShelvedPlan => {
    const known = shelf.get(planHash);
    if (known !== undefined) return known;
    const plan = storedPlan(db, planHash);
    if (plan === null) throw new Error(`plan ${planHash} is not stored`);
    const shelved = shelve(plan, planHash);
    shelf.set(planHash, shelved);
    return shelved;
  };
  return {
    current: (planId) => {
      const planHash = currentPlanHash(db, planId);
      return planHash === null ? null : take(planHash);
    },
    allCurrent: remembered(db, () => currentPlanHashes(db).map(take)),
    signed: take,
  };
}

function shelve(plan: Plan, planHash: string): ShelvedPlan {
  let compiled: CompiledPlan | null = null;
  return {
    plan,
    planHash,
    premium: fenOf(plan.premium.amount),
    unset: unsetFigures(plan).map(({ name, blocks }) => ({ name, blocks })),
    samples: sampleFigures(plan).map(({ name }) => name),
    compiled: () => (compiled ??= compilePlan(plan)),
  };
}
