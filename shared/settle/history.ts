/** A year as the decided bills it is made of: each with what the decision changed and what counts as paid for it (counter rule 21). */
import type { Decision } from '../decision.ts';
import { atLeastZero, minus, plus, sumFen, ZERO, type Fen } from '../money.ts';
import type { CompiledPlan } from '../plan/compiled.ts';
import { foldDecision } from './fold-decision.ts';
import type { Member } from './care.ts';
import type { Settlement, SettlementLine } from './result.ts';
import { settle } from './settle.ts';
import { netPaid, type SettleState } from './state.ts';
import type { Visit } from './visit.ts';

/** One decision of the year, in the order of decision; of a reversal and a declined bill too. */
export interface HistoryEntry extends Pick<Decision, 'healthStatus' | 'verdict'> {
  readonly visit: Visit;
  /** What was known of the insured; absent: nothing beside the health status. */
  readonly member?: Member | undefined;
  readonly lines: readonly Pick<Decision['lines'][number], 'liability' | 'decided'>[];
  /** The place of an earlier entry whose bill this one states anew, as it stands now; absent: a bill or a reversal of its own. */
  readonly corrects?: number | undefined;
}

/** The decisions of a year that are known one by one, and the position before the first of them. */
export interface History {
  readonly from: SettleState;
  readonly entries: readonly HistoryEntry[];
}

/** A bill that still stands, wholly or with what a reversal left of it. */
export interface StandingBill extends Pick<HistoryEntry, 'visit' | 'healthStatus' | 'member'> {
  /** Its place in the history, which it keeps. */
  readonly at: number;
  /** By liability what the decision took off the computed amount (negative) or added to it; it stays with the bill. */
  readonly changes: Readonly<Record<string, Fen>>;
}

/** A bill in a year that was folded: by bucket, what counts as paid for it. */
export interface BookedBill extends StandingBill {
  readonly shares: Readonly<Record<string, Fen>>;
  /** Lines that are 待补 where the bill stands in this year, and so count nothing. */
  readonly waiting: readonly SettlementLine[];
}

export interface Year {
  readonly from: SettleState;
  readonly bills: readonly BookedBill[];
  readonly state: SettleState;
}

/** A year before its first known decision. */
export function yearFrom(from: SettleState): Year {
  return { from, bills: [], state: from };
}

/** Counts one decided bill where the year stands, and books what was decided of it. */
export function bookBill(
  plan: CompiledPlan,
  year: Year,
  { visit, healthStatus, member, lines }: HistoryEntry,
  at: number,
): Year {
  const settlement = settle(plan, year.state, visit, { healthStatus, member });
  const changes: Record<string, Fen> = {};
  for (const { liability, decided } of lines) {
    const change = minus(decided, computedOf(settlement, liability));
    if (change !== 0) changes[liability] = change;
  }
  return withBill(plan, year, { at, visit, healthStatus, member, changes }, settlement);
}

/** The year of these bills alone, in their order: each counts anew, and what its decision took off stays off. */
export function refoldBills(plan: CompiledPlan, from: SettleState, bills: readonly StandingBill[]): Year {
  return bills.reduce((year, bill) => {
    const settlement = settle(plan, year.state, bill.visit, bill);
    return withBill(plan, year, bill, settlement);
  }, yearFrom(from));
}

function withBill(plan: CompiledPlan, year: Year, bill: StandingBill, settlement: Settlement): Year {
  const state = decidedState(plan, year.state, bill, settlement);
  const waiting = settlement.lines.filter(({ status }) => status === 'pending');
  const booked = { ...bill, shares: sharesOf(year.state, state), waiting };
  return { from: year.from, bills: [...year.bills, booked], state };
}

function decidedState(
  plan: CompiledPlan,
  before: SettleState,
  bill: StandingBill,
  settlement: Settlement,
): SettleState {
  const { visit, healthStatus, member, changes } = bill;
  const lines = Object.entries(changes).map(([liability, change]) => {
    return { liability, decided: atLeastZero(plus(computedOf(settlement, liability), change)) };
  });
  if (lines.length === 0) return settlement.state;
  return foldDecision(plan, before, visit, { healthStatus, member, verdict: 'pay', lines });
}

function computedOf(settlement: Settlement, liability: string): Fen {
  return settlement.lines.find((line) => line.liability === liability)?.payable ?? ZERO;
}

function sharesOf(before: SettleState, after: SettleState): Record<string, Fen> {
  const shares: Record<string, Fen> = {};
  for (const [key, bucket] of Object.entries(after.buckets)) {
    const earlier = before.buckets[key];
    const share = minus(netPaid(bucket), earlier === undefined ? ZERO : netPaid(earlier));
    if (share !== 0) shares[key] = share;
  }
  return shares;
}

/** What counts as paid for a bill under one liability. */
export function shareOf(bill: BookedBill | undefined, keys: readonly string[]): Fen {
  return bill === undefined ? ZERO : sumFen(keys.map((key) => bill.shares[key] ?? ZERO));
}

/** Whether two positions count the same cost, lines, entitlement and payments; what is still to be recovered aside. */
export function isSamePosition(one: SettleState, other: SettleState): boolean {
  if (one.borne !== other.borne) return false;
  const keys = new Set([...Object.keys(one.buckets), ...Object.keys(other.buckets)]);
  return [...keys].every((key) => isSameBucket(figuresOf(one, key), figuresOf(other, key)));
}

function isSameBucket(one: readonly number[], other: readonly number[]): boolean {
  return one.every((figure, nth) => figure === other[nth]);
}

function figuresOf({ buckets }: SettleState, key: string): readonly number[] {
  const bucket = buckets[key];
  return bucket === undefined ? [0, 0, 0, 0] : [bucket.counted, bucket.lineUsed, bucket.earned, netPaid(bucket)];
}
