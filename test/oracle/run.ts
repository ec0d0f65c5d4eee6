/** `npm run oracle -- --cases N [--seed S] [--json]`: the engine against the independent oracle; any disagreement ends with code 1. */
import { parseArgs } from 'node:util';
import { comparePlan, type Disagreement, type Seen, YEARS_A_PLAN } from './compare.ts';

const MOST_SHOWN = 5;
const TELL_EVERY = 50_000;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const cases = Number(values.cases);
const first = Number(values.seed);
if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(first)) {
  process.stderr.write('--cases and --seed take whole numbers\n');
  process.exitCode = 2;
} else runCases();

function runCases(): void {
  const seen: Seen = {};
  const start = Date.now();
  let disagreements = 0;
  for (let done = 0, seed = first; done < cases; seed += 1) {
    const years = Math.min(YEARS_A_PLAN, cases - done);
    for (const found of comparePlan(seed, years, seen)) {
      disagreements += 1;
      if (disagreements <= MOST_SHOWN) show(found);
    }
    done += years;
    if (done % TELL_EVERY === 0) process.stderr.write(`${done} cases, ${disagreements} disagreements\n`);
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  process.stderr.write(`${cases} cases from seed ${first} in ${seconds} s, ${disagreements} disagreements\n`);
  process.stdout.write(values.json ? `${JSON.stringify({ cases, disagreements })}\n` : `${table(seen)}\n`);
  process.exitCode = disagreements === 0 ? 0 : 1;
}

function show({ plan, facts, ...where }: Disagreement): void {
  process.stderr.write(`${JSON.stringify({ ...where, liabilities: plan.liabilities, facts }, null, 1)}\n`);
}

function table(seen: Seen): string {
  return Object.entries(seen)
    .toSorted((a, b) => a[0].localeCompare(b[0]))
    .map(([what, times]) => `${String(times).padStart(9)}  ${what}`)
    .join('\n');
}
