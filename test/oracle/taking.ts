/** What each liability counts of a bill, in claiming order: each fen in one liability at most (counter rules 19, 20). */
import { chosen, isWaiting, known, type Scene, type Waits } from './conditions.ts';
import { entitlement } from './entitled.ts';
import {
  atLeastNothing,
  decimal,
  fenOfYuan,
  type Fraction,
  halfUp,
  isBelow,
  least,
  less,
  NOTHING,
  sum,
  times,
  total,
  whole,
} from './fraction.ts';
import { type Left, leftOf, type Piece, type Taken } from './left.ts';
import { entitledDrugs, onList, within } from './listed.ts';
import type { Pools } from './pools.ts';
import type { Liability, PlanJson, VisitJson } from './shapes.ts';

export type TakingFrom = {
  readonly plan: PlanJson;
  readonly visit: VisitJson;
  readonly pools: Pools;
  readonly sceneFor: (liability: Liability) => Scene | Waits;
  /** In-scope total that a threshold liability counted in earlier visits of the year. */
  readonly inScopeBefore: (liability: string) => Fraction;
};

/** Every liability in claiming order. */
export function takeAll(from: TakingFrom, order: readonly Liability[]): Taken[] {
  const [last] = order.slice(-1);
  if (last === undefined) return [];
  const before = takeAll(from, order.slice(0, -1));
  return [...before, take(from, last, before)];
}

const NOTHING_TAKEN = {
  fromInScope: 0n,
  fromOutOfScope: 0n,
  fromPooled: 0n,
  fromDrugs: [],
  inScopeTotal: NOTHING,
  hasSwept: false,
  keepsDrugs: false,
};

function take(from: TakingFrom, liability: Liability, before: readonly Taken[]): Taken {
  const scene = from.sceneFor(liability);
  const left = leftOf(from.visit, from.pools, before);
  const hasDrugs = liability.counts.kind === 'listed-drugs' && !hasNoDrugs(from.visit, liability, left);
  const refused = (pieces: Exclude<Taken['pieces'], readonly Piece[]>): Taken => {
    return { ...NOTHING_TAKEN, liability, scene, pieces, keepsDrugs: hasDrugs && isWaiting(pieces) };
  };
  if (isWaiting(scene)) return refused(scene);
  if (hasNoDrugs(from.visit, liability, left)) return { ...NOTHING_TAKEN, liability, scene, pieces: [] };
  const stop = from.pools.stop ?? entitlement(from.plan, from.visit, liability, scene, isEmpty(liability, left));
  if (stop !== null) return refused(stop);
  const counted = counts(from, liability, scene, left, before);
  return isWaiting(counted) ? refused(counted) : { ...NOTHING_TAKEN, liability, scene, ...counted };
}

/** No drug of its list: nothing to ask. */
function hasNoDrugs({ listedDrugs }: VisitJson, { counts: what }: Liability, { drugs }: Left): boolean {
  return what.kind === 'listed-drugs' && !listedDrugs.some(({ list }, at) => list === what.list && drugs[at] !== 0n);
}

/** Known to hold nothing, so that what must hold before it pays is not asked. */
function isEmpty({ counts: { kind } }: Liability, { sides, drugSum, pooled: both }: Left): boolean {
  if (kind === 'out-of-scope-drugs') return drugSum === 0n;
  if (kind === 'pooled')
    return isWaiting(sides) ? sides.waits === 'base' && both === 0n : sides.inScope + sides.outOfScope === 0n;
  if (kind === 'listed-drugs' || isWaiting(sides)) return false;
  return (kind === 'out-of-scope' ? sides.outOfScope : sides.inScope) === 0n;
}

type Counted = Partial<Omit<Taken, 'liability' | 'scene'>> & { readonly pieces: readonly Piece[] };

function counts(
  from: TakingFrom,
  liability: Liability,
  scene: Scene,
  left: Left,
  before: readonly Taken[],
): Counted | Waits {
  const { visit } = from;
  const { counts: what } = liability;
  switch (what.kind) {
    case 'listed-drugs': {
      const listed = listedDrugs(from, liability, what.list, scene, left);
      if (isWaiting(listed) || listed.fromOutOfScope === 0n) return listed;
      return keepsDrugs(before, what.list) ? { waits: 'listed-drugs' } : listed;
    }
    case 'out-of-scope-drugs':
      return selfFundedDrugs(from, left, before);
    case 'in-scope':
      if (isWaiting(left.sides)) return left.sides;
      return { pieces: rest(left.sides.inScope), fromInScope: left.sides.inScope };
    case 'in-scope-above':
      return aboveThreshold(from, liability, scene, left);
    case 'out-of-scope': {
      if (isWaiting(left.sides)) return left.sides;
      const hasCost = left.sides.outOfScope !== 0n;
      if (hasCost && keepsDrugs(before)) return { waits: 'listed-drugs' };
      const excepted = what.except === undefined || !hasCost ? [] : onList(from.plan, visit, what.except, left);
      if (isWaiting(excepted)) return excepted;
      const amount = atLeastNothing(left.sides.outOfScope - total(excepted));
      const fromDrugs = left.drugs.map((drug, at) => drug - (excepted[at] ?? 0n));
      return { pieces: withItems(visit, amount), fromOutOfScope: amount, fromDrugs, hasSwept: true };
    }
    case 'pooled':
      return pooled(from, what.catalogue, left, before);
  }
}

/** Drugs that may be those of a list which waits are nobody's yet. */
function keepsDrugs(before: readonly Taken[], list?: string): boolean {
  return before.some(
    ({ keepsDrugs: isKeeping, liability: { counts: what } }) =>
      isKeeping && (list === undefined || (what.kind === 'listed-drugs' && what.list === list)),
  );
}

function rest(amount: bigint): Piece[] {
  return [{ item: null, kind: 'rest', drug: null, amount }];
}

/** Items of the bill first, in their order, then what names no item. */
function withItems({ care }: VisitJson, amount: bigint): Piece[] {
  const items = (care?.items ?? []).reduce<Piece[]>((pieces, { item, kind, amount: cost }) => {
    const already = total(pieces.map((piece) => piece.amount));
    return [...pieces, { item, kind, drug: null, amount: least(BigInt(cost), amount - already) }];
  }, []);
  return [...items, ...rest(amount - total(items.map((piece) => piece.amount)))];
}

function listedDrugs(
  { plan, visit }: TakingFrom,
  liability: Liability,
  list: string,
  scene: Scene,
  left: Left,
): Counted | Waits {
  const fromDrugs = entitledDrugs(plan, liability, list, scene, left);
  if (isWaiting(fromDrugs)) return fromDrugs;
  const pieces = visit.listedDrugs.map((drug, at): Piece => {
    return { item: drug.item, kind: 'drug', drug, amount: fromDrugs[at] ?? 0n };
  });
  return { pieces, fromDrugs, fromOutOfScope: total(fromDrugs) };
}

function selfFundedDrugs({ visit }: TakingFrom, left: Left, before: readonly Taken[]): Counted | Waits {
  if (left.drugSum === 0n) return { pieces: [], fromDrugs: left.drugs };
  if (keepsDrugs(before)) return { waits: 'listed-drugs' };
  if (left.drugSum === null) return { waits: 'drug-sum' };
  const amount = isWaiting(left.sides) ? left.drugSum : least(left.drugSum, left.sides.outOfScope);
  return { pieces: withItems(visit, amount), fromOutOfScope: amount, fromDrugs: left.drugs };
}

function aboveThreshold(from: TakingFrom, liability: Liability, scene: Scene, left: Left): Counted | Waits {
  const { counts: what } = liability;
  if (what.kind !== 'in-scope-above') return { waits: 'kind' };
  const { inScopeTotal } = from.pools;
  if (isWaiting(inScopeTotal)) return inScopeTotal;
  if (isWaiting(left.sides)) return left.sides;
  if (inScopeTotal === 0n) return { pieces: [] };
  const threshold = chosen(what.threshold, scene);
  if (isWaiting(threshold)) return threshold;
  // Cost that is multiplied first is measured so: the total and what lies above the threshold are of the multiplied cost.
  const factor = liability.factor === undefined ? '1' : chosen(liability.factor, scene);
  if (isWaiting(factor)) return factor;
  const multiplied = times(whole(inScopeTotal), decimal(factor));
  const before = from.inScopeBefore(liability.id);
  // What of the year lies above is told in cost before it was multiplied, and rounded once.
  const aboveOf = (year: Fraction): bigint => {
    const over = less(year, whole(fenOfYuan(threshold)));
    return isBelow(over, NOTHING) ? 0n : beforeFactor(over, decimal(factor));
  };
  const above = aboveOf(sum([before, multiplied])) - aboveOf(before);
  const amount = least(above, left.sides.inScope);
  return { pieces: rest(amount), fromInScope: amount, inScopeTotal: multiplied };
}

/** The cost of which the factor leaves this much. */
function beforeFactor(amount: Fraction, { top, bottom }: Fraction): bigint {
  return top === 0n ? 0n : halfUp(times(amount, { top: bottom, bottom: top }));
}

type Catalogue = Extract<Liability['counts'], { kind: 'pooled' }>['catalogue'];

function pooled(from: TakingFrom, catalogue: Catalogue, left: Left, before: readonly Taken[]): Counted | Waits {
  const { plan, visit } = from;
  const filter = known(catalogue);
  if (isWaiting(filter)) return filter;
  if (plan.base === null) return { pieces: rest(left.pooled), fromPooled: left.pooled, fromDrugs: left.drugs };
  if (isWaiting(left.sides)) return left.sides;
  const { inScope, outOfScope } = left.sides;
  if (outOfScope !== 0n && keepsDrugs(before)) return { waits: 'listed-drugs' };
  if (filter === 'none' || outOfScope === 0n) {
    const all = { fromInScope: inScope, fromOutOfScope: outOfScope, fromDrugs: left.drugs };
    return { pieces: rest(inScope + outOfScope), ...all, hasSwept: true };
  }
  const listed = onList(plan, visit, filter.list, left);
  if (isWaiting(listed)) return listed;
  const fromDrugs = within(listed, outOfScope);
  const fromOutOfScope = total(fromDrugs);
  return { pieces: rest(inScope + fromOutOfScope), fromInScope: inScope, fromOutOfScope, fromDrugs };
}
