/** Claims through plan packs: a test states amounts, facts and what must come out. */
import { localDate } from '../../shared/dates.ts';
import type { HealthStatus } from '../../shared/health.ts';
import { formatYuan } from '../../shared/money.ts';
import { findPlan } from '../../shared/plan/built-in.ts';
import { compilePlan, type CompiledPlan } from '../../shared/plan/compile.ts';
import { packs } from '../../shared/plan/packs.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { Care, ItemFacts, Member } from '../../shared/settle/care.ts';
import type { Settlement } from '../../shared/settle/result.ts';
import { settle } from '../../shared/settle/settle.ts';
import { initialState } from '../../shared/settle/state.ts';
import { type Visit, type VisitExtras, visitFromSheet } from '../../shared/settle/visit.ts';
import type { SettlementSheet } from '../../shared/settlement-sheet.ts';
import { sheetOf, yuan, type Yuan } from './sheets.ts';

const shipped = packs();

export function pack(id: string): Plan {
  return findPlan(shipped, id);
}

/** Short names of the amounts of a bill; `self` is in scope beyond what basic insurance paid (`basic`). */
export type Bill = {
  readonly self?: string;
  readonly basic?: string;
  readonly out?: string;
  readonly presel?: string;
  readonly overlmt?: string;
  /** Self-funded drugs of `out`. */
  readonly drugs?: string;
  readonly care?: Care;
  readonly sheet?: Partial<Pick<SettlementSheet, 'insutype' | 'med_type' | 'begndate' | 'enddate'>>;
  readonly more?: VisitExtras;
};

/** A stay in June of the cover year: local, settled by basic insurance, unless stated. */
export function stay(plan: Plan, bill: Bill): Visit {
  const basic = bill.basic ?? '0.00';
  const inScope = (yuan(bill.self ?? '0.00') + yuan(basic)) / 100;
  const amounts: Yuan = {
    inscp_scp_amt: inScope.toFixed(2),
    hifp_pay: basic,
    fulamt_ownpay_amt: bill.out ?? '0.00',
    preselfpay_amt: bill.presel ?? '0.00',
    overlmt_selfpay: bill.overlmt ?? '0.00',
  };
  const sum = bill.drugs === undefined ? null : ({ amount: yuan(bill.drugs), source: 'entered' } as const);
  const care: Care = { area: 'local', settledByBasic: true, ...bill.care };
  return visitFromSheet(sheetOf(amounts, dates(plan, bill.sheet)), { sum, listed: [] }, { ...bill.more, care });
}

/** One listed item bought at a pharmacy in September of the cover year, indicated and for a month, unless stated. */
export function purchase(
  plan: Plan,
  [list, item, amount]: readonly [list: string, item: string, amount: string],
  facts: ItemFacts = { indicated: true, supplyDays: 30 },
  care: Care = { area: 'local', listedPlace: true },
): Visit {
  const on = localDate(`${yearOf(plan)}-09-01`);
  const sheet = sheetOf({ fulamt_ownpay_amt: amount }, dates(plan, { med_type: '41', begndate: on, enddate: on }));
  const sum = { amount: yuan(amount), source: 'fee-lines' } as const;
  return visitFromSheet(
    sheet,
    { sum, listed: [{ list, item, name: item, amount: yuan(amount), on, facts }] },
    { care },
  );
}

function dates(plan: Plan, stated: Bill['sheet'] = {}) {
  const [begndate, enddate] = [localDate(`${yearOf(plan)}-08-01`), localDate(`${yearOf(plan)}-08-20`)];
  const both = { begndate, enddate, ...stated };
  return { ...both, setl_time: both.enddate };
}

function yearOf(plan: Plan): string {
  return plan.id.slice(-4);
}

/** The visits of one person in the order of decision. */
export function fold(
  plan: CompiledPlan,
  visits: readonly Visit[],
  member: Member,
  healthStatus: HealthStatus = 'healthy',
): Settlement[] {
  let state = initialState();
  return visits.map((visit) => {
    const settlement = settle(plan, state, visit, { healthStatus, member });
    state = settlement.state;
    return settlement;
  });
}

/** Lines of the last visit that have cost or a reason, as `liability: amount` or `liability: 待补/不赔 (reason)`. */
export function lastLines(
  plan: Plan,
  visits: readonly Visit[],
  member: Member,
  healthStatus: HealthStatus = 'healthy',
): string[] {
  const settlement = fold(compilePlan(plan), visits, member, healthStatus).at(-1);
  return (settlement?.lines ?? []).flatMap(({ liability, status, reason, payable }) => {
    if (reason === 'no-cost' || reason === 'setting-not-covered') return [];
    if (status === 'pending' || payable === null) return [`${liability}: 待补 (${reason})`];
    if (status === 'notCovered') return [`${liability}: 不赔 (${reason})`];
    const amount = formatYuan(payable).replaceAll(',', '');
    return [reason === 'paid' ? `${liability}: ${amount}` : `${liability}: ${amount} (${reason})`];
  });
}
