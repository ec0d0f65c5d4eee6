/** What a reversal leaves of the bill it takes back: nothing, or the original's figures less the reversal's. */
import { minFen, minus, negate, plus, sumFen, uprightFen, ZERO, type Fen } from '../money.ts';
import type { CompiledPlan } from '../plan/compiled.ts';
import { AMOUNT_FIELDS, bearers, othersPaid, type AmountField, type SettlementSheet } from '../settlement-sheet.ts';
import type { Care } from './care.ts';
import type { ListedDrug, Visit } from './visit.ts';

/** `whole`: no cost is left. `beyond`: the reversal takes back more than there was, so it is not this bill's. */
export type Remainder = { readonly left: 'whole' | 'beyond' } | { readonly left: 'part'; readonly visit: Visit };

/**
 * The original less its reversal. Where a row leaves the personal and the hospital's part null, I4 gives the personal part and the
 * rest is the hospital's (docs/facts.md). What the reversal does not tell apart (drugs, payers off the sheet, fund details) stays
 * as the original has it; strikes stay unless the reversal says that what it takes back had been struck (counter rule 21).
 */
export function remainderOf(original: Visit, reversal: Visit): Remainder {
  const sheet = sheetLeft(original.sheet, reversal.sheet);
  if (sheet.medfee_sumamt === 0) return { left: 'whole' };
  if (AMOUNT_FIELDS.some((field) => field !== 'acct_mulaid_pay' && (sheet[field] ?? ZERO) < 0))
    return { left: 'beyond' };
  const visit: Visit = {
    ...original,
    sheet,
    drugSum: drugSumLeft(original, reversal),
    listedDrugs: reduced(original.listedDrugs, reversal.listedDrugs, sameDrug),
    otherPayers: reduced(original.otherPayers, reversal.otherPayers, (one, other) => one.payer === other.payer, true),
    otherInsurance: plus(original.otherInsurance, reversal.otherInsurance),
    paidElsewhere: reduced(original.paidElsewhere, reversal.paidElsewhere, sameLiability),
    struck: reduced(
      original.struck,
      reversal.struck,
      (one, other) => sameLiability(one, other) && one.item === other.item,
    ),
    ...(original.care === undefined ? {} : { care: careLeft(original.care, reversal.care) }),
  };
  return { left: 'part', visit };
}

function sheetLeft(original: SettlementSheet, reversal: SettlementSheet): SettlementSheet {
  const [was, back] = [bearers(original), bearers(reversal)];
  const amounts = AMOUNT_FIELDS.map((field): [AmountField, Fen] => {
    return [field, plus(original[field] ?? ZERO, reversal[field] ?? ZERO)];
  });
  return {
    ...original,
    ...Object.fromEntries(amounts),
    psn_part_amt: plus(was.person, back.person),
    hosp_part_amt: plus(was.hospital, back.hospital),
    setldetail: detailLeft(original.setldetail, reversal.setldetail),
    receipt: null,
  };
}

function detailLeft(
  original: SettlementSheet['setldetail'],
  reversal: SettlementSheet['setldetail'],
): SettlementSheet['setldetail'] {
  if (original === null || reversal === null) return original;
  return original.map((row) => {
    const back = reversal.filter(({ fund_pay_type: type }) => type === row.fund_pay_type);
    return { ...row, fund_payamt: plus(row.fund_payamt, ...back.map(({ fund_payamt: amount }) => amount)) };
  });
}

/** Unknown again where self-funded cost was taken back and nobody says how much of it was drugs (counter rule 19). */
function drugSumLeft({ drugSum }: Visit, reversal: Visit): Visit['drugSum'] {
  if (drugSum === null || reversal.sheet.fulamt_ownpay_amt === 0) return drugSum;
  return reversal.drugSum === null ? null : { ...drugSum, amount: plus(drugSum.amount, reversal.drugSum.amount) };
}

/** Parts and items of a bill less those the reversal names; the facts of the stay are the original's. */
function careLeft(care: Care, back: Care | undefined): Care {
  const { parts, items } = care;
  const partsLeft = parts && reduced(parts, back?.parts ?? [], (one, other) => one.part === other.part);
  const itemsLeft = items && reduced(items, back?.items ?? [], (one, other) => one.item === other.item);
  return { ...care, ...(partsLeft && { parts: partsLeft }), ...(itemsLeft && { items: itemsLeft }) };
}

function sameDrug(one: ListedDrug, other: ListedDrug): boolean {
  return one.list === other.list && one.item === other.item && one.on === other.on;
}

function sameLiability(one: { readonly liability: string }, other: { readonly liability: string }): boolean {
  return one.liability === other.liability;
}

/** Each amount less what is taken back of its kind, in their order; what is used up is left out unless it is to be kept. */
function reduced<T extends { readonly amount: Fen }>(
  amounts: readonly T[],
  takenBack: readonly T[],
  isSame: (one: T, other: T) => boolean,
  keepsEmpty = false,
): T[] {
  const left = takenBack.reduce<readonly T[]>((before, back) => {
    let rest = uprightFen(back.amount, -1);
    return before.map((each) => {
      const taken = isSame(each, back) ? minFen(each.amount, rest) : ZERO;
      rest = minus(rest, taken);
      return { ...each, amount: minus(each.amount, taken) };
    });
  }, amounts);
  return keepsEmpty ? [...left] : left.filter(({ amount }) => amount !== 0);
}

/** A reversal as its original lets it be read: what 其他支出 is, and its split where all of it came back (counter rule 24). */
export function readReversal(original: Visit, reversal: Visit): Visit {
  const othPayIs = reversal.othPayIs ?? original.othPayIs;
  const back = othersPaid(reversal.sheet).amount;
  const isWhole = back !== 0 && back === negate(sumFen(original.paidElsewhere.map(({ amount }) => amount)));
  if (othPayIs !== 'this-product' || reversal.paidElsewhere.length > 0 || !isWhole) return { ...reversal, othPayIs };
  const paidElsewhere = original.paidElsewhere.map((payment) => ({ ...payment, amount: negate(payment.amount) }));
  return { ...reversal, othPayIs, paidElsewhere };
}

/** By liability what the hospital took back of this product's direct payments, upright; null while that cannot be told apart. */
export function returnedBy(plan: CompiledPlan, reversal: Visit): Readonly<Record<string, Fen>> | null {
  const [only, ...others] = plan.liabilities;
  const isOurs = reversal.othPayIs === 'this-product';
  const onSheet = isOurs ? uprightFen(othersPaid(reversal.sheet).amount, -1) : ZERO;
  const returned: Record<string, Fen> = {};
  for (const { liability, amount } of reversal.paidElsewhere) {
    returned[liability] = plus(returned[liability] ?? ZERO, uprightFen(amount, -1));
  }
  if (reversal.paidElsewhere.length > 0) return isOurs && sumFen(Object.values(returned)) < onSheet ? null : returned;
  if (onSheet === 0) return returned;
  return only !== undefined && others.length === 0 ? { [only.id]: onSheet } : null;
}
