/** What of a bill is left for the next liability in claiming order: what one takes is gone for the others (counter rule 20). */
import { isWaiting, type Scene, type Waits } from './conditions.ts';
import type { Outside } from './cover.ts';
import { atLeastNothing, type Fraction, least, total } from './fraction.ts';
import type { Pools } from './pools.ts';
import type { DrugJson, Liability, VisitJson } from './shapes.ts';

/** A part of the cost with its own drug or implant; `item` null: the rest. */
export type Piece = {
  readonly item: string | null;
  readonly kind: 'drug' | 'implant' | 'rest';
  readonly drug: DrugJson | null;
  readonly amount: bigint;
};

/** What one liability took, before strikes. */
export type Taken = {
  readonly liability: Liability;
  readonly scene: Scene | Waits;
  /** Null: nothing counts because the liability waits, or does not cover the visit. */
  readonly pieces: readonly Piece[] | Waits | Outside;
  readonly fromInScope: bigint;
  readonly fromOutOfScope: bigint;
  readonly fromPooled: bigint;
  /** By place in `listedDrugs`. */
  readonly fromDrugs: readonly bigint[];
  /** In-scope cost counted toward a threshold, multiplied and not rounded. */
  readonly inScopeTotal: Fraction;
  /** All out-of-scope cost went, but what a list excepts. */
  readonly hasSwept: boolean;
  /** It waits, and with it the drugs that may be its own. */
  readonly keepsDrugs: boolean;
};

/** What nobody has taken yet. */
export type Left = {
  readonly sides: Pools['sides'];
  readonly pooled: bigint;
  /** What of each listed drug nobody has taken. */
  readonly drugs: readonly bigint[];
  /** Self-funded drugs nobody has taken; null while their sum is unknown. */
  readonly drugSum: bigint | null;
};

export function leftOf(visit: VisitJson, pools: Pools, before: readonly Taken[]): Left {
  const taken = (pick: (each: Taken) => bigint): bigint => total(before.map(pick));
  const ofDrug = (at: number): bigint => taken(({ fromDrugs }) => fromDrugs[at] ?? 0n);
  return {
    sides: isWaiting(pools.sides)
      ? pools.sides
      : {
          inScope: pools.sides.inScope - taken(({ fromInScope }) => fromInScope),
          outOfScope: pools.sides.outOfScope - taken(({ fromOutOfScope }) => fromOutOfScope),
        },
    pooled: atLeastNothing(pools.pooled - taken((each) => each.fromInScope + each.fromOutOfScope + each.fromPooled)),
    drugs: visit.listedDrugs.map(({ amount }, at) => BigInt(amount) - ofDrug(at)),
    drugSum: drugSumLeft(visit, pools, before),
  };
}

/** Drugs of the bill that no liability has taken; null while their sum is unknown. */
function drugSumLeft(visit: VisitJson, { selfFunded, sides }: Pools, before: readonly Taken[]): bigint | null {
  const counted = before.filter(({ pieces }) => Array.isArray(pieces));
  const hasAll = counted.some(({ liability }) => liability.counts.kind === 'out-of-scope-drugs');
  if (visit.sheet.fulamt_ownpay_amt === 0 || hasAll) return 0n;
  const spent = total(before.map(({ fromOutOfScope }) => fromOutOfScope));
  // Drugs are among what is left out of scope: where nothing is, their sum need not be known.
  if (!isWaiting(sides) && sides.outOfScope === spent) return 0n;
  if (visit.drugSum === null) return null;
  const byList = counted.filter(({ hasSwept }) => !hasSwept).map(({ fromDrugs }) => total(fromDrugs));
  return atLeastNothing(least(BigInt(visit.drugSum.amount), selfFunded) - total(byList));
}
