/**
 * Cost that a rate multiplies before any line: 先行自付 and 超限价 counted in part (shapes 6, 7), cost multiplied first (shape 13), and
 * the total that a threshold is held against (shape 11). Of these the year's sum is rounded to the fen, never the single bill, so that
 * a bill cut in two counts the same (counter rule 22).
 */
import {
  atLeastZeroExact,
  formatExact,
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

/** A sum before and after a visit, exact and in whole fens; `amount`, upright and in whole fens, is what the visit counts of it. */
export type Counted = { readonly before: Sum; readonly after: Sum; readonly amount: Fen };
type Sum = { readonly exact: ExactFen; readonly whole: Fen };

/**
 * Counts amount × rate into a sum of the year, on a reversal back out of it; `amount` is upright. What a reversal takes back beyond
 * the sum was never in it: then it counts by itself.
 */
export function countInYear({ buckets, sign, moved }: YearSums, key: string, amount: Fen, by: CompiledRate): Counted {
  const bucket = moved.get(key) ?? buckets[key] ?? emptyBucket();
  const before: Sum = { exact: exactOf(bucket), whole: bucket.counted };
  const product = timesRateExact(amount, by);
  const exact = sign === 1 ? plusExact(before.exact, product) : atLeastZeroExact(minusExact(before.exact, product));
  const after: Sum = { exact, whole: roundExact(exact) };
  moved.set(key, { ...bucket, counted: after.whole, earned: exact });
  if (sign === 1) return { before, after, amount: minus(after.whole, before.whole) };
  const isBeyond = product > before.exact;
  return { before, after, amount: isBeyond ? roundExact(product) : minus(before.whole, after.whole) };
}

/** A sum before rounding; one that was stated in whole fens alone is just that. */
function exactOf({ counted, earned }: Bucket): ExactFen {
  return roundExact(earned) === counted ? earned : toExact(counted);
}

/** For a step: the year's sum (of a reversal what is left of it) and what of it had counted, where a bill counts another fen than its own product rounded. */
export function roundedOver({ before, after, amount }: Counted, alone: Fen): [string, string | number][] {
  if (amount === alone) return [];
  return [
    [after.exact < before.exact ? 'yearLeft' : 'yearExact', formatExact(after.exact)],
    ['countedBefore', before.whole],
  ];
}
