/** `npm run oracle -- --cases N [--seed S] [--json]`: N made-up years through the engine and the oracle; exit code 1 where they differ. */
import { parseArgs } from 'node:util';
import { compareSeeds, type Disagreement, type Seen } from './compare.ts';

const SHOWN_AT_MOST = 5;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const cases = Number(values.cases);
const first = Number(values.seed);
if (Number.isInteger(cases) && cases > 0 && Number.isInteger(first) && first >= 0) runCases();
else {
  process.stderr.write('--cases and --seed take whole numbers\n');
  process.exitCode = 2;
}

function runCases(): void {
  const seen: Seen = new Map();
  const started = performance.now();
  let disagreements = 0;
  for (const found of compareSeeds(first, first + cases, seen)) {
    disagreements += 1;
    if (disagreements <= SHOWN_AT_MOST) process.stderr.write(`${report(found)}\n`);
  }
  const seconds = (performance.now() - started) / 1000;
  process.stderr.write(`${cases} cases in ${seconds.toFixed(1)} s, ${disagreements} disagreements\n`);
  process.stdout.write(values.json ? `${JSON.stringify({ cases, disagreements })}\n` : table(seen));
  process.exitCode = disagreements === 0 ? 0 : 1;
}

function report({ seed, plan, facts, visits, engine, oracle }: Disagreement): string {
  return [
    `seed ${seed}: ${visits.length} visits`,
    `plan ${JSON.stringify(plan)}`,
    `facts ${JSON.stringify(facts)}`,
    ...visits.map((visit) => `visit ${JSON.stringify(visit)}`),
    `engine ${JSON.stringify(engine, null, 1)}`,
    `oracle ${JSON.stringify(oracle, null, 1)}`,
  ].join('\n');
}

function table(seen: Seen): string {
  const rows = [...seen].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([what, times]) => `${String(times).padStart(9)}  ${what}\n`).join('');
}
