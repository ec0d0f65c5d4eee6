/** The decisions of a year in their order, reversals taking their originals out (DESIGN idea 7). */
import { formatYuan, negate } from '../money.ts';
import type { CompiledPlan } from '../plan/compiled.ts';
import { othersPaid } from '../settlement-sheet.ts';
import { type Adjusted, adjustYear } from './adjust.ts';
import { bookBill, type History, type Year, yearFrom } from './history.ts';
import { returnedBy } from './remainder.ts';
import { takeBack, type TakenBack } from './take-back.ts';

/** The year of a history. What was declined counts for nothing. */
export function foldYear(plan: CompiledPlan, { from, entries }: History): Year {
  return entries.reduce((year, entry, at) => {
    if (entry.verdict === 'decline') return year;
    const taken = takeBack(year.bills, entries.slice(0, at), entry.visit);
    switch (taken.outcome) {
      case 'no-reversal':
      case 'unknown':
        return bookBill(plan, year, entry, at);
      case 'counts-nothing':
        return year;
      case 'taken': {
        const { year: without, unclear } = yearWithout(plan, year, taken);
        return unclear === null ? without : year;
      }
    }
  }, yearFrom(from));
}

export type Taken = Extract<TakenBack, { readonly outcome: 'taken' }>;

/** The year without what a reversal takes back; unclear too while direct payments it gives back cannot be told apart (counter rule 24). */
export function yearWithout(plan: CompiledPlan, year: Year, { original, bills, reversal }: Taken): Adjusted {
  const returned = returnedBy(plan, reversal);
  const adjusted = adjustYear(plan, year, bills, { at: original.at, returned: returned ?? {} });
  if (returned !== null) return adjusted;
  const detail = formatYuan(negate(othersPaid(reversal.sheet).amount));
  return { ...adjusted, unclear: { reason: 'one-stop-split-missing', detail, visit: original.visit } };
}
