/** One 枣庄 claim through `settle()`, steps included, against straight-line decimal.js of the same claim. */
import { performance } from 'node:perf_hooks';
import { formatYuan, parseYuan } from '../../shared/money.ts';
import { demoPlans, findPlan } from '../../shared/plan/built-in.ts';
import { compilePlan } from '../../shared/plan/compile.ts';
import { settle } from '../../shared/settle/settle.ts';
import { initialState } from '../../shared/settle/state.ts';
import { visitFromSheet } from '../../shared/settle/visit.ts';
import { workedStay } from '../support/sheets.ts';
import { bareSettle } from './bare/settle.ts';

export type BenchRow = {
  readonly name: string;
  readonly oursMs: number;
  readonly bareMs: number;
  readonly ratio: number;
  readonly atMost: number;
  readonly n: number;
  readonly ok: boolean;
};

const WARM_UP = 10;
const ROUNDS = 41;
const CLAIMS_A_ROUND = 500;
const AT_MOST = 3;

/** Medians of interleaved rounds after a warm-up; ms per claim. Throws when both do not pay the same. */
export function settleRow(): BenchRow {
  const ours = oursOf();
  const bare = bareOf();
  if (ours() !== bare()) throw new Error(`settle pays ${ours()}, the bare arithmetic ${bare()}`);
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => ({ ours: timed(ours), bare: timed(bare) }));
  const times = rounds.slice(WARM_UP);
  const oursMs = median(times.map((time) => time.ours));
  const bareMs = median(times.map((time) => time.bare));
  const ratio = oursMs / bareMs;
  const n = ROUNDS * CLAIMS_A_ROUND;
  return { name: 'settle one 枣庄 claim', oursMs, bareMs, ratio, atMost: AT_MOST, n, ok: ratio <= AT_MOST };
}

function oursOf(): () => string {
  const plan = compilePlan(findPlan(demoPlans(), 'zaozhuang-2022'));
  const state = initialState();
  const sheet = workedStay();
  const drug = {
    list: 'special',
    item: 'sample-special-01',
    name: '样例特药01号',
    amount: parseYuan('26000.00'),
    on: sheet.enddate,
  };
  const visit = visitFromSheet(sheet, { sum: { amount: parseYuan('31200.00'), source: 'entered' }, listed: [drug] });
  return () => {
    const { payableSoFar, steps } = settle(plan, state, visit, { healthStatus: 'healthy' });
    if (steps.length < 10) throw new Error('the steps are missing');
    return formatYuan(payableSoFar).replaceAll(',', '');
  };
}

function bareOf(): () => string {
  const claim = {
    inscp: '110000.00',
    funds: ['62000.00', '0.00', '0.00', '14500.00', '0.00', '0.00', '0.00'],
    drugs: '31200.00',
    special: '26000.00',
    borne: '83500.00',
  };
  return () => bareSettle(claim);
}

function timed(work: () => string): number {
  const start = performance.now();
  for (let claim = 0; claim < CLAIMS_A_ROUND; claim += 1) work();
  return (performance.now() - start) / CLAIMS_A_ROUND;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
