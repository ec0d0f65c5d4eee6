/** Builds 理赔试算单 from real settlements: the worked stay of the counter rules and its variations. */
import { localDate } from '../../../shared/dates.ts';
import type { EntryBody } from '../../../shared/entries.ts';
import type { HealthStatus } from '../../../shared/health.ts';
import { fen } from '../../../shared/money.ts';
import { demoPlans, findPlan } from '../../../shared/plan/built-in.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { sampleFigures } from '../../../shared/plan/samples.ts';
import { frozenFigure, trialFigures } from '../../../shared/trial.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type VisitDrugs } from '../../../shared/settle/visit.ts';
import { settlementSheetSchema, type SettlementSheet } from '../../../shared/settlement-sheet.ts';
import type { PaperSource } from '../../../main/papers/render.ts';
import { DAUGHTER, ENTRY_HASH, entryOf, insured, issuer, PLAN } from './sources.ts';

export type Tried = EntryBody<'claim.tried/1'>;

export type PlanId = 'zaozhuang-2022' | 'ganzhou';

/** The names of a plan's sample values, as the desk freezes them into the issuer. */
export function samplesOf(planId: PlanId): string[] {
  return sampleFigures(findPlan(demoPlans(), planId)).map(({ name }) => name);
}

/** The worked stay at the end of the counter rules: 居民, 160 000.00, in scope 33 500.00. */
export function workedSheet(change: Partial<SettlementSheet> = {}): SettlementSheet {
  return settlementSheetSchema.parse({
    insutype: '390',
    mdtrt_id: '370400202206150001',
    setl_id: '370400202206280077',
    init_setl_id: null,
    refd_setl_flag: false,
    setl_time: '2022-06-28 10:12:33',
    begndate: '2022-06-15',
    enddate: '2022-06-28',
    med_type: '21',
    fixmedins_name: '枣庄市样例医院',
    medfee_sumamt: 16_000_000,
    fulamt_ownpay_amt: 4_000_000,
    overlmt_selfpay: 200_000,
    preselfpay_amt: 800_000,
    inscp_scp_amt: 11_000_000,
    hifp_pay: 6_200_000,
    cvlserv_pay: 0,
    hifes_pay: 0,
    hifmi_pay: 1_450_000,
    hifob_pay: 0,
    hifdm_pay: 0,
    maf_pay: 0,
    oth_pay: 0,
    fund_pay_sumamt: 7_650_000,
    psn_part_amt: 8_350_000,
    hosp_part_amt: 0,
    acct_pay: 0,
    acct_mulaid_pay: 0,
    psn_cash_pay: 8_350_000,
    ...change,
  });
}

export const WORKED_DRUGS: VisitDrugs = { sum: { amount: fen(3_120_000), source: 'entered' }, listed: [] };

/** With 26 000.00 of the drugs on the special list. */
export const LISTED_DRUGS: VisitDrugs = {
  sum: WORKED_DRUGS.sum,
  listed: [
    {
      list: 'special',
      item: 'sample-special-01',
      name: '样例特药01号',
      amount: fen(2_600_000),
      on: localDate('2022-06-20'),
    },
  ],
};

/** A trial of a visit under one or both health statuses. */
export function tried(
  drugs: VisitDrugs = WORKED_DRUGS,
  statuses: readonly HealthStatus[] = ['healthy', 'preexisting'],
  change: Partial<Tried> = {},
  sheet: SettlementSheet = workedSheet(),
  planId: PlanId = 'zaozhuang-2022',
): PaperSource & { body: Tried } {
  const visit = visitFromSheet(sheet, drugs);
  const compiled = compilePlan(findPlan(demoPlans(), planId));
  const no = 'ZZ01-20220701-A-000042-5';
  const figures = trialFigures(compiled, initialState(), visit, statuses).map(frozenFigure);
  const body: Tried = {
    settlementId: '01890000-0000-7000-8000-000000000005',
    claimId: '01890000-0000-7000-8000-000000000004',
    policyId: '01890000-0000-7000-8000-000000000001',
    policyState: 'proposed',
    plan: PLAN,
    insured: insured(),
    claimant: { ...DAUGHTER, relation: '52' },
    visit,
    figures,
    otherOpenTrials: [],
    notices: [],
    warnings: [],
    issuer: issuer({ mode: 'demo', samples: samplesOf(planId) }),
    papers: [{ no, kind: 'claim-trial' }],
    ...change,
  };
  const entry = { ...entryOf('claim.tried/1'), at: '2022-07-01T14:05:00.000+08:00' };
  return { kind: 'claim-trial', no, entry, entryHash: ENTRY_HASH, body };
}
