/** `npm run bench`: every row in one run; a row over its limit makes the exit code 1 (DESIGN §8, §10). */
import { parseArgs } from 'node:util';
import { textTable } from '../../shared/text-table.ts';
import type { BenchRow } from './row.ts';

/** Rows by the name that `--only` takes; each loads what it measures. */
const ROWS: Readonly<Record<string, () => Promise<BenchRow>>> = {
  'first-screen': async () => (await import('./first-screen.ts')).firstScreenRow(),
  'person.find': async () => (await import('./people.ts')).personFindRow(),
  'roster.lookup': async () => (await import('./roster-lookup.ts')).rosterLookupRow(),
  propose: async () => (await import('./propose.ts')).proposeRow(),
  receipt: async () => (await import('./receipt.ts')).receiptRow(),
  rule: async () => (await import('./rule.ts')).ruleRow(),
  roster: async () => (await import('./roster.ts')).rosterRow(),
  push: async () => (await import('./push.ts')).pushRow(),
  'roster-loop': async () => (await import('./roster-loop.ts')).rosterLoopRow(),
  'settle-anyang': async () => (await import('./settle-anyang.ts')).anyangRow(),
  'settle-rules': async () => (await import('./settle-anyang.ts')).rulesRow(),
  'settle-batch': async () => (await import('./settle-batch.ts')).settleBatchRow(),
  'settle-year': async () => (await import('./settle-year.ts')).settleYearRow(),
  settle: async () => (await import('./settle.ts')).settleRow(),
  'dispatch-syncing': async () => (await import('./sync.ts')).syncRow(),
  start: async () => (await import('./start.ts')).startRow(),
};

const HELP = `npm run bench [-- --json --only NAME]
  --only NAME  one row, or several with commas: ${Object.keys(ROWS).join(', ')}
  --json       one line on standard output: {"rows":[{"name","oursMs","bareMs","ratio","atMost","n","ok"}]}`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(`${HELP}\n`);
else await runRows(values.only === undefined ? Object.keys(ROWS) : values.only.split(','));

async function runRows(names: readonly string[]): Promise<void> {
  const rows: BenchRow[] = [];
  for (const name of names) {
    const measure = ROWS[name];
    if (measure === undefined) return refuse(name);
    process.stderr.write(`${name} …\n`);
    rows.push(await measure());
  }
  process.stdout.write(values.json ? `${JSON.stringify({ rows })}\n` : `${tableOf(rows)}\n`);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}

function refuse(name: string): void {
  process.stderr.write(`no row ${name}\n${HELP}\n`);
  process.exitCode = 2;
}

function tableOf(rows: readonly BenchRow[]): string {
  const right = { align: 'right' } as const;
  const columns = [
    { title: 'row' },
    { title: 'ours ms', ...right },
    { title: 'bare ms', ...right },
    { title: 'ratio', ...right },
    { title: 'at most', ...right },
    { title: 'n', ...right },
    { title: '' },
  ];
  return textTable(
    columns,
    rows.map((row) => [
      row.name,
      row.oursMs.toPrecision(3),
      row.bareMs.toPrecision(3),
      row.ratio.toFixed(2),
      row.atMost.toFixed(1),
      String(row.n),
      row.ok ? 'ok' : 'OVER',
    ]),
  );
}
