/** 测算: what another status, another kind of care or one more bill would come to; the same `settle()` on a copy. */
import type { LocalDate } from './dates.ts';
import type { HealthStatus } from './health.ts';
import { minus, sumFen, ZERO, type Fen } from './money.ts';
import type { CompiledPlan } from './plan/compile.ts';
import { FUND_FIELDS, type SettlementSheet } from './settlement-sheet.ts';
import type { Settlement } from './settle/result.ts';
import { settle } from './settle/settle.ts';
import type { SettleState } from './settle/state.ts';
import { visitFromSheet, type Visit } from './settle/visit.ts';

/** What is supposed otherwise than it is; null leaves it as it is. */
export interface Supposition {
  readonly healthStatus: HealthStatus;
  readonly medType: string | null;
  readonly insutype: string | null;
  /** A second bill after this one: the same again, or one of an in-scope amount on a day. */
  readonly oneMore: 'same' | { readonly inScope: Fen; readonly on: LocalDate } | null;
}

/** One bill of a supposition and what it comes to. */
export interface SupposedBill {
  readonly visit: Visit;
  readonly settlement: Settlement;
}

export interface WhatIf {
  readonly bills: readonly SupposedBill[];
  /** Σ of what the bills would pay; null while a liability of one is 待补. */
  readonly payable: Fen | null;
}

/**
 * Computes a supposition. Nothing given is changed: a second bill starts from the position after the first, as if that had
 * been decided as computed (counter rule 21), and is never taken in.
 */
export function whatIf(plan: CompiledPlan, state: SettleState, visit: Visit, supposed: Supposition): WhatIf {
  const first = supposedVisit(visit, supposed);
  const visits = [first, ...moreVisits(plan, first, supposed)];
  const bills: SupposedBill[] = [];
  let position = state;
  for (const each of visits) {
    const settlement = settle(plan, position, each, { healthStatus: supposed.healthStatus });
    bills.push({ visit: each, settlement });
    position = settlement.state;
  }
  return { bills, payable: sumOf(bills.map(({ settlement }) => settlement.payable)) };
}

/** By how much a supposition pays more (or, negative, less); null where one of the two is 待补. */
export function differenceOf(supposed: Fen | null, present: Fen | null): Fen | null {
  return supposed === null || present === null ? null : minus(supposed, present);
}

function sumOf(amounts: readonly (Fen | null)[]): Fen | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === amounts.length ? sumFen(known) : null;
}

function supposedVisit(visit: Visit, { medType, insutype }: Supposition): Visit {
  const { sheet } = visit;
  return { ...visit, sheet: { ...sheet, med_type: medType ?? sheet.med_type, insutype: insutype ?? sheet.insutype } };
}

function moreVisits(plan: CompiledPlan, first: Visit, { oneMore }: Supposition): Visit[] {
  if (oneMore === null) return [];
  if (oneMore === 'same') return [first];
  const otherPayers = plan.payers.flatMap(({ id, field }) =>
    field === null ? { payer: id, state: 'none' as const, amount: ZERO } : [],
  );
  const sheet = inScopeSheet(first.sheet, oneMore.inScope, oneMore.on);
  return [visitFromSheet(sheet, { sum: null, listed: [] }, { otherPayers })];
}

/** A bill of one day whose whole cost is 政策范围内 and borne by the person. */
function inScopeSheet(like: SettlementSheet, amount: Fen, on: LocalDate): SettlementSheet {
  const funds = Object.fromEntries(FUND_FIELDS.map((field) => [field, ZERO]));
  return {
    ...like,
    ...funds,
    mdtrt_id: null,
    setl_id: null,
    init_setl_id: null,
    refd_setl_flag: false,
    begndate: on,
    enddate: on,
    setl_time: on,
    medfee_sumamt: amount,
    inscp_scp_amt: amount,
    fulamt_ownpay_amt: ZERO,
    overlmt_selfpay: ZERO,
    preselfpay_amt: ZERO,
    fund_pay_sumamt: ZERO,
    psn_part_amt: amount,
    hosp_part_amt: ZERO,
    acct_pay: ZERO,
    acct_mulaid_pay: ZERO,
    psn_cash_pay: amount,
    setldetail: null,
    receipt: null,
  };
}
