/** What payers before this product paid, on the sheet and off it (counter rules 18, 23, 24). */
import { atLeastZero, formatYuan, plus, sumFen, uprightFen, ZERO, type Fen } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import { isReversal, othersPaid, type OthersPaid, type SettlementSheet } from '../settlement-sheet.ts';
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
  /** What other insurance paid, where it counts toward the line too (shape 25). */
  readonly towardLine: Fen;
  readonly holds: Hold[];
  /** Names of unset scopes of payers that paid. */
  readonly openScopes: readonly string[];
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
  const openScopes: string[] = [];
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
    if (payer.openScope !== null) openScopes.push(payer.openScope);
    if (payer.field === null || (isOthers && !others.isOnHead)) offSheet = plus(offSheet, amount);
    inputs.push([payer.name, amount]);
  }
  const insured = otherInsurance(plan, visit, sign);
  if (typeof insured === 'number' && insured !== 0) {
    sums.both = plus(sums.both, insured);
    inputs.push([OTHER_INSURANCE, insured]);
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
    openScopes,
    towardLine: typeof insured === 'number' && plan.otherInsurance?.value === 'toward-line' ? insured : ZERO,
    stop: others.amount !== 0 && visit.othPayIs === null ? asking(others, othersAmount) : unsetRule(insured),
  };
}

const OTHER_INSURANCE = '其他商业保险';

/**
 * What other commercial insurance takes off the cost before this product (shape 25), or the name of the rule that is unset.
 * Where a plan has no such rule it only limits what is payable (counter rule 20).
 */
function otherInsurance({ otherInsurance: rule }: CompiledPlan, visit: Visit, sign: 1 | -1): Fen | string {
  const paid = uprightFen(visit.otherInsurance, sign);
  if (rule === null || paid === 0) return ZERO;
  if (rule.value === null) return rule.name;
  return rule.value === 'limit' ? ZERO : paid;
}

function unsetRule(insured: Fen | string): Payers['stop'] {
  return typeof insured === 'string' ? { reason: 'figure-unset', detail: insured } : null;
}

/** Whether a prior payer paid for the visit, upright amounts; undefined while nobody has said (shape 46). */
export function hasPaid(plan: CompiledPlan, visit: Visit, id: string): boolean | undefined {
  const payer = plan.payers.find((candidate) => candidate.id === id);
  if (payer === undefined) return undefined;
  const sign = isReversal(visit.sheet) ? -1 : 1;
  if (payer.field === 'oth_pay') {
    // This product's own one-stop payment is no prior payer (counter rule 24).
    const { amount } = othersPaid(visit.sheet);
    if (amount === 0 || visit.othPayIs === null) return amount === 0 ? false : undefined;
    return visit.othPayIs === 'other-payer';
  }
  if (payer.field !== null) return uprightFen(visit.sheet[payer.field], sign) > 0;
  const amount = amountOf(visit, payer, visit.sheet, sign);
  return amount === null ? undefined : amount > 0;
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
