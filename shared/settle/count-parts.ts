/** Counts every part of a base over the line and earns it by its ratio, under the cap of its item (counter rules 21, 22). */
import {
  atLeastZero,
  atLeastZeroExact,
  maxFen,
  minFen,
  minus,
  plus,
  plusExact,
  roundExact,
  sumFen,
  timesRateExact,
  toExact,
  ZERO,
  type CompiledRate,
  type ExactFen,
  type Fen,
} from '../money.ts';
import { HEALTH_STATUSES } from '../health.ts';
import type { CompiledLiability } from '../plan/compiled.ts';
import { bandParts, type BandPosition, onlyRatio, type RatioBand } from './bands.ts';
import { baseSum, type Base, type BasePart } from './base.ts';
import type { Figures } from './figures.ts';
import { capItem } from './item-cap.ts';
import type { YearSoFar } from './limit.ts';
import { countOverLine } from './over-line.ts';
import type { Desk } from './pay.ts';
import type { Scene } from './scene.ts';
import { type Bucket, bucketKey } from './state.ts';

/** Whose cost is counted, by which figures, into which bucket; `family`: what others used of the line. */
export type Counting = {
  readonly desk: Desk;
  readonly liability: CompiledLiability;
  readonly scene: Scene;
  readonly figures: Figures;
  readonly bucket: Bucket;
  readonly family: Fen;
  /** What the liability had earned before. */
  readonly before: YearSoFar;
};

/** What the parts came to; signed, as the bill is. */
export type Counted = {
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
export function countParts(counting: Counting, base: Base, bands: readonly (readonly RatioBand[])[]): Counted {
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
  parts.forEach((told, at) => {
    const part = desk.sign === 1 ? told : withinYear(desk, liability, told);
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
  if (base.length > 0) noteUnknownItems(counting, base, plusExact(counting.before.earned, sum.earned));
  sum.ratio = onlyRatio(held.map(({ ratio }) => ratio));
  return sum;
}

/** Of a part that a reversal takes back: no more than the year counted, of an item with a cap no more than of that item. */
function withinYear({ buckets }: Desk, { id, keys, itemCaps }: CompiledLiability, part: BasePart): BasePart {
  const countedIn = (held: readonly string[]): Fen =>
    atLeastZero(sumFen(held.flatMap((key) => buckets[key]?.counted ?? [])));
  const { item, kind } = part;
  const cap = kind === null ? undefined : itemCaps?.[kind];
  // As in capItem: an item that no cap holds keeps no bucket of its own.
  const isKept = item !== null && cap !== undefined && cap.value !== null && cap.value !== 'none';
  const ofItem = isKept ? countedIn(HEALTH_STATUSES.map((status) => bucketKey(id, status, item))) : part.amount;
  return { ...part, amount: minFen(part.amount, countedIn(keys), ofItem) };
}

const NOTHING: BasePart = { amount: ZERO, item: null, name: null, kind: null, drug: null };

/** A reversal gives back at most what was earned; cuts had made that smaller than its own product. */
export function earn(bucket: Bucket, by: ExactFen): void {
  bucket.earned = atLeastZeroExact(plusExact(bucket.earned, by));
}

/** One band takes all: where in the year makes no difference. */
const WHEREVER: BandPosition = { line: ZERO, countedBefore: ZERO };

/** Each stretch of the cost by the ratio of its band. */
function byBands(
  { desk, liability, scene, figures }: Counting,
  { name }: BasePart,
  countable: Fen,
  bands: readonly RatioBand[],
): { readonly earned: ExactFen; readonly parts: readonly RatioBand[] } {
  const parts = bandParts(bands, bands.length === 1 ? WHEREVER : yearBefore(desk, liability, figures.line), countable);
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
 * Where the liability stands this year, the line included. A line that facts have lowered since still
 * took what it took of the year's cost.
 */
export function yearBefore(desk: Desk, { keys }: CompiledLiability, line: Fen): BandPosition {
  const held = keys.flatMap((key) => desk.buckets[key] ?? []);
  const used = sumFen(held.map(({ lineUsed }) => lineUsed));
  const countedBefore = minus(sumFen(held.map(({ counted }) => counted)), used);
  return { line: maxFen(line, used), countedBefore };
}

/** Cost without items cannot be held against caps of single items where the year's could exceed them: said, and held from deciding. */
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
