/** What payers before this product paid, on the sheet and off it (counter rules 18, 23, 24). */
import { plus, withSign, ZERO, type Fen } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import type { SettlementSheet } from '../settlement-sheet.ts';
import type { Hold, LineReason, SettlementStep } from './result.ts';
import type { Visit } from './visit.ts';

export type Payers = {
  readonly in: Fen;
  readonly out: Fen;
  readonly both: Fen;
  /** oth_pay when it is this product's own one-stop payment: never a prior payer (counter rule 24). */
  readonly own: Fen;
  readonly offSheet: Fen;
  readonly holds: Hold[];
  readonly stop: { readonly reason: LineReason; readonly detail: string | null } | null;
};

/** Sums the prior payers by the side of the bill they belong to. `sheet` is upright. */
export function priorPayers(
  plan: CompiledPlan,
  visit: Visit,
  sheet: SettlementSheet,
  sign: 1 | -1,
  steps: SettlementStep[],
): Payers {
  const sums = { in: ZERO, out: ZERO, both: ZERO };
  const inputs: [string, number | string][] = [];
  const holds: Hold[] = [];
  let offSheet = ZERO;
  for (const payer of plan.payers) {
    if (payer.field === 'oth_pay' && visit.othPayIs !== 'other-payer') continue;
    const amount = payer.field === null ? offSheetAmount(visit, payer, sheet, sign) : sheet[payer.field];
    if (amount === null) holds.push({ kind: 'payer-open', name: payer.name });
    if (amount === null || amount === 0) continue;
    sums[payer.scope] = plus(sums[payer.scope], amount);
    if (payer.field === null) offSheet = plus(offSheet, amount);
    inputs.push([payer.name, amount]);
  }
  const total = plus(sums.in, sums.out, sums.both);
  steps.push({ rule: 'prior-payers', name: null, inputs, result: total, source: plan.payersSource });
  for (const hold of holds) {
    steps.push({
      rule: 'payer-open',
      name: null,
      inputs: [['payer', hold.name]],
      result: null,
      source: plan.payersSource,
    });
  }
  const isOthPayOpen = sheet.oth_pay !== 0 && visit.othPayIs === null;
  return {
    ...sums,
    own: visit.othPayIs === 'this-product' ? sheet.oth_pay : ZERO,
    offSheet,
    holds,
    stop: isOthPayOpen ? { reason: 'oth-pay-unknown', detail: null } : null,
  };
}

/** What a payer off the sheet paid; null while it is 待定 or nobody has asked. */
function offSheetAmount(
  visit: Visit,
  payer: CompiledPlan['payers'][number],
  sheet: SettlementSheet,
  sign: 1 | -1,
): Fen | null {
  const isAskedFor = payer.insutypes === null || payer.insutypes.includes(sheet.insutype);
  if (!isAskedFor) return ZERO;
  const stated = visit.otherPayers.find((other) => other.payer === payer.id);
  if (stated === undefined || stated.state === 'open') return null;
  return stated.state === 'paid' ? withSign(stated.amount, sign) : ZERO;
}
