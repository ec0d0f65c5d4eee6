/**
 * Cost that a rate multiplies before any line: 先行自付 and 超限价 counted in part (shapes 6, 7), cost multiplied first (shape 13). Of
 * these the year's sum is rounded to the fen, never the single bill, so that a bill cut in two counts the same (counter rule 22).
 */
import {
  atLeastZeroExact,
  minus,
  minusExact,
  plusExact,
  roundExact,
  timesRateExact,
  toExact,
  type CompiledRate,
  type ExactFen,
  type Fen,
} from '../money.ts';
import { type Bucket, emptyBucket, type SettleState } from './state.ts';

/** The year's sums as one visit moves them: those of the state before it, and those it has moved, by their keys. */
export type YearSums = {
  readonly buckets: SettleState['buckets'];
  readonly sign: 1 | -1;
  readonly moved: Map<string, Bucket>;
};

/** The whole fens of a sum before and after a visit, and what the visit counts of it, upright. */
export type Counted = { readonly before: Fen; readonly after: Fen; readonly amount: Fen };

/**
 * Counts amount × rate into a sum of the year, on a reversal back out of it; `amount` is upright. What a reversal takes back beyond
 * the sum was never in it: then it counts by itself.
 */
export function countInYear({ buckets, sign, moved }: YearSums, key: string, amount: Fen, by: CompiledRate): Counted {
  const bucket = moved.get(key) ?? buckets[key] ?? emptyBucket();
  const { counted: before } = bucket;
  const [held, product] = [exactOf(bucket), timesRateExact(amount, by)];
  const earned = sign === 1 ? plusExact(held, product) : atLeastZeroExact(minusExact(held, product));
  const after = roundExact(earned);
  moved.set(key, { ...bucket, counted: after, earned });
  if (sign === 1) return { before, after, amount: minus(after, before) };
  return { before, after, amount: product > held ? roundExact(product) : minus(before, after) };
}

/** A sum before rounding; one that was stated in whole fens alone is just that. */
function exactOf({ counted, earned }: Bucket): ExactFen {
  return roundExact(earned) === counted ? earned : toExact(counted);
}

/** For a step: what the year had counted, where a bill counts another fen than its own product rounded, or it would not add up. */
export function roundedOver(counted: Fen, alone: Fen, countedBefore: Fen): [string, number][] {
  return counted === alone ? [] : [['countedBefore', countedBefore]];
}
