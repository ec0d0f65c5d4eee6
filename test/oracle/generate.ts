/** One made-up year from one seed: a plan, facts of the insured and one to six visits in their order. */
import { diceOf } from './dice.ts';
import { anyPlan } from './generate-plan.ts';
import { anyFacts, anyVisit } from './generate-visit.ts';
import type { FactsJson, PlanJson, VisitJson } from './shapes.ts';

export type Year = { readonly facts: FactsJson; readonly visits: readonly VisitJson[] };

/** A plan is read once and tried on several years; each of them is a case. */
export const YEARS_A_PLAN = 10;

/** The plan of a case: the same for ten seeds in a row. */
export function planOf(seed: number): PlanJson {
  return anyPlan(diceOf(Math.floor(seed / YEARS_A_PLAN)));
}

/** The facts and visits of a case. */
export function yearOf(seed: number, plan: PlanJson): Year {
  const dice = diceOf(seed ^ 0x5eed0000);
  const facts = anyFacts(dice, plan);
  return { facts, visits: dice.some(1, 6, (nth) => anyVisit(dice, plan, 2 * nth + dice.between(1, 2))) };
}
