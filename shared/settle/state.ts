/** The year's position of one person in one plan: what was allowed, used and decided, per bucket (DESIGN idea 7, counter rule 21). */
import { z } from 'zod';
import { fenSchema, minus, plus, plusExact, toExact, ZERO, type Fen } from '../money.ts';

/**
 * One bucket: liability × ratio class × drug or implant × owner of the line.
 * `counted` and `lineUsed` are allowed cost in fen; `earned` is the exact entitlement in ten-thousandths of a fen (of a sum that is
 * rounded over the year its own exact amount);
 * `paid` is what was decided; `toRecover` is the part of it proposed for 追回 and no longer entitled.
 */
export const bucketSchema = z.strictObject({
  counted: fenSchema,
  lineUsed: fenSchema,
  earned: z.int().brand<'ExactFen'>(),
  paid: fenSchema,
  toRecover: fenSchema,
});
export type Bucket = z.infer<typeof bucketSchema>;

export const settleStateSchema = z.strictObject({
  buckets: z.record(z.string(), bucketSchema),
  /** What the insured bore in the visits counted so far; the year's payments never exceed it (counter rule 20). */
  borne: fenSchema,
});
export type SettleState = z.infer<typeof settleStateSchema>;

/** The position before the first decision of a year. */
export function initialState(): SettleState {
  return { buckets: {}, borne: ZERO };
}

/**
 * The key of a bucket; '*' stands for the whole liability, `person` for whose line it is. A bucket of one item beside it holds
 * what that item counted and earned before its own cap (shapes 40, 41); what is paid stands with the whole liability alone.
 */
export function bucketKey(liability: string, ratioClass: string, item = '*'): string {
  return `${liability}|${ratioClass}|${item}|person`;
}

/** In a key, in the place of a liability: the whole bill. */
export const ANY_LIABILITY = '*';

/**
 * Keys of sums that are rounded over the year (year-sums.ts): `counted` is the sum in whole fens, `earned` the same before rounding.
 * `totalKey`: the in-scope total that a threshold liability is measured by (shape 11).
 */
export function totalKey(liability: string): string {
  return `${liability}|total|*|person`;
}

/** What a liability counts of multiplied cost (shape 13); of a single item where items are counted apart. */
export function factorKey(liability: string, item = '*'): string {
  return `${liability}|factor|${item}|person`;
}

/** What of a field of the sheet counts in scope (shapes 6, 7), whatever liability takes it. */
export function shareKey(field: 'preselfpay' | 'overlmt'): string {
  return `${ANY_LIABILITY}|${field}|*|person`;
}

/** A bucket in which nothing was counted yet. */
export function emptyBucket(): Bucket {
  return { counted: ZERO, lineUsed: ZERO, earned: toExact(ZERO), paid: ZERO, toRecover: ZERO };
}

/**
 * Books what was decided where it differs from what `settle` computed (counter rule 21): per liability the amount
 * decided in place of the computed one. Takes the state after `settle`.
 */
export function bookDecided(state: SettleState, key: string, computed: Fen, decided: Fen): SettleState {
  const bucket = state.buckets[key];
  if (bucket === undefined) return state;
  const change = minus(decided, computed);
  // The entitlement moves with the decision, or `cumulative` rounding would pay a refused amount with the next bill.
  const booked = { ...bucket, paid: plus(bucket.paid, change), earned: plusExact(bucket.earned, toExact(change)) };
  return { ...state, buckets: { ...state.buckets, [key]: booked } };
}

/** The bucket of these that a settlement booked: the ratio class it counted in. Null where it booked none. */
export function changedKey(before: SettleState, after: SettleState, keys: readonly string[]): string | null {
  return keys.find((key) => before.buckets[key] !== after.buckets[key]) ?? null;
}

/** What a bucket still counts as paid: decided, less what is to be recovered. */
export function netPaid(bucket: Bucket): Fen {
  return minus(bucket.paid, bucket.toRecover);
}

/** What all buckets of a year together count as paid. */
export function paidInYear(buckets: SettleState['buckets']): Fen {
  let paid = ZERO;
  for (const bucket of Object.values(buckets)) paid = plus(paid, netPaid(bucket));
  return paid;
}

/** Books a 追回 that was received: the money is back, so it is neither paid nor owed any more. */
export function bookRecovered(state: SettleState, key: string, amount: Fen): SettleState {
  const bucket = state.buckets[key];
  if (bucket === undefined) return state;
  const booked = { ...bucket, paid: minus(bucket.paid, amount), toRecover: minus(bucket.toRecover, amount) };
  return { ...state, buckets: { ...state.buckets, [key]: booked } };
}
