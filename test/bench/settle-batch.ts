/** 100 000 claims through NDJSON against the same calls between bare JSON.parse and JSON.stringify of each line. */
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { settleBatch } from '../../main/hosts/cli/batch.ts';
import { demoPlans, findPlan } from '../../shared/plan/built-in.ts';
import { compilePlan } from '../../shared/plan/compile.ts';
import { bareBatch } from './bare/settle-batch.ts';
import { type BenchRow, rowOf } from './row.ts';

const CLAIMS = 100_000;
const ROUNDS = 3;
const AT_MOST = 1.3;

/** Medians of interleaved rounds, ms for all claims; both write the same file. */
export async function settleBatchRow(): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-batch-'));
  try {
    const [input, ours, bare] = ['claims.ndjson', 'ours.ndjson', 'bare.ndjson'].map((name) => join(folder, name));
    if (input === undefined || ours === undefined || bare === undefined) throw new Error('no paths');
    writeFileSync(input, claims());
    const plan = compilePlan(findPlan(demoPlans(), 'zaozhuang-2022'));
    const oursTimes: number[] = [];
    const bareTimes: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      oursTimes.push(await timed(() => oursBatch(plan, input, ours)));
      bareTimes.push(await timed(() => Promise.resolve(bareBatch(plan, input, bare))));
    }
    if (readFileSync(ours, 'utf8') !== readFileSync(bare, 'utf8')) throw new Error('the two answers differ');
    return { ...rowOf('settle 100 000 claims by NDJSON', oursTimes, bareTimes, AT_MOST), n: CLAIMS };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oursBatch(plan: Parameters<typeof settleBatch>[0], input: string, output: string): Promise<void> {
  const stream = createWriteStream(output);
  const { lines, refused } = await settleBatch(plan, input, {
    withSteps: false,
    write: async (chunk) => {
      if (!stream.write(chunk)) await once(stream, 'drain');
    },
  });
  stream.end();
  await once(stream, 'finish');
  if (lines !== CLAIMS || refused !== 0) throw new Error(`${lines} lines, ${refused} refused`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One stay a person, each with other amounts. */
function claims(): string {
  return Array.from({ length: CLAIMS }, (_, at) => `${JSON.stringify(claim(at))}\n`).join('');
}

function claim(at: number) {
  const inScope = 20_000 + (at % 5000) * 10;
  const selfFunded = 1000 + (at % 700);
  const yuan = (whole: number): string => `${whole}.00`;
  return {
    format: 1,
    id: `claim-${at}`,
    healthStatus: at % 3 === 0 ? 'preexisting' : 'healthy',
    visits: [
      {
        sheet: {
          insutype: '390',
          setl_id: `S${at}`,
          setl_time: '2022-06-20 10:12:00',
          begndate: '2022-06-01',
          enddate: '2022-06-20',
          med_type: '21',
          fixmedins_name: '样例市第一人民医院',
          medfee_sumamt: yuan(inScope + selfFunded),
          fulamt_ownpay_amt: yuan(selfFunded),
          overlmt_selfpay: '0',
          preselfpay_amt: '0',
          inscp_scp_amt: yuan(inScope),
          hifp_pay: '10000.00',
          cvlserv_pay: '0',
          hifes_pay: '0',
          hifmi_pay: '0',
          hifob_pay: '0',
          maf_pay: '0',
          oth_pay: '0',
          fund_pay_sumamt: '10000.00',
          psn_part_amt: yuan(inScope + selfFunded - 10_000),
          hosp_part_amt: '0',
          acct_pay: '0',
          psn_cash_pay: yuan(inScope + selfFunded - 10_000),
        },
        drugSum: { amount: yuan(selfFunded - 500), source: 'entered' },
      },
    ],
  };
}
