/** What payers before this product paid, on the sheet and off it (counter rules 18, 23, 24). */
import { atLeastZero, formatYuan, plus, sumFen, uprightFen, ZERO, type Fen } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import { othersPaid, type OthersPaid, type SettlementSheet } from '../settlement-sheet.ts';
import type { Hold, LineReason, SettlementStep } from './result.ts';
import type { Visit } from './visit.ts';

export type Payers = {
  readonly in: Fen;
  readonly out: Fen;
  readonly both: Fen;
  /** oth_pay when it is this product's own one-stop payment: never a prior payer (counter rule 24). */
  readonly own: Fen;
  /** What is not in the head's funds and so still stands in the personal part. */
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
  const others = othersPaid(visit.sheet);
  const othersAmount = uprightFen(others.amount, sign);
  let offSheet = strayPayments(plan, visit, sign);
  for (const payer of plan.payers) {
    const isOthers = payer.field === 'oth_pay';
    if (isOthers && visit.othPayIs !== 'other-payer') continue;
    const amount = isOthers ? othersAmount : amountOf(visit, payer, sheet, sign);
    if (amount === null) holds.push({ kind: 'payer-open', name: payer.name });
    if (amount === null || amount === 0) continue;
    sums[payer.scope] = plus(sums[payer.scope], amount);
    if (payer.field === null || (isOthers && !others.isOnHead)) offSheet = plus(offSheet, amount);
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
  return {
    ...sums,
    own: visit.othPayIs === 'this-product' && others.isOnHead ? othersAmount : ZERO,
    offSheet,
    holds,
    stop: others.amount !== 0 && visit.othPayIs === null ? asking(others, othersAmount) : null,
  };
}

/** The question of counter rule 24, naming where the sheet shows the amount. */
function asking({ isOnHead }: OthersPaid, amount: Fen): Exclude<Payers['stop'], null> {
  const place = isOnHead ? '“其他支出”' : '基金分项 999997“其他”';
  return { reason: 'oth-pay-unknown', detail: `${place}为 ${formatYuan(amount)} 元` };
}

/** Money stated under a payer or liability the plan does not have: it fits no side, yet the insured did not bear it. */
function strayPayments(plan: CompiledPlan, visit: Visit, sign: 1 | -1): Fen {
  if (visit.otherPayers.length === 0 && visit.paidElsewhere.length === 0) return ZERO;
  const isKnownPayer = (id: string): boolean => plan.payers.some((payer) => payer.field === null && payer.id === id);
  const isKnownLiability = (id: string): boolean => plan.liabilities.some((liability) => liability.id === id);
  const stray = [
    ...visit.otherPayers.filter(({ payer, state }) => state === 'paid' && !isKnownPayer(payer)),
    ...visit.paidElsewhere.filter(({ liability }) => !isKnownLiability(liability)),
  ];
  return sumFen(stray.map(({ amount }) => uprightFen(amount, sign)));
}

/** What a payer paid, never below 0; null while one off the sheet is 待定 or nobody has asked. */
function amountOf(
  visit: Visit,
  payer: CompiledPlan['payers'][number],
  sheet: SettlementSheet,
  sign: 1 | -1,
): Fen | null {
  if (payer.field !== null) return atLeastZero(sheet[payer.field]);
  const isAskedFor = payer.insutypes === null || payer.insutypes.includes(sheet.insutype);
  if (!isAskedFor) return ZERO;
  const stated = visit.otherPayers.find((other) => other.payer === payer.id);
  if (stated === undefined || stated.state === 'open') return null;
  return stated.state === 'paid' ? uprightFen(stated.amount, sign) : ZERO;
}
