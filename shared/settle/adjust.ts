/** From the year as it stood to the year as it stands now: 追回 and 补付 as lines of their own, bill by bill (counter rules 20, 21). */
import { atLeastZero, minFen, minus, negate, plus, toExact, ZERO, type Fen } from '../money.ts';
import type { CompiledLiability, CompiledPlan } from '../plan/compiled.ts';
import { type BookedBill, refoldBills, shareOf, type StandingBill, type Year } from './history.ts';
import type { Adjustment, SettlementLine } from './result.ts';
import { netPaid, type Bucket, type SettleState } from './state.ts';
import type { Visit } from './visit.ts';

export interface Adjusted {
  readonly year: Year;
  readonly adjustments: readonly Adjustment[];
  /** A line that the other year leaves 待补, and its bill: until it has a figure nothing may be proposed. Null: there is none. */
  readonly unclear: Unclear | null;
}

/** A bill of the year that has no figure, and why, by the liability that waits. */
export interface Unclear {
  readonly visit: Visit;
  readonly waiting: ReadonlyMap<string, Pick<SettlementLine, 'reason' | 'detail'>>;
}

/** The whole bill has no figure, whatever the liability. */
export function unclearBill(
  { liabilities }: CompiledPlan,
  visit: Visit,
  why: Pick<SettlementLine, 'reason' | 'detail'>,
): Unclear {
  return { visit, waiting: new Map(liabilities.map(({ id }) => [id, why])) };
}

/**
 * The bill that was taken back or corrected; by liability what the hospital took back of direct payments for it, and what it had
 * paid directly that only the corrected facts show (counter rule 24): that is paid already, whatever the decision knew.
 */
export interface ChangedBill {
  readonly at: number;
  readonly elsewhere: Readonly<Record<string, Fen>>;
  readonly returned: Readonly<Record<string, Fen>>;
}

/**
 * The year of other bills (one taken out, or its figures replaced), and what that changes of each bill. The decisions stay as they
 * are; what a bill is entitled to now beyond what was paid is 补付, what was paid beyond is 追回. A 补付 counts as paid from here on,
 * or the cap it comes from would be paid out twice.
 */
export function adjustYear(
  plan: CompiledPlan,
  before: Year,
  bills: readonly StandingBill[],
  changed: ChangedBill,
): Adjusted {
  const after = refoldBills(plan, before.from, bills);
  const adjustments = before.bills.flatMap((bill) => {
    const now = after.bills.find(({ at }) => at === bill.at);
    const { returned, elsewhere } = changed.at === bill.at ? changed : NOTHING_DIRECT;
    return plan.liabilities.flatMap((liability) => {
      const direct = { returned: returned[liability.id] ?? ZERO, elsewhere: elsewhere[liability.id] ?? ZERO };
      return differenceOf(liability, bill, now, direct);
    });
  });
  const state = withRecovery(plan, after.state, before.state, adjustments);
  return { year: { ...after, state }, adjustments, unclear: unclearIn(before, after, changed) };
}

const NOTHING_DIRECT: Pick<ChangedBill, 'returned' | 'elsewhere'> = { returned: {}, elsewhere: {} };

/** Other places in the year may ask for other facts: a line reached asks for its ratio. What waited before as well is no news. */
function unclearIn(before: Year, after: Year, changed: ChangedBill): Unclear | null {
  for (const { at, visit, waiting } of after.bills) {
    const waited = at === changed.at ? [] : (before.bills.find((bill) => bill.at === at)?.waiting ?? []);
    const news = waiting.filter(({ liability }) => !waited.some((earlier) => earlier.liability === liability));
    if (news.length > 0) return { visit, waiting: new Map(news.map((line) => [line.liability, line])) };
  }
  return null;
}

function differenceOf(
  { id, name, keys }: CompiledLiability,
  bill: BookedBill,
  after: BookedBill | undefined,
  { returned: back, elsewhere }: { readonly returned: Fen; readonly elsewhere: Fen },
): Adjustment[] {
  const [before, now] = [plus(shareOf(bill, keys), elsewhere), shareOf(after, keys)];
  if (before === now) return [];
  const { setl_id, enddate, fixmedins_name } = bill.visit.sheet;
  const of = { liability: id, name, bill: { at: bill.at, setl_id, enddate, fixmedins_name }, before, now };
  if (now > before) return [{ ...of, kind: 'top-up', returned: ZERO, amount: minus(now, before) }];
  const owed = minus(before, now);
  const returned = minFen(back, owed);
  return [{ ...of, kind: 'recover', returned, amount: minus(owed, returned) }];
}

/** What was to be recovered before still is, and the new 追回 comes to it; neither counts as paid. */
function withRecovery(
  plan: CompiledPlan,
  now: SettleState,
  before: SettleState,
  adjustments: readonly Adjustment[],
): SettleState {
  const owed: Record<string, Fen> = {};
  const owe = (key: string, amount: Fen): void => void (owed[key] = plus(owed[key] ?? ZERO, amount));
  for (const [key, { toRecover }] of Object.entries(before.buckets)) if (toRecover !== 0) owe(key, toRecover);
  for (const liability of plan.liabilities) spread(liability, now, before, adjustments, owe);
  const keys = new Set([...Object.keys(now.buckets), ...Object.keys(owed)]);
  const buckets: Record<string, Bucket> = {};
  for (const key of keys) {
    const bucket = now.buckets[key] ?? EMPTY;
    const toRecover = owed[key] ?? ZERO;
    buckets[key] = { ...bucket, paid: plus(netPaid(bucket), toRecover), toRecover };
  }
  return { ...now, buckets };
}

const EMPTY: Bucket = { counted: ZERO, lineUsed: ZERO, earned: toExact(ZERO), paid: ZERO, toRecover: ZERO };

/** A liability's 追回 lies where its buckets counted more before; what none of them lost stays with the first. */
function spread(
  { id, keys }: CompiledLiability,
  now: SettleState,
  before: SettleState,
  adjustments: readonly Adjustment[],
  owe: (key: string, amount: Fen) => void,
): void {
  let rest = sumOf(adjustments, 'recover', id);
  for (const key of keys) {
    const lost = atLeastZero(minus(netPaid(before.buckets[key] ?? EMPTY), netPaid(now.buckets[key] ?? EMPTY)));
    const taken = minFen(rest, lost);
    if (taken !== 0) owe(key, taken);
    rest = minus(rest, taken);
  }
  const [first] = keys.filter((key) => before.buckets[key] !== undefined);
  if (rest !== 0 && first !== undefined) owe(first, rest);
}

/** Σ of one kind under one liability. */
export function sumOf(adjustments: readonly Adjustment[], kind: Adjustment['kind'], liability: string): Fen {
  return plus(
    ZERO,
    ...adjustments.flatMap((each) => (each.kind === kind && each.liability === liability ? [each.amount] : [])),
  );
}

/** What the hospital took back under one liability, with a reversal's sign. */
export function returnedUnder(adjustments: readonly Adjustment[], liability: string): Fen {
  return negate(plus(ZERO, ...adjustments.flatMap((each) => (each.liability === liability ? [each.returned] : []))));
}
