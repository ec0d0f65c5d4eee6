/** Which bill of the year a reversal takes back, and the bills that stand without it. */
import { normaliseNumber } from '../identity/normalise.ts';
import { AMOUNT_FIELDS, isReversal, type SettlementSheet } from '../settlement-sheet.ts';
import { netReversals } from '../sheet/net.ts';
import type { HistoryEntry, StandingBill } from './history.ts';
import { readReversal, remainderOf } from './remainder.ts';
import type { Visit } from './visit.ts';

/**
 * `taken`: found, and what stands without it. `counts-nothing`: the original is known, but was declined, taken back before, or
 * settled anew under another id; or this very reversal was counted before.
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
  if (earlier.some((entry) => entry.verdict === 'pay' && isSameReversal(entry.visit.sheet, visit.sheet))) {
    return { outcome: 'counts-nothing' };
  }
  // A bill whose figures came anew may carry another id now: it is known by every id it had.
  const original = bills.findLast((bill) =>
    [bill, ...earlier.filter((entry, at) => at === bill.at || entry.corrects === bill.at)].some(
      (known) => isTakenBack(known.visit, visit) && !isSettledAnew(known.visit.sheet, bill.visit.sheet, visit.sheet),
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
export function isTakenBack(original: Visit, { sheet }: Visit): boolean {
  if (isReversal(original.sheet)) return false;
  return netReversals([original.sheet, sheet]).cancelled.length === 1;
}

/**
 * Whether two sheets are one 退费结算: by their ids, and where one of them has none, by the time and every amount. It takes back
 * once, whatever of the bill is left.
 */
export function isSameReversal(one: SettlementSheet, other: SettlementSheet): boolean {
  if (!isReversal(one) || !isReversal(other)) return false;
  if (one.setl_id !== null && other.setl_id !== null) {
    return normaliseNumber(one.setl_id) === normaliseNumber(other.setl_id);
  }
  return one.setl_time === other.setl_time && hasSameAmounts(one, other);
}

/**
 * A hospital that settles a stay anew takes back the whole of the settlement before: that reversal is behind the new id already,
 * and takes nothing from the sheet that stands now. Where both have the same amounts the two cannot be told apart.
 */
function isSettledAnew(known: SettlementSheet, now: SettlementSheet, reversal: SettlementSheet): boolean {
  if (known.setl_id === null || now.setl_id === null || known.setl_id === now.setl_id) return false;
  const isWhole = known.medfee_sumamt + reversal.medfee_sumamt === 0;
  return isWhole && !hasSameAmounts(known, now);
}

function hasSameAmounts(one: SettlementSheet, other: SettlementSheet): boolean {
  return AMOUNT_FIELDS.every((field) => (one[field] ?? 0) === (other[field] ?? 0));
}
