/** From a liability's base to its payable: line, ratio, rounding, caps, what the insured bore (counter rules 20–22, 24). */
import type { HealthStatus } from '../health.ts';
import {
  atLeastZero,
  atLeastZeroExact,
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
import type { CompiledLiability, CompiledPlan, CompiledSharedCap } from '../plan/compile.ts';
import { bandParts, onlyRatio, type RatioBand, ratioBands } from './bands.ts';
import { limit, positionOf } from './limit.ts';
import { stoppedLine, zeroLine } from './plain-line.ts';
import type { Bucket } from './state.ts';
import type { LineReason, SettlementLine, SettlementStep } from './result.ts';

/** What paying one liability needs to know of the others; `buckets` is a working copy. */
export type Desk = {
  readonly plan: CompiledPlan;
  readonly healthStatus: HealthStatus;
  readonly sign: 1 | -1;
  readonly buckets: Record<string, Bucket>;
  readonly steps: SettlementStep[];
  /** What this visit and the year still leave to pay within what the insured bore. */
  borneLeft: Fen;
};

/** A cap that is set, which other liabilities use up too. */
export type SharedCap = Pick<CompiledSharedCap, 'name' | 'keys'> & { readonly amount: Fen; readonly source: string };

export type Figures = {
  readonly line: Fen;
  readonly bands: readonly RatioBand[];
  readonly cap: Fen | 'none';
  readonly sharedCaps: readonly SharedCap[];
  readonly personCap: Fen | 'none';
};

/** Pays one liability and books its bucket. `base` and `elsewhere` are upright; a reversal counts both back. */
export function pay(desk: Desk, liability: CompiledLiability, base: Fen, elsewhere: Fen): SettlementLine {
  if (base === 0 && elsewhere === 0) return zeroLine(liability, plainRatio(desk, liability));
  const figures = figuresOf(desk, liability);
  if (typeof figures === 'string') return stoppedLine(liability, 'pending', 'figure-unset', figures);
  const counted = overLine(desk, liability, base, figures.line);
  const { earned, ratio } = earn(desk, liability, counted.countable, figures);
  const position = positionOf(desk, liability, earned, figures.cap);
  const settled = desk.sign === 1 ? elsewhere : minFen(elsewhere, atLeastZero(position.paidBefore));
  const { payable, capCut, borneCut, recover } = limit(desk, liability, position, figures, settled);
  book(desk, liability, {
    base: counted.base,
    lineUsed: counted.lineUsed,
    // What exceeds the cost borne is no entitlement, and must not come back with a later bill.
    earned: borneCut === 0 ? earned : plusExact(earned, toExact(negate(plus(capCut, borneCut)))),
    paid: plus(payable, withSign(settled, desk.sign)),
    recover,
  });
  return {
    liability: liability.id,
    name: liability.name,
    status: 'payable',
    base: counted.base,
    deductibleUsed: counted.lineUsed,
    countable: counted.countable,
    ratio,
    capCut,
    borneCut,
    paidElsewhere: withSign(settled, desk.sign),
    payable,
    recover,
    reason: reasonOf({
      payable,
      capCut,
      borneCut,
      recover,
      countable: counted.countable,
      elsewhere: withSign(settled, desk.sign),
    }),
    detail: null,
  };
}

function figuresOf(desk: Desk, liability: CompiledLiability): Figures | string {
  const bands = ratioBands(liability.bands, desk.healthStatus);
  const { line, cap } = liability;
  const { personCap } = desk.plan;
  if (line.value === null) return line.name;
  if (typeof bands === 'string') return bands;
  if (cap.value === null) return cap.name;
  if (personCap.value === null) return personCap.name;
  const sharedCaps: SharedCap[] = [];
  for (const { name, keys, amount } of liability.sharedCaps) {
    if (amount.value === null) return amount.name;
    sharedCaps.push({ name, keys, amount: amount.value, source: amount.source });
  }
  return { line: line.value, bands, cap: cap.value, sharedCaps, personCap: personCap.value };
}

type Counted = { readonly base: Fen; readonly lineUsed: Fen; readonly countable: Fen };

/** The line works on the year's cumulative position; a reversal gives back what the smaller position no longer uses. */
function overLine(desk: Desk, liability: CompiledLiability, base: Fen, line: Fen): Counted {
  let counted = ZERO;
  let used = ZERO;
  for (const key of liability.lineKeys) {
    const bucket = desk.buckets[key];
    if (bucket === undefined) continue;
    counted = plus(counted, bucket.counted);
    used = plus(used, bucket.lineUsed);
  }
  const signed = withSign(base, desk.sign);
  const lineUsed = desk.sign === 1 ? minFen(base, atLeastZero(minus(line, used))) : givenBack(counted, used, signed);
  const countable = minus(signed, lineUsed);
  desk.steps.push({
    rule: 'line',
    name: liability.name,
    inputs: [
      ['base', signed],
      ['line', line],
      ['lineUsedBefore', used],
      ['lineUsed', lineUsed],
    ],
    result: countable,
    source: liability.line.source,
  });
  return { base: signed, lineUsed, countable };
}

function givenBack(counted: Fen, used: Fen, base: Fen): Fen {
  return minus(minFen(used, atLeastZero(plus(counted, base))), used);
}

type Earned = {
  readonly earned: ExactFen;
  /** Null where there is not one ratio but several. */
  readonly ratio: CompiledRate | null;
};

/** Each part of the cost by the ratio of its band. */
function earn(desk: Desk, liability: CompiledLiability, countable: Fen, { line, bands }: Figures): Earned {
  const parts = bandParts(bands, { line, countedBefore: countedAbove(desk, liability) }, countable);
  let earned = toExact(ZERO);
  for (const { band, amount } of parts) {
    const part = timesRateExact(amount, band.ratio);
    pushRatio(desk, liability, band, amount, part);
    earned = plusExact(earned, part);
  }
  const held = parts.length === 0 ? bands : parts.map(({ band }) => band);
  return { earned, ratio: onlyRatio(held.map(({ ratio }) => ratio)) };
}

/** The ratio of a liability without cost, or null while it is unset or not one. */
function plainRatio(desk: Desk, { bands }: CompiledLiability): CompiledRate | null {
  return onlyRatio(bands.map(({ ratio }) => ratio[desk.healthStatus].value));
}

function pushRatio(desk: Desk, { name, bands }: CompiledLiability, band: RatioBand, part: Fen, earned: ExactFen): void {
  const above: [string, Fen][] = bands.length === 1 ? [] : [['above', band.above]];
  desk.steps.push({
    rule: 'ratio',
    name,
    inputs: [['countable', part], ...above, ['health', desk.healthStatus], ['ratio', band.ratio]],
    result: roundExact(earned),
    source: band.source,
  });
}

/** What the liability has counted above its line this year; asked by bands only. */
function countedAbove(desk: Desk, { keys, bands }: CompiledLiability): Fen {
  if (bands.length === 1) return ZERO;
  const held = keys.flatMap((key) => desk.buckets[key] ?? []);
  return sumFen(held.map(({ counted, lineUsed }) => minus(counted, lineUsed)));
}

type Booking = { base: Fen; lineUsed: Fen; earned: ExactFen; paid: Fen; recover: Fen };

function book(desk: Desk, liability: CompiledLiability, booking: Booking): void {
  const key = liability.key[desk.healthStatus];
  const before = desk.buckets[key];
  desk.buckets[key] = {
    counted: plus(before?.counted ?? ZERO, booking.base),
    lineUsed: plus(before?.lineUsed ?? ZERO, booking.lineUsed),
    // A reversal gives back at most what was earned; cuts had made that smaller than its own product.
    earned: atLeastZeroExact(plusExact(before?.earned ?? toExact(ZERO), booking.earned)),
    paid: plus(before?.paid ?? ZERO, booking.paid),
    toRecover: plus(before?.toRecover ?? ZERO, booking.recover),
  };
}

type Outcome = { payable: Fen; capCut: Fen; borneCut: Fen; recover: Fen; countable: Fen; elsewhere: Fen };

function reasonOf(outcome: Outcome): LineReason {
  if (outcome.recover > 0) return 'recover';
  if (outcome.elsewhere < 0) return 'returned';
  if (outcome.countable === 0) return 'under-line';
  if (outcome.capCut > 0) return 'capped';
  if (outcome.borneCut > 0) return 'borne-limit';
  return 'paid';
}
