/** The decisions of a year in their order, reversals taking their originals out (DESIGN idea 7). */
import { type Fen, formatYuan, minus, negate, sumFen, ZERO } from '../money.ts';
import type { CompiledPlan } from '../plan/compiled.ts';
import { othersPaid } from '../settlement-sheet.ts';
import { type Adjusted, adjustYear, unclearBill } from './adjust.ts';
import { bookBill, type History, type Year, yearFrom } from './history.ts';
import { returnedBy } from './remainder.ts';
import { paidElsewhere } from './settle.ts';
import { takeBack, type TakenBack } from './take-back.ts';
import type { Visit } from './visit.ts';

/** The year of a history. What was declined counts for nothing. */
export function foldYear(plan: CompiledPlan, { from, entries }: History): Year {
  return entries.reduce((year, entry, at) => {
    if (entry.verdict === 'decline') return year;
    if (entry.corrects !== undefined) return ifClear(year, yearCorrected(plan, year, entry.corrects, entry.visit));
    const taken = takeBack(year.bills, entries.slice(0, at), entry.visit);
    switch (taken.outcome) {
      case 'no-reversal':
      case 'unknown':
        return bookBill(plan, year, entry, at);
      case 'counts-nothing':
        return year;
      case 'taken':
        return ifClear(year, yearWithout(plan, year, taken));
    }
  }, yearFrom(from));
}

function ifClear(year: Year, adjusted: Adjusted | null): Year {
  return adjusted?.unclear === null ? adjusted.year : year;
}

export type Taken = Extract<TakenBack, { readonly outcome: 'taken' }>;

/** The year without what a reversal takes back; unclear too while direct payments it gives back cannot be told apart (counter rule 24). */
export function yearWithout(plan: CompiledPlan, year: Year, { original, bills, reversal }: Taken): Adjusted {
  const returned = returnedBy(plan, reversal);
  const adjusted = adjustYear(plan, year, bills, { at: original.at, returned: returned ?? {}, elsewhere: {} });
  if (returned !== null) return adjusted;
  const detail = formatYuan(negate(othersPaid(reversal.sheet).amount));
  const why = { reason: 'one-stop-split-missing', detail } as const;
  return { ...adjusted, unclear: unclearBill(plan, original.visit, why) };
}

/** The year with one bill's facts as they are now; null where no bill stands at that place. What was struck from it stays struck. */
export function yearCorrected(plan: CompiledPlan, year: Year, at: number, visit: Visit): Adjusted | null {
  const bill = year.bills.find((standing) => standing.at === at);
  if (bill === undefined) return null;
  const corrected = { ...bill, visit: { ...visit, struck: keptStruck(bill.visit.struck, visit.struck) } };
  const bills = year.bills.map((standing) => (standing === bill ? corrected : standing));
  const was = directOf(plan, bill.visit);
  const elsewhere: Record<string, Fen> = {};
  for (const [id, paid] of Object.entries(directOf(plan, visit))) elsewhere[id] = minus(paid, was[id] ?? ZERO);
  return adjustYear(plan, year, bills, { at, returned: {}, elsewhere });
}

/** By liability what this product paid for a visit elsewhere. */
function directOf(plan: CompiledPlan, visit: Visit): Record<string, Fen> {
  return Object.fromEntries(
    plan.liabilities.map((liability) => [liability.id, paidElsewhere(plan, visit, liability, 1)]),
  );
}

/** Of each liability the larger strike, the one that was or the one that comes: struck fen never return (counter rule 21). */
function keptStruck(was: Visit['struck'], comes: Visit['struck']): Visit['struck'] {
  const liabilities = new Set([...was, ...comes].map(({ liability }) => liability));
  return [...liabilities].flatMap((id) => {
    const of = (struck: Visit['struck']): Visit['struck'] => struck.filter(({ liability }) => liability === id);
    const sum = (struck: Visit['struck']): Fen => sumFen(of(struck).map(({ amount }) => amount));
    return sum(comes) >= sum(was) ? of(comes) : of(was);
  });
}
