/** 冲正 and corrected figures: the year refolded without a bill, or with its facts replaced (DESIGN idea 7, counter rules 21–23). */
import type { CompiledPlan } from '../plan/compiled.ts';
import { isReversal } from '../settlement-sheet.ts';
import { foldYear, yearCorrected, yearWithout } from './fold-year.ts';
import { type History, isSamePosition, type Year } from './history.ts';
import { adjustedResult, byPosition, countsNothing, type Refolded, stoppedResult } from './refold-result.ts';
import { type Facts, settle } from './settle.ts';
import type { SettleState } from './state.ts';
import { takeBack } from './take-back.ts';
import type { Visit } from './visit.ts';

/**
 * The position after these decisions, each booked as decided on what stood before them; a reversal takes its original out of the
 * year. From a whole history it gives the stored state, or one of the two is wrong.
 */
export function foldHistory(plan: CompiledPlan, history: History): SettleState {
  return foldYear(plan, history).state;
}

/** One visit of a year after others: `settle`, or of a 退费结算 what `settleReversal` gives. */
export function settleNext(
  plan: CompiledPlan,
  state: SettleState,
  history: History,
  visit: Visit,
  facts: Facts,
): Refolded {
  if (!isReversal(visit.sheet)) return { ...settle(plan, state, visit, facts), adjustments: [] };
  return settleReversal(plan, state, history, visit, facts);
}

/**
 * A 退费结算 where the year's decisions are known: the bill it takes back leaves the year, wholly or in part, and the others count
 * in their order as if it had never been (what their decisions took off stays off). What a bill was paid beyond its entitlement
 * now is 追回, what it is short of is 补付, each its own line; `payable` is what is paid out: the 补付. Where the history is not whole
 * or does not hold the original, the year's position alone decides as in `settle`, by `facts`, and a step says so.
 */
export function settleReversal(
  plan: CompiledPlan,
  state: SettleState,
  history: History,
  visit: Visit,
  facts: Facts,
): Refolded {
  const year = foldYear(plan, history);
  const taken = takeBack(year.bills, history.entries, visit);
  if (taken.outcome === 'no-reversal') return { ...settle(plan, state, visit, facts), adjustments: [] };
  if (taken.outcome === 'unknown') return byPosition(plan, state, visit, facts, taken.why);
  if (!isSamePosition(year.state, state)) return byPosition(plan, state, visit, facts, 'history-incomplete');
  if (taken.outcome === 'counts-nothing') return countsNothing(plan, state, visit);
  const { year: after, adjustments, unclear } = yearWithout(plan, { ...year, state }, taken);
  if (unclear !== null) return stoppedResult(plan, state, unclear);
  const { original, left } = taken;
  return adjustedResult(plan, {
    before: state,
    after: after.state,
    adjustments,
    rule: 'taken-back',
    bill: original,
    left,
  });
}

/**
 * The year of a history with one decided visit's facts as they are now: a prior payer that paid later (counter rule 23), the
 * centre's changed figures. What was struck from the visit or refused stays so. A decision that counts for nothing (declined, taken
 * back) changes nothing, and neither does one that is not there.
 */
export function resettle(plan: CompiledPlan, history: History, at: number, visit: Visit): Refolded {
  return resettleIn(plan, foldYear(plan, history), at, visit);
}

/** The same of a year that is folded already. */
export function resettleIn(plan: CompiledPlan, year: Year, at: number, visit: Visit): Refolded {
  const bill = year.bills.find((standing) => standing.at === at);
  const corrected = yearCorrected(plan, year, at, visit);
  if (bill === undefined || corrected === null) return countsNothing(plan, year.state, visit);
  const { year: after, adjustments, unclear } = corrected;
  if (unclear !== null) return stoppedResult(plan, year.state, unclear);
  const states = { before: year.state, after: after.state };
  return adjustedResult(plan, { ...states, adjustments, rule: 'corrected', bill, left: visit });
}
