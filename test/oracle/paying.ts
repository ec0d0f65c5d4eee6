/** From what counts to what is paid: line, ratio, rounding and caps of one liability, measured on the year (counter rules 20–22, 24). */
import { isWaiting, known, type Waits } from './conditions.ts';
import { borneLeft, limitsOf } from './caps.ts';
import { afterFactor, afterStrikes, inOne, isByItem, type Multiplied } from './cost.ts';
import { afterItemCaps, entitlement } from './earning.ts';
import { atLeastNothing, halfUp, isBelow, least, less, NOTHING, sum, total, whole, type Fraction } from './fraction.ts';
import type { Piece, Taken } from './left.ts';
import { lineOf, overLine } from './line.ts';
import type { FactsJson, Liability, PlanJson, VisitJson } from './shapes.ts';

/** What one liability came to in one visit, as the year remembers it. */
export type Paid = {
  readonly liability: string;
  readonly base: bigint;
  readonly line: string;
  readonly lineUsed: bigint;
  readonly lineCredit: bigint;
  readonly countable: bigint;
  readonly multiplied: readonly Pick<Multiplied, 'item' | 'exact'>[];
  /** The year's exact entitlement with this visit. */
  readonly earnedInYear: Fraction | null;
  readonly ofItems: readonly { readonly item: string; readonly earned: Fraction }[];
  /** Entitled after caps and after what the insured bore; paid here or elsewhere. */
  readonly granted: bigint;
  readonly capCut: bigint;
  readonly borneCut: bigint;
  readonly payable: bigint;
  /** Paid elsewhere beyond what is due: to be recovered, never netted (counter rule 21). */
  readonly recover: bigint;
};

export type PayingIn = {
  readonly plan: PlanJson;
  readonly visit: VisitJson;
  readonly facts: FactsJson;
  /** All that was paid in earlier visits of the year. */
  readonly year: readonly Paid[];
  /** All that was paid in this visit before, in claiming order. */
  readonly visitSoFar: readonly Paid[];
  readonly borne: bigint;
  readonly borneInYear: bigint;
  readonly paidElsewhere: (liability: string) => bigint;
};

export function pay(desk: PayingIn, { liability, scene }: Taken, pieces: readonly Piece[]): Paid | Waits {
  if (isWaiting(scene)) return scene;
  const allowed = afterStrikes(desk.visit, liability, pieces).filter(({ amount }) => amount !== 0n);
  if (allowed.length === 0 && desk.paidElsewhere(liability.id) === 0n) return nothingPaid(liability);
  const cost = afterFactor(liability, scene, isByItem(liability) ? allowed : inOne(allowed), (item) =>
    multipliedBefore(desk, liability, item),
  );
  if (isWaiting(cost)) return cost;
  const base = total(cost.map(({ amount }) => amount));
  const line = lineOf(desk, liability, scene, base !== 0n);
  if (isWaiting(line)) return line;
  const over = overLine(cost, line.left);
  const countable = total(over.map(({ amount }) => amount));
  const exact = entitlement(desk, liability, scene, line, over);
  if (isWaiting(exact)) return exact;
  const capped = afterItemCaps(desk, liability, exact);
  const limits = limitsOf(desk, liability, scene);
  if (isWaiting(limits)) return limits;
  const earned = sum(capped.map((each) => each.earned));
  const due = dueOf(desk, liability, earned);
  const itemCut = total(exact.map((each, at) => halfUp(each.earned) - halfUp(capped[at]?.earned ?? NOTHING)));
  const withinCaps = least(due, ...limits);
  const granted = least(withinCaps, borneLeft(desk));
  return {
    liability: liability.id,
    base,
    line: line.id,
    lineUsed: base - countable,
    lineCredit: line.credit,
    countable,
    multiplied: cost.map(({ item, exact: product }) => ({ item, exact: product })),
    earnedInYear: keptInYear(earnedBefore(desk, liability), earned, granted < withinCaps ? due - granted : 0n),
    ofItems: capped.flatMap((each) => (each.item === null ? [] : [{ item: each.item, earned: each.earned }])),
    granted,
    capCut: due - withinCaps + itemCut,
    borneCut: withinCaps - granted,
    payable: atLeastNothing(granted - desk.paidElsewhere(liability.id)),
    recover: atLeastNothing(desk.paidElsewhere(liability.id) - granted),
  };
}

function multipliedBefore({ year }: PayingIn, { id }: Liability, item: string | null): Fraction {
  const own = year.filter((paid) => paid.liability === id).flatMap(({ multiplied }) => multiplied);
  return sum(own.filter((each) => each.item === item).map(({ exact }) => exact));
}

function earnedBefore({ year }: PayingIn, { id }: Liability): Fraction {
  const own = year.flatMap((paid) => (paid.liability === id && paid.earnedInYear !== null ? [paid.earnedInYear] : []));
  return own.at(-1) ?? NOTHING;
}

/** What exceeds the cost borne is no entitlement and does not come back with a later bill. */
function keptInYear(before: Fraction, earned: Fraction, lost: bigint): Fraction {
  const kept = less(sum([before, earned]), whole(lost));
  return isBelow(kept, NOTHING) ? NOTHING : kept;
}

/** Money due now: this settlement rounded, or the year rounded less what it has had (counter rule 22). */
function dueOf(desk: PayingIn, liability: Liability, earned: Fraction): bigint {
  const rounding = known(desk.plan.rounding);
  if (isWaiting(rounding) || rounding === 'per-settlement') return halfUp(earned);
  const own = desk.year.filter((paid) => paid.liability === liability.id);
  const inYear = halfUp(sum([earnedBefore(desk, liability), earned]));
  return atLeastNothing(inYear - total(own.map(({ granted }) => granted)));
}

function nothingPaid(liability: Liability): Paid {
  return {
    liability: liability.id,
    base: 0n,
    line: '',
    lineUsed: 0n,
    lineCredit: 0n,
    countable: 0n,
    multiplied: [],
    earnedInYear: null,
    ofItems: [],
    granted: 0n,
    capCut: 0n,
    borneCut: 0n,
    payable: 0n,
    recover: 0n,
  };
}
