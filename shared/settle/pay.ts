/** From a liability's base to its payable: line, ratio, rounding, caps, what the insured bore (counter rules 20–22, 24). */
import type { HealthStatus } from '../health.ts';
import {
  atLeastZeroExact,
  maxFen,
  minFen,
  minus,
  negate,
  plus,
  plusExact,
  roundExact,
  sumFen,
  timesRateExact,
  toExact,
  withSign,
  ZERO,
  type CompiledRate,
  type ExactFen,
  type Fen,
} from '../money.ts';
import type { CompiledLiability, CompiledPlan } from '../plan/compiled.ts';
import { bandParts, type BandPosition, onlyRatio, type RatioBand } from './bands.ts';
import { baseSum, type Base, type BasePart } from './base.ts';
import { bandsOf, type Figures, figuresOf, inScene } from './figures.ts';
import { capItem } from './item-cap.ts';
import { limit, positionOf, yearSoFar } from './limit.ts';
import { countOverLine } from './over-line.ts';
import { stoppedLine, zeroLine } from './plain-line.ts';
import type { Hold, LineReason, SettlementLine, SettlementStep } from './result.ts';
import type { Scene } from './scene.ts';
import { emptyBucket, type Bucket } from './state.ts';

/** What paying one liability needs to know of the others; `buckets` is a working copy, `opened` the buckets of it that are ours. */
export type Desk = {
  readonly plan: CompiledPlan;
  readonly sign: 1 | -1;
  readonly buckets: Record<string, Bucket>;
  readonly steps: SettlementStep[];
  /** Names of unset caps, which are reported and do not cut. */
  readonly openCaps: Set<string>;
  readonly holds: Hold[];
  /** What other insurance paid and still counts toward a line (shape 25). */
  towardLine: Fen;
  /** What this visit and the year still leave to pay within what the insured bore. */
  borneLeft: Fen;
};

/** Pays one liability, in its scene, and books its bucket. `base` and `elsewhere` are upright; a reversal counts both back. */
export function pay(
  desk: Desk,
  liability: CompiledLiability,
  scene: Scene,
  base: Base,
  elsewhere: Fen,
): SettlementLine {
  if (base.length === 0 && elsewhere === 0) return zeroLine(liability, plainRatio(liability, scene.health));
  const { plan, steps, openCaps } = desk;
  const asking = { plan, scene, steps, openCaps, staysUnder: underLine(desk, liability, scene, base) };
  const figures = figuresOf(asking, liability);
  if ('status' in figures) return stoppedLine(liability, figures.status, figures.reason, figures.detail);
  const bands = partBands(liability, scene, base, figures);
  if ('status' in bands) return stoppedLine(liability, bands.status, bands.reason, bands.detail);
  const family = familyUsed(liability, scene);
  if (family === null) {
    return stoppedLine(liability, 'pending', 'fact-missing', `家人已用的共用起付线（${liability.line.name}）`);
  }
  const before = yearSoFar(desk, liability);
  const bucket = openBucket(desk, liability.key[scene.health]);
  const counted = countParts({ desk, liability, scene, figures, bucket, family }, base, bands);
  const position = positionOf(desk, liability, before, counted.earned, figures.cap);
  const settled = desk.sign === 1 ? elsewhere : minFen(elsewhere, position.paidBefore > 0 ? position.paidBefore : ZERO);
  const { payable, capCut, borneCut, recover } = limit(desk, liability, position, figures, settled);
  // What exceeds the cost borne is no entitlement, and must not come back with a later bill.
  if (borneCut !== 0) earn(bucket, toExact(negate(plus(capCut, borneCut))));
  bucket.paid = plus(bucket.paid, payable, withSign(settled, desk.sign));
  bucket.toRecover = plus(bucket.toRecover, recover);
  const allCut = plus(capCut, counted.itemCut);
  const outcome = { payable, capCut: allCut, borneCut, recover, countable: counted.countable };
  return {
    liability: liability.id,
    name: liability.name,
    status: 'payable',
    base: counted.base,
    deductibleUsed: counted.lineUsed,
    countable: counted.countable,
    ratio: counted.ratio,
    capCut: allCut,
    borneCut,
    paidElsewhere: withSign(settled, desk.sign),
    payable,
    recover,
    reason: reasonOf({ ...outcome, isItemCut: counted.itemCut > 0, elsewhere: withSign(settled, desk.sign) }),
    detail: null,
  };
}

/** Whether a line of some size holds what the year used of it and the whole of this base; no cost is under any. A reversal never asks. */
function underLine(desk: Desk, liability: CompiledLiability, scene: Scene, base: Base): (line: Fen) => boolean {
  return (line) => {
    if (desk.sign === 1 && base.length === 0) return true;
    const family = familyUsed(liability, scene);
    if (desk.sign === -1 || desk.towardLine !== 0 || family === null) return false;
    const used = liability.lineKeys.map((key) => desk.buckets[key]?.lineUsed ?? ZERO);
    return plus(family, baseSum(base), ...used) <= line;
  };
}

/** The ratios of each part: those of the liability, or of its item. */
function partBands(
  liability: CompiledLiability,
  scene: Scene,
  base: Base,
  { bands }: Figures,
): readonly (readonly RatioBand[])[] | Exclude<ReturnType<typeof bandsOf>, readonly RatioBand[]> {
  if (!liability.isByItem) return base.map(() => bands);
  const all: (readonly RatioBand[])[] = [];
  for (const { drug } of base) {
    const ofItem = { ...scene, item: drug };
    const each = bandsOf(inScene(liability, ofItem), ofItem);
    if ('status' in each) return each;
    all.push(each);
  }
  return all;
}

/** What others of the family order used of a line they share (shape 16); null while that is not known. */
function familyUsed({ isFamilyLine, deductible }: CompiledLiability, { member }: Scene): Fen | null {
  return isFamilyLine ? (member.familyLineUsed?.[deductible] ?? null) : ZERO;
}

/** A bucket of the working copy that is this settlement's own to change. */
function openBucket(desk: Desk, key: string): Bucket {
  const bucket = { ...(desk.buckets[key] ?? emptyBucket()) };
  desk.buckets[key] = bucket;
  return bucket;
}

type Counting = {
  readonly desk: Desk;
  readonly liability: CompiledLiability;
  readonly scene: Scene;
  readonly figures: Figures;
  readonly bucket: Bucket;
  readonly family: Fen;
};

type Counted = {
  base: Fen;
  lineUsed: Fen;
  countable: Fen;
  earned: ExactFen;
  /** Cut by caps of single items. */
  itemCut: Fen;
  /** Null where there is not one ratio but several. */
  ratio: CompiledRate | null;
};

/** Counts every part over the line and earns it by its ratio, in order. A base of nothing still counts as nothing. */
function countParts(counting: Counting, base: Base, bands: readonly (readonly RatioBand[])[]): Counted {
  const { desk, liability, figures, bucket } = counting;
  const sum: Counted = {
    base: ZERO,
    lineUsed: ZERO,
    countable: ZERO,
    earned: toExact(ZERO),
    itemCut: ZERO,
    ratio: null,
  };
  const held: RatioBand[] = [];
  // A payment made elsewhere without cost here still has its line and its (empty) step.
  const parts = base.length === 0 ? [NOTHING] : base;
  parts.forEach((part, at) => {
    const line = countOverLine(desk, liability, figures, part, counting.family);
    const own = bands[at] ?? figures.bands;
    const { earned, parts: inBands } = byBands(counting, part, line.countable, own);
    held.push(...(inBands.length === 0 ? own : inBands));
    const kept = part.kind === null ? earned : capItem({ ...counting, part, line }, earned);
    bucket.counted = plus(bucket.counted, line.base, line.credit);
    bucket.lineUsed = plus(bucket.lineUsed, line.lineUsed, line.credit);
    earn(bucket, kept);
    sum.base = plus(sum.base, line.base);
    sum.lineUsed = plus(sum.lineUsed, line.lineUsed);
    sum.countable = plus(sum.countable, line.countable);
    sum.earned = plusExact(sum.earned, kept);
    if (kept !== earned) sum.itemCut = plus(sum.itemCut, minus(roundExact(earned), roundExact(kept)));
  });
  if (base.length > 0) noteUnknownItems(counting, base, sum.earned);
  sum.ratio = onlyRatio(held.map(({ ratio }) => ratio));
  return sum;
}

const NOTHING: BasePart = { amount: ZERO, item: null, name: null, kind: null, drug: null };

/** A reversal gives back at most what was earned; cuts had made that smaller than its own product. */
function earn(bucket: Bucket, by: ExactFen): void {
  bucket.earned = atLeastZeroExact(plusExact(bucket.earned, by));
}

/** Each stretch of the cost by the ratio of its band. */
function byBands(
  { desk, liability, scene, figures }: Counting,
  { name }: BasePart,
  countable: Fen,
  bands: readonly RatioBand[],
): { readonly earned: ExactFen; readonly parts: readonly RatioBand[] } {
  const parts = bandParts(bands, yearBefore(desk, liability, figures.line, bands.length), countable);
  let earned = toExact(ZERO);
  for (const { band, amount } of parts) {
    const part = timesRateExact(amount, band.ratio);
    const above: [string, Fen][] = bands.length === 1 ? [] : [['above', band.above]];
    const item: [string, string][] = name === null ? [] : [['drug', name]];
    desk.steps.push({
      rule: 'ratio',
      name: liability.name,
      inputs: [...item, ['countable', amount], ...above, ['health', scene.health], ['ratio', band.ratio]],
      result: roundExact(part),
      source: band.source,
    });
    earned = plusExact(earned, part);
  }
  return { earned, parts: parts.map(({ band }) => band) };
}

/**
 * Where the liability stands this year, the line included; asked by bands only. A line that facts have lowered since still
 * took what it took of the year's cost.
 */
function yearBefore(desk: Desk, { keys }: CompiledLiability, line: Fen, bands: number): BandPosition {
  if (bands === 1) return { line, countedBefore: ZERO };
  const held = keys.flatMap((key) => desk.buckets[key] ?? []);
  const used = sumFen(held.map(({ lineUsed }) => lineUsed));
  const countedBefore = minus(sumFen(held.map(({ counted }) => counted)), used);
  return { line: maxFen(line, used), countedBefore };
}

/** Cost without items cannot be held against caps of single items where it could exceed them: said, and held from deciding. */
function noteUnknownItems({ desk, liability, scene }: Counting, base: Base, earned: ExactFen): void {
  const { itemCaps } = liability;
  if (itemCaps === null || scene.visit.care?.items !== undefined || base.some(({ kind }) => kind !== null)) return;
  const least = Object.values(itemCaps).flatMap(({ value }) => (value === null || value === 'none' ? [] : [value]));
  const cap = least.length === 0 ? null : minFen(...(least as [Fen, ...Fen[]]));
  if (cap === null || roundExact(earned) <= cap) return;
  desk.holds.push({ kind: 'items-unknown', name: liability.name });
  const inputs: [string, number][] = [
    ['base', baseSum(base)],
    ['cap', cap],
  ];
  const { source } = itemCaps.implant ?? itemCaps.drug ?? liability.cap;
  desk.steps.push({ rule: 'items-unknown', name: liability.name, inputs, result: null, source });
}

/** The ratio of a liability without cost, or null while it is unset, not one, or for facts to decide. */
function plainRatio({ bands, figuresFor }: CompiledLiability, health: HealthStatus): CompiledRate | null {
  if (figuresFor !== null) return null;
  return onlyRatio(bands.map(({ ratio }) => ratio[health].value));
}

type Outcome = {
  payable: Fen;
  capCut: Fen;
  borneCut: Fen;
  recover: Fen;
  countable: Fen;
  elsewhere: Fen;
  isItemCut: boolean;
};

function reasonOf(outcome: Outcome): LineReason {
  if (outcome.recover > 0) return 'recover';
  if (outcome.elsewhere < 0) return 'returned';
  if (outcome.countable === 0) return 'under-line';
  if (outcome.capCut > 0) return outcome.isItemCut ? 'item-capped' : 'capped';
  if (outcome.borneCut > 0) return 'borne-limit';
  return 'paid';
}
