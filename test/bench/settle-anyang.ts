/** One 安阳 claim (a stay and a drug purchase, three liabilities, steps included) against decimal.js and against json-rules-engine. */
import { performance } from 'node:perf_hooks';
import { localDate } from '../../shared/dates.ts';
import { formatYuan, parseYuan, plus, sumFen, type Fen } from '../../shared/money.ts';
import { findPlan } from '../../shared/plan/built-in.ts';
import { compilePlan } from '../../shared/plan/compile.ts';
import { shippedPlans } from '../../shared/plan/packs.ts';
import { type Facts, settle } from '../../shared/settle/settle.ts';
import { initialState } from '../../shared/settle/state.ts';
import { visitFromSheet, type Visit } from '../../shared/settle/visit.ts';
import { sheetOf } from '../support/sheets.ts';
import { bareAnyang } from './bare/settle-anyang.ts';
import { rulesAnyang } from './bare/settle-rules.ts';
import { type BenchRow, rowOf } from './row.ts';

const WARM_UP = 10;
const ROUNDS = 41;
const A_ROUND = 300;

/** Ours against straight-line decimal.js: medians of interleaved rounds, ms per claim. */
export function anyangRow(): BenchRow {
  const ours = oursOf();
  if (yuan(ours()) !== bareAnyang(CLAIM))
    throw new Error(`settle pays ${yuan(ours())}, decimal.js ${bareAnyang(CLAIM)}`);
  const bare = timed(() => bareAnyang(CLAIM));
  const mine = timed(ours);
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => ({ ours: mine(), bare: bare() })).slice(WARM_UP);
  const row = rowOf(
    'settle one 安阳 claim / decimal.js',
    rounds.map((each) => each.ours),
    rounds.map((each) => each.bare),
    3,
  );
  return { ...row, n: ROUNDS * A_ROUND };
}

/** Ours against the same plan in json-rules-engine. */
export async function rulesRow(): Promise<BenchRow> {
  const ours = oursOf();
  const run = rulesAnyang();
  const { payable, steps } = await run(FACTS);
  if (ours() !== payable || steps.length !== 3) throw new Error(`settle pays ${ours()}, json-rules-engine ${payable}`);
  const mine = timed(ours);
  const oursTimes: number[] = [];
  const rulesTimes: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    oursTimes.push(mine());
    const start = performance.now();
    for (let at = 0; at < A_ROUND; at += 1) await run(FACTS);
    rulesTimes.push((performance.now() - start) / A_ROUND);
  }
  const row = rowOf(
    'settle one 安阳 claim / json-rules-engine',
    oursTimes.slice(WARM_UP),
    rulesTimes.slice(WARM_UP),
    0.1,
  );
  return { ...row, n: ROUNDS * A_ROUND };
}

/** The published demonstration: 852 000 of care, 399 600 of one drug (安阳普惠健康保 2022, AY01). */
const CLAIM = {
  scheme: '390',
  isHealthy: true,
  inscp: '600000.00',
  preselfpay: '55000.00',
  fulamt: '197000.00',
  funds: ['254500.00', '254100.00'],
  borne: '343400.00',
  drugs: ['399600.00'],
} as const;

const PERSON = { scheme: '390', health: 'healthy', identities: [], lineUsed: 0 };
const FACTS = [
  {
    ...PERSON,
    day: 20_220_601,
    setting: 'inpatient',
    settledByBasic: true,
    hospitalGrade: '3',
    hospitalKind: 'public',
    ward: 'ordinary',
    inScope: 14_640_000,
    outOfScope: 19_700_000,
    borne: 34_340_000,
  },
  {
    ...PERSON,
    day: 20_220_625,
    setting: 'pharmacy',
    listedPlace: true,
    indicated: true,
    supplyDays: 30,
    domestic: 39_960_000,
    borne: 39_960_000,
  },
];

function oursOf(): () => Fen {
  const plan = compilePlan(findPlan(shippedPlans(), 'anyang-2022'));
  const told: Facts = { healthStatus: 'healthy', member: { identities: [], suspended: [] } };
  const bills = [stay(), purchase()];
  return () => {
    let state = initialState();
    const payables = bills.map((visit) => {
      const settlement = settle(plan, state, visit, told);
      state = settlement.state;
      if (settlement.steps.length < 5) throw new Error('the steps are missing');
      if (settlement.payable === null)
        throw new Error(`waits: ${settlement.lines.map(({ detail }) => detail).join('、')}`);
      return settlement.payable;
    });
    return sumFen(payables);
  };
}

function stay(): Visit {
  const sheet = sheetOf({
    inscp_scp_amt: CLAIM.inscp,
    preselfpay_amt: CLAIM.preselfpay,
    fulamt_ownpay_amt: CLAIM.fulamt,
    hifp_pay: CLAIM.funds[0],
    hifmi_pay: CLAIM.funds[1],
  });
  const care = {
    settledByBasic: true,
    hospitalGrade: '3',
    hospitalKind: 'public',
    ward: 'ordinary',
    items: [],
  } as const;
  return visitFromSheet(sheet, { sum: null, listed: [] }, { care: { ...care, items: [...care.items] } });
}

function purchase(): Visit {
  const on = localDate('2022-06-25');
  const amount = CLAIM.drugs.reduce((sum, drug) => plus(sum, parseYuan(drug)), parseYuan('0'));
  const day = { begndate: on, enddate: on, setl_time: '2022-06-25', med_type: '41' };
  const sheet = sheetOf({ fulamt_ownpay_amt: yuan(amount) }, day);
  const facts = { indicated: true, supplyDays: 30 };
  const drug = { list: 'domestic', item: 'opdivo', name: '欧狄沃（纳武利尤单抗）', amount, on, facts };
  const care = { settledByBasic: false, listedPlace: true };
  return visitFromSheet(sheet, { sum: { amount, source: 'fee-lines' }, listed: [drug] }, { care });
}

function yuan(amount: Fen): string {
  return formatYuan(amount).replaceAll(',', '');
}

function timed(work: () => unknown): () => number {
  return () => {
    const start = performance.now();
    for (let at = 0; at < A_ROUND; at += 1) work();
    return (performance.now() - start) / A_ROUND;
  };
}
