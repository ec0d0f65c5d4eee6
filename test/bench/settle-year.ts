/** The 50th bill of a year from the stored state against the first: the fold must not grow with the year. */
import { performance } from 'node:perf_hooks';
import { demoPlans, findPlan } from '../../shared/plan/built-in.ts';
import { compilePlan } from '../../shared/plan/compile.ts';
import { settle } from '../../shared/settle/settle.ts';
import { initialState, settleStateSchema, type SettleState } from '../../shared/settle/state.ts';
import { visitFromSheet } from '../../shared/settle/visit.ts';
import { parseYuan } from '../../shared/money.ts';
import { sheetOf } from '../support/sheets.ts';
import { type BenchRow, rowOf } from './row.ts';

const BILLS = 50;
const WARM_UP = 10;
const ROUNDS = 41;
const A_ROUND = 1000;
const AT_MOST = 1.2;

/** Medians of interleaved rounds; ms per bill. Every bill counts cost above the line, so both do the same work. */
export function settleYearRow(): BenchRow {
  const plan = compilePlan(findPlan(demoPlans(), 'zaozhuang-2022'));
  const drugs = { sum: { amount: parseYuan('300.00'), source: 'entered' as const }, listed: [] };
  const visit = visitFromSheet(sheetOf({ inscp_scp_amt: '3000.00', fulamt_ownpay_amt: '400.00' }), drugs);
  const first = settle(plan, initialState(), visit, HEALTHY);
  let last: SettleState = initialState();
  for (let bill = 1; bill < BILLS; bill += 1) last = settle(plan, last, visit, HEALTHY).state;
  // As a store would hand it back.
  last = settleStateSchema.parse(JSON.parse(JSON.stringify(last)));
  const under = settle(plan, last, visit, HEALTHY);
  if (under.steps.length < first.steps.length) throw new Error('the 50th bill does less than the first');
  const timed = (state: SettleState): number => {
    const start = performance.now();
    for (let at = 0; at < A_ROUND; at += 1) settle(plan, state, visit, HEALTHY);
    return (performance.now() - start) / A_ROUND;
  };
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => ({ ours: timed(last), bare: timed(initialState()) }));
  const times = rounds.slice(WARM_UP);
  return rowOf(
    'settle: 50th bill / 1st',
    times.map(({ ours }) => ours),
    times.map(({ bare }) => bare),
    AT_MOST,
  );
}

const HEALTHY = { healthStatus: 'healthy' } as const;
