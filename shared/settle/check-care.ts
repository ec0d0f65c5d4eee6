/** Are the facts of care that a clerk states possible beside the sheet? */
import { AppError } from '../errors.ts';
import { formatYuan, minus, sumFen, withSign, type Fen } from '../money.ts';
import type { CompiledPart, CompiledPlan } from '../plan/compile.ts';
import { isReversal, SHEET_FIELD_NAMES, type SettlementSheet } from '../settlement-sheet.ts';
import type { Care } from './care.ts';
import type { Visit } from './visit.ts';

/**
 * Throws for the first fact that cannot be: a bill that basic insurance paid and did not settle (`claim-settled-contradicts`), a part
 * the plan does not treat apart, stated twice or above its field (`claim-part-unknown`, `claim-part-twice`, `claim-part-above-field`),
 * items above the bill (`claim-items-above-total`), amounts against the sheet's sign (`claim-amount-sign`), a drug prescribed after
 * it was used (`claim-prescribed-after`).
 */
export function checkCare(plan: CompiledPlan, { sheet, care, listedDrugs }: Visit): void {
  for (const drug of listedDrugs) {
    const prescribedOn = drug.facts?.prescribedOn;
    if (prescribedOn === undefined || prescribedOn <= drug.on) continue;
    throw new AppError('claim-prescribed-after', { drug: drug.name, on: drug.on, prescribedOn });
  }
  if (care === undefined) return;
  if (care.settledByBasic === false && sheet.hifp_pay !== 0) {
    throw new AppError('claim-settled-contradicts', { paid: formatYuan(sheet.hifp_pay) });
  }
  checkParts(plan, sheet, care.parts ?? []);
  checkItems(sheet, care.items ?? []);
}

const FIELDS = {
  preselfpay: 'preselfpay_amt',
  inscp: 'inscp_scp_amt',
  overlmt: 'overlmt_selfpay',
  fulamt: 'fulamt_ownpay_amt',
} as const satisfies Record<CompiledPart['from'], keyof typeof SHEET_FIELD_NAMES>;

function checkParts(plan: CompiledPlan, sheet: SettlementSheet, stated: NonNullable<Care['parts']>): void {
  const known = plan.base?.parts ?? [];
  const seen = new Map<CompiledPart, Fen>();
  for (const { part: id, amount } of stated) {
    const part = known.find((each) => each.id === id);
    if (part === undefined) throw partUnknown(id, known);
    if (seen.has(part)) throw new AppError('claim-part-twice', { part: nameOf(part) });
    refuseSign(sheet, '费用拆分的金额', amount);
    seen.set(part, amount);
  }
  for (const { from } of seen.keys())
    refuseAbove(
      sheet,
      from,
      [...seen].filter(([part]) => part.from === from),
    );
}

/** A part of the sheet that the plan does not treat apart counts with its field; stated all the same, it is a slip. */
function partUnknown(part: string, known: readonly CompiledPart[]): AppError {
  return new AppError('claim-part-unknown', { part, known: known.map(nameOf).join('、') });
}

function refuseAbove(
  sheet: SettlementSheet,
  from: CompiledPart['from'],
  stated: readonly (readonly [CompiledPart, Fen])[],
): void {
  const field = FIELDS[from];
  const sum = sumFen(stated.map(([, amount]) => amount));
  if (uprightOf(sheet, sum) <= uprightOf(sheet, sheet[field])) return;
  throw new AppError('claim-part-above-field', {
    part: stated.map(([part]) => `“${nameOf(part)}”`).join('、'),
    sum: formatYuan(sum),
    field: SHEET_FIELD_NAMES[field],
    limit: formatYuan(sheet[field]),
  });
}

function checkItems(sheet: SettlementSheet, items: NonNullable<Care['items']>): void {
  for (const { amount } of items) refuseSign(sheet, '单项药品、耗材的金额', amount);
  const sum = sumFen(items.map(({ amount }) => amount));
  const [stated, total] = [uprightOf(sheet, sum), uprightOf(sheet, sheet.medfee_sumamt)];
  if (stated <= total) return;
  const difference = formatYuan(minus(stated, total));
  const limit = formatYuan(sheet.medfee_sumamt);
  throw new AppError('claim-items-above-total', { sum: formatYuan(sum), limit, difference });
}

function refuseSign(sheet: SettlementSheet, field: string, amount: Fen): void {
  if (uprightOf(sheet, amount) < 0) throw new AppError('claim-amount-sign', { field, value: formatYuan(amount) });
}

function uprightOf(sheet: SettlementSheet, amount: Fen): Fen {
  return withSign(amount, isReversal(sheet) ? -1 : 1);
}

function nameOf({ id, name }: CompiledPart): string {
  return `${id}（${name}）`;
}
