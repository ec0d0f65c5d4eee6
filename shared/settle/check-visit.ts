/** Are the facts a clerk states about a visit possible for this plan? Signs, days and ids; `settle` trusts neither (counter rules 19–24). */
import { isBetween } from '../dates.ts';
import { AppError } from '../errors.ts';
import { formatYuan, withSign, type Fen } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import { isReversal } from '../settlement-sheet.ts';
import { checkCare } from './check-care.ts';
import { checkDrugs, type Visit } from './visit.ts';

const PAYER_STATES = { paid: '已付', none: '无', open: '待定' } as const;

/**
 * Throws for the first fact that cannot be: an amount against the sheet's sign (`claim-amount-sign`), an id the plan does
 * not have (`claim-liability-unknown`, `claim-payer-unknown`, `claim-list-unknown`), a listed drug of another day than the
 * stay's (`claim-drug-outside-stay`), a payer stated twice or paid and not paid (`claim-payer-twice`, `claim-payer-amount`), what
 * `visitFromSheet` refuses about drugs and `checkCare` about the care.
 */
export function checkVisit(plan: CompiledPlan, visit: Visit): void {
  checkDrugs(visit.sheet, { sum: visit.drugSum, listed: visit.listedDrugs });
  checkSigns(visit);
  for (const { liability } of visit.paidElsewhere) requireLiability(plan, '已直赔', liability);
  for (const { liability } of visit.struck) requireLiability(plan, '剔除项', liability);
  checkPayers(plan, visit.otherPayers);
  checkLists(plan, visit.listedDrugs);
  checkDrugDays(visit);
  checkCare(plan, visit);
}

function checkSigns(visit: Visit): void {
  const sign = isReversal(visit.sheet) ? -1 : 1;
  const stated: readonly (readonly [field: string, amount: Fen])[] = [
    ...visit.paidElsewhere.map(({ amount }) => ['已直赔金额', amount] as const),
    ...visit.otherPayers.map(({ amount }) => ['其他赔付方的金额', amount] as const),
    ...visit.struck.map(({ amount }) => ['剔除金额', amount] as const),
    ['其他商保已赔金额', visit.otherInsurance],
  ];
  const wrong = stated.find(([, amount]) => withSign(amount, sign) < 0);
  if (wrong === undefined) return;
  throw new AppError('claim-amount-sign', { field: wrong[0], value: formatYuan(wrong[1]) });
}

/** Throws `claim-liability-unknown`: an amount under a liability the plan does not have would be passed over in silence. */
export function requireLiability(plan: CompiledPlan, field: string, id: string): void {
  if (plan.liabilities.some((liability) => liability.id === id)) return;
  const known = plan.liabilities.toSorted((a, b) => a.at - b.at).map(({ name }) => name);
  throw new AppError('claim-liability-unknown', { field, id, known: known.join('、') });
}

function checkPayers(plan: CompiledPlan, stated: Visit['otherPayers']): void {
  const known = plan.payers.filter(({ field }) => field === null);
  const seen = new Set<string>();
  for (const { payer: id, state, amount } of stated) {
    const payer = known.find((candidate) => candidate.id === id);
    if (payer === undefined) {
      throw new AppError('claim-payer-unknown', { payer: id, known: known.map(({ name }) => name).join('、') });
    }
    if (seen.has(id)) throw new AppError('claim-payer-twice', { payer: payer.name });
    seen.add(id);
    if (state === 'paid' || amount === 0) continue;
    const value = formatYuan(amount);
    throw new AppError('claim-payer-amount', { payer: payer.name, state: PAYER_STATES[state], value });
  }
}

/** A settlement holds what was used in its stay; drugs bought later on its prescription come with their own settlement. */
function checkDrugDays({ sheet: { begndate: from, enddate: to }, listedDrugs }: Visit): void {
  const other = listedDrugs.find(({ on }) => !isBetween(on, from, to));
  if (other === undefined) return;
  throw new AppError('claim-drug-outside-stay', { drug: other.name, on: other.on, from, to });
}

/** A list that no liability covers would be passed over in silence. */
function checkLists(plan: CompiledPlan, drugs: Visit['listedDrugs']): void {
  const covering = plan.liabilities.filter(({ list }) => list !== null);
  const unknown = drugs.find((drug) => !covering.some(({ list }) => list === drug.list));
  if (unknown === undefined) return;
  const known = covering.map(({ name }) => name).join('、');
  throw new AppError('claim-list-unknown', { drug: unknown.name, list: unknown.list, known });
}
