/** Where a person stands in a plan's year: what is left of each line and cap, from the same state that `settle` starts from. */
import { z } from 'zod';
import { atLeastZero, fenSchema, minFen, minus, sumFen, type Fen } from '../money.ts';
import type { CompiledLiability, CompiledPlan } from '../plan/compile.ts';
import { netPaid, type SettleState } from './state.ts';

/** An amount of a plan: null while it is unset, 'none' where the plan says there is no such limit. */
const limitSchema = z.union([fenSchema, z.literal('none')]).nullable();

const liabilityPositionSchema = z.object({
  liability: z.string(),
  name: z.string(),
  line: fenSchema.nullable(),
  lineUsed: fenSchema,
  lineLeft: fenSchema.nullable(),
  cap: limitSchema,
  paid: fenSchema,
  /** What the liability can still pay this year, the caps it shares and the person's own included. */
  capLeft: limitSchema,
});
export type LiabilityPosition = z.infer<typeof liabilityPositionSchema>;

export const yearPositionSchema = z.object({
  liabilities: z.array(liabilityPositionSchema),
  personCap: limitSchema,
  paid: fenSchema,
  personCapLeft: limitSchema,
});
export type YearPosition = z.infer<typeof yearPositionSchema>;

type Limit = Fen | 'none' | null;

/** The position of a state in its plan, liabilities in the plan's own order. Trials are in no state and never count. */
export function yearPosition(plan: CompiledPlan, state: SettleState): YearPosition {
  const paid = sumFen(Object.values(state.buckets).map(netPaid));
  const personCapLeft = leftOf(plan.personCap.value, paid);
  const liabilities = plan.liabilities
    .toSorted((a, b) => a.at - b.at)
    .map((liability) => positionIn(liability, state, personCapLeft));
  return { liabilities, personCap: plan.personCap.value, paid, personCapLeft };
}

function positionIn(liability: CompiledLiability, state: SettleState, personCapLeft: Limit): LiabilityPosition {
  const lineUsed = sumFen(bucketsOf(state, liability.lineKeys).map((bucket) => bucket.lineUsed));
  const paid = sumFen(bucketsOf(state, liability.keys).map(netPaid));
  const line = liability.line.value;
  return {
    liability: liability.id,
    name: liability.name,
    line,
    lineUsed,
    lineLeft: line === null ? null : atLeastZero(minus(line, lineUsed)),
    cap: liability.cap.value,
    paid,
    capLeft: capLeft(liability, state, paid, personCapLeft),
  };
}

function capLeft(liability: CompiledLiability, state: SettleState, paid: Fen, personCapLeft: Limit): Limit {
  const shared = liability.sharedCaps.map(({ amount, keys }) =>
    leftOf(amount.value, sumFen(bucketsOf(state, keys).map(netPaid))),
  );
  return [leftOf(liability.cap.value, paid), ...shared].reduce(smaller, personCapLeft);
}

function bucketsOf(state: SettleState, keys: readonly string[]) {
  return keys.flatMap((key) => state.buckets[key] ?? []);
}

function leftOf(cap: Limit, paid: Fen): Limit {
  return cap === null || cap === 'none' ? cap : atLeastZero(minus(cap, atLeastZero(paid)));
}

/** Unset on either side leaves the answer unset: nobody promises what is not known. */
function smaller(a: Limit, b: Limit): Limit {
  if (a === null || b === null) return null;
  if (a === 'none') return b;
  return b === 'none' ? a : minFen(a, b);
}
