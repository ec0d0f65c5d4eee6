/** Splits one bill into the sums that liabilities may count, after hospital part and prior payers (counter rules 18, 19, 23, 24). */
import { atLeastZero, minFen, minus, negate, plus, uprightFen, ZERO, type Fen } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import { AMOUNT_FIELDS, bearers, type SettlementSheet } from '../settlement-sheet.ts';
import type { Hold, LineReason, SettlementStep } from './result.ts';
import { priorPayers } from './payers.ts';
import { splitSides } from './sides.ts';
import type { Visit } from './visit.ts';
import type { YearSums } from './year-sums.ts';

/** A sum, or why it is not known. */
export type Pool = Fen | Unknown;

export type Unknown = { readonly reason: LineReason; readonly detail: string | null };

/** What is left to claim. `settle` takes from it in claiming order, so that a fen counts once (counter rule 20). */
export type Bill = {
  /** −1 for a reversal; all sums here are those of the upright bill. */
  readonly sign: 1 | -1;
  inScope: Pool;
  outOfScope: Pool;
  drugs: Pool;
  /** What no liability has taken of each listed drug, by its place in the visit, upright. */
  drugsLeft: Fen[];
  /** In scope before any payer: what a threshold is measured on (shape 11). */
  readonly inScopeTotal: Fen;
  /** What other insurance paid and the plan counts toward a line (shape 25); lines use it up. */
  towardLine: Fen;
  /** What the insured bore after every prior payer and other insurance; never more than the cost. */
  readonly borne: Fen;
  /** What keeps the whole bill from being counted. */
  readonly stop: Unknown | null;
  readonly holds: readonly Hold[];
  /** Names of unset figures that were read as counting on both sides. */
  readonly openScopes: readonly string[];
};

/** Opens the bill of a visit; steps say what was taken where, `sums` what of it is rounded over the year. */
export function openBill(plan: CompiledPlan, visit: Visit, sums: YearSums, steps: SettlementStep[]): Bill {
  const { sign } = sums;
  const sheet = sign === 1 ? visit.sheet : uprightSheet(visit.sheet);
  const payers = priorPayers(plan, visit, sheet, sign, steps);
  const { person, hospital } = bearers(sheet);
  const left = minus(plus(person, payers.own), payers.offSheet, uprightFen(visit.otherInsurance, sign));
  const borne = minFen(atLeastZero(left), atLeastZero(sheet.medfee_sumamt));
  const { openScopes } = payers;
  const holds: Hold[] = visit.care?.isEstimate === true ? [...payers.holds, ESTIMATE] : payers.holds;
  const drugsLeft = visit.listedDrugs.map((drug) => uprightFen(drug.amount, sign));
  const sides = payers.stop ?? splitSides(plan, { visit, sheet, sign }, hospital, payers, sums, steps);
  if ('reason' in sides) {
    const unknown = { inScope: sides, outOfScope: sides, drugs: sides, stop: sides };
    return { sign, ...unknown, drugsLeft, inScopeTotal: ZERO, towardLine: ZERO, borne, holds, openScopes };
  }
  const { inScope, outOfScope, inScopeTotal } = sides;
  const drugs = drugPool(visit, sheet, sign, sides.selfFunded);
  const { towardLine } = payers;
  return {
    sign,
    inScope,
    outOfScope,
    drugs,
    drugsLeft,
    inScopeTotal,
    towardLine,
    borne,
    stop: null,
    holds,
    openScopes,
  };
}

const ESTIMATE: Hold = { kind: 'estimate', name: '参考测算' };

/** A reversal as the positive bill it takes back. */
function uprightSheet(sheet: SettlementSheet): SettlementSheet {
  const upright = { ...sheet };
  for (const field of AMOUNT_FIELDS) {
    const amount = sheet[field];
    if (amount !== null) upright[field] = negate(amount);
  }
  return upright;
}

/** Self-funded drugs; known to be 0 when nothing is self-funded, unknown until entered otherwise (counter rule 19). */
function drugPool(visit: Visit, sheet: SettlementSheet, sign: 1 | -1, selfFunded: Fen): Pool {
  if (sheet.fulamt_ownpay_amt === 0) return ZERO;
  if (visit.drugSum === null) return { reason: 'drug-sum-missing', detail: null };
  return atLeastZero(minFen(uprightFen(visit.drugSum.amount, sign), selfFunded));
}
