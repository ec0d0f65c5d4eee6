/** Which bill of the year a reversal takes back, and the bills that stand without it. */
import { isReversal } from '../settlement-sheet.ts';
import { netReversals } from '../sheet/net.ts';
import type { HistoryEntry, StandingBill } from './history.ts';
import { readReversal, remainderOf } from './remainder.ts';
import type { Visit } from './visit.ts';

/**
 * `taken`: found, and what stands without it. `counts-nothing`: the original is known, but was declined or taken back before.
 * `unknown`: it is not among these decisions, or the reversal takes back more than it holds.
 */
export type TakenBack =
  | {
      readonly outcome: 'taken';
      readonly original: StandingBill;
      /** What is left of the original; null: nothing. */
      readonly left: Visit | null;
      readonly bills: readonly StandingBill[];
      /** The reversal as the original lets it be read. */
      readonly reversal: Visit;
    }
  | { readonly outcome: 'counts-nothing' }
  | { readonly outcome: 'no-reversal' }
  | { readonly outcome: 'unknown'; readonly why: 'original-missing' | 'reversal-beyond' };

/** Takes a reversal's original out of the bills that stand; `earlier` are the decisions before it. */
export function takeBack(bills: readonly StandingBill[], earlier: readonly HistoryEntry[], visit: Visit): TakenBack {
  if (!isReversal(visit.sheet)) return { outcome: 'no-reversal' };
  // A bill whose figures came anew may carry another id now: it is known by every id it had.
  const original = bills.findLast((bill) =>
    [bill, ...earlier.filter((entry, at) => at === bill.at || entry.corrects === bill.at)].some((known) =>
      isTakenBack(known.visit, visit),
    ),
  );
  if (original === undefined) {
    const isKnown = earlier.some((entry) => isTakenBack(entry.visit, visit));
    return isKnown ? { outcome: 'counts-nothing' } : { outcome: 'unknown', why: 'original-missing' };
  }
  const reversal = readReversal(original.visit, visit);
  const remainder = remainderOf(original.visit, reversal);
  if (remainder.left === 'beyond') return { outcome: 'unknown', why: 'reversal-beyond' };
  const left = remainder.left === 'part' ? remainder.visit : null;
  const standing = bills.flatMap((bill) => {
    if (bill !== original) return [bill];
    return left === null ? [] : [{ ...bill, visit: left }];
  });
  return { outcome: 'taken', original, left, bills: standing, reversal };
}

/** By init_setl_id, else by the stay and exactly opposite amounts: the one rule of what takes back what. */
function isTakenBack(original: Visit | undefined, { sheet }: Visit): boolean {
  if (original === undefined || isReversal(original.sheet)) return false;
  return netReversals([original.sheet, sheet]).cancelled.length === 1;
}
