/** The decisions of a year in their order, reversals taking their originals out (DESIGN idea 7). */
import { formatYuan, negate } from '../money.ts';
import type { CompiledPlan } from '../plan/compiled.ts';
import { othersPaid } from '../settlement-sheet.ts';
import { type Adjusted, adjustYear } from './adjust.ts';
import { bookBill, emptyYear, type HistoryEntry, type Year } from './history.ts';
import { returnedBy } from './remainder.ts';
import type { LineReason } from './result.ts';
import { settle } from './settle.ts';
import { initialState } from './state.ts';
import { takeBack, type TakenBack } from './take-back.ts';

/** The year of a history. What was declined counts for nothing. */
export function foldYear(plan: CompiledPlan, history: readonly HistoryEntry[]): Year {
  return history.reduce((year, entry, at) => {
    if (entry.verdict === 'decline') return year;
    const taken = takeBack(year.bills, history.slice(0, at), entry.visit);
    switch (taken.outcome) {
      case 'no-reversal':
      case 'unknown':
        return bookBill(plan, year, entry, at);
      case 'counts-nothing':
        return year;
      case 'taken':
        return unclearIn(plan, taken) === null ? yearWithout(plan, year, taken).year : year;
    }
  }, emptyYear());
}

export type Taken = Extract<TakenBack, { readonly outcome: 'taken' }>;

/** Why what is left of a bill has no figure yet. */
export interface Unclear {
  readonly reason: LineReason;
  readonly detail: string | null;
}

/** Null where everything the refold needs is known; else what a clerk must bring first (counter rules 19, 24). */
export function unclearIn(plan: CompiledPlan, { original, left, reversal }: Taken): Unclear | null {
  const back = negate(othersPaid(reversal.sheet).amount);
  if (returnedBy(plan, reversal) === null) return { reason: 'one-stop-split-missing', detail: formatYuan(back) };
  return left === null ? null : unclearBill(plan, { ...original, visit: left });
}

/** Null where every liability of a bill has a figure. */
export function unclearBill(
  plan: CompiledPlan,
  bill: Pick<HistoryEntry, 'visit' | 'healthStatus' | 'member'>,
): Unclear | null {
  const { lines } = settle(plan, initialState(), bill.visit, bill);
  return lines.find(({ status }) => status === 'pending') ?? null;
}

/** The year without what a reversal takes back. */
export function yearWithout(plan: CompiledPlan, year: Year, { original, bills, reversal }: Taken): Adjusted {
  return adjustYear(plan, year, bills, { at: original.at, by: returnedBy(plan, reversal) ?? {} });
}
