/** From a liability's base to its payable: line, ratio, rounding, caps, what the insured bore (counter rules 20–22, 24). */
import type { HealthStatus } from '../health.ts';
import {
  atLeastZero,
  minFen,
  minus,
  negate,
  plus,
  toExact,
  withSign,
  ZERO,
  type CompiledRate,
  type Fen,
} from '../money.ts';
import type { CompiledLiability, CompiledPlan } from '../plan/compiled.ts';
import { onlyRatio, type RatioBand, type Stretch } from './bands.ts';
import { baseSum, type Base } from './base.ts';
import { countParts, earn, yearBefore } from './count-parts.ts';
import type { Stop } from './cover.ts';
import { bandsOf, type Figures, figuresOf, inScene } from './figures.ts';
import { limit, positionOf, yearSoFar } from './limit.ts';
import { stoppedLine, zeroLine } from './plain-line.ts';
import type { Hold, LineReason, SettlementLine, SettlementStep } from './result.ts';
import type { Scene } from './scene.ts';
import { emptyBucket, type Bucket } from './state.ts';

/** What paying one liability needs to know of the others; `buckets` is a working copy. */
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
  const stretch = stretchOf(desk, liability, scene, base);
  const asking = {
    plan,
    scene,
    steps,
    openCaps,
    staysUnder: underLine(desk, liability, scene, base),
    stretch: (line: Fen) => stretch(line, ZERO, baseSum(base)),
  };
  const figures = figuresOf(asking, liability);
  if ('status' in figures) return stoppedLine(liability, figures.status, figures.reason, figures.detail);
  const bands = partBands(liability, scene, base, figures, stretch);
  if ('status' in bands) return stoppedLine(liability, bands.status, bands.reason, bands.detail);
  const family = familyUsed(liability, scene);
  if (family === null) {
    return stoppedLine(liability, 'pending', 'fact-missing', `家人已用的共用起付线（${liability.line.name}）`);
  }
  const before = yearSoFar(desk, liability);
  const bucket = openBucket(desk, liability.key[scene.health]);
  const counted = countParts({ desk, liability, scene, figures, bucket, family, before }, base, bands);
  const position = positionOf(desk, liability, before, counted.earned, figures.cap);
  const settled = desk.sign === 1 ? elsewhere : minFen(elsewhere, position.paidBefore > 0 ? position.paidBefore : ZERO);
  const { payable, capCut, borneCut, recover } = limit(desk, liability, position, figures, settled);
  // What exceeds the cost borne is no entitlement, and must not come back with a later bill.
  if (borneCut !== 0) earn(bucket, toExact(negate(plus(capCut, borneCut))));
  bucket.paid = plus(bucket.paid, payable, withSign(settled, desk.sign));
  bucket.toRecover = plus(bucket.toRecover, recover);
  const allCut = plus(capCut, counted.itemCut);
  const outcome = { payable, capCut: allCut, borneCut, recover, countable: counted.countable, ratio: counted.ratio };
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

/** Of the part between two sums of the base: where it lies in the year's cost, over a line of some size; null where all is under it. */
type PartStretch = (line: Fen, before: Fen, upTo: Fen) => Stretch | null;

/** Parts lie one above the other in their order; a reversal may reach all that the year holds. */
function stretchOf(desk: Desk, liability: CompiledLiability, scene: Scene, base: Base): PartStretch {
  return (line, before, upTo) => {
    const { line: passed, countedBefore } = yearBefore(desk, liability, line);
    const start = plus(passed, countedBefore);
    if (desk.sign === -1) return { from: ZERO, to: start };
    const used = liability.lineKeys.map((key) => desk.buckets[key]?.lineUsed ?? ZERO);
    const left = atLeastZero(minus(line, familyUsed(liability, scene) ?? ZERO, desk.towardLine, ...used));
    const over = (sum: Fen): Fen => plus(start, atLeastZero(minus(sum, left)));
    return over(baseSum(base)) === start ? null : { from: over(before), to: over(upTo) };
  };
}

/** The ratios of each part: those of the liability, or of its item. */
function partBands(
  liability: CompiledLiability,
  scene: Scene,
  base: Base,
  { bands, line }: Figures,
  stretch: PartStretch,
): readonly (readonly RatioBand[])[] | Stop {
  if (!liability.isByItem) return base.map(() => bands);
  const all: (readonly RatioBand[])[] = [];
  let before = ZERO;
  for (const { drug, amount } of base) {
    const ofItem = { ...scene, item: drug };
    const [from, upTo] = [before, plus(before, amount)];
    const each = bandsOf(inScene(liability, ofItem), ofItem, () => stretch(line, from, upTo));
    before = upTo;
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
  ratio: CompiledRate | null;
};

function reasonOf(outcome: Outcome): LineReason {
  if (outcome.recover > 0) return 'recover';
  if (outcome.elsewhere < 0) return 'returned';
  if (outcome.countable === 0) return 'under-line';
  if (outcome.capCut > 0) return outcome.isItemCut ? 'item-capped' : 'capped';
  if (outcome.borneCut > 0) return 'borne-limit';
  return outcome.ratio === 0 ? 'ratio-zero' : 'paid';
}
