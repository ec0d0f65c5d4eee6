/** `npm run chaos`: kill −9 at random moments of propose, collect and try; 200 deaths unless told otherwise. */
import { parseArgs } from 'node:util';
import { textTable } from '../../shared/text-table.ts';
import { type ChaosReport, runChaos } from './chaos.ts';

const HELP = `npm run chaos [-- --seeds N --kills K --first S --json]
  --seeds N   how many desks, each with its own seed (10)
  --kills K   deaths of each desk (20)
  --first S   the first seed (1)
  --json      one line on standard output: {"ok","seeds","kills","answered","retried","unheard","repeated","findings"}`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    kills: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(`${HELP}\n`);
else await runSeeds(Number(values.seeds), Number(values.kills), Number(values.first));

async function runSeeds(seeds: number, kills: number, first: number): Promise<void> {
  const reports: ChaosReport[] = [];
  for (let seed = first; seed < first + seeds; seed += 1) {
    const report = await runChaos(seed, kills);
    reports.push(report);
    process.stderr.write(`seed ${seed}: ${report.kills} kills, ${report.findings.length} findings\n`);
  }
  const sum = (key: 'kills' | 'answered' | 'retried' | 'unheard' | 'repeated'): number =>
    reports.reduce((total, report) => total + report[key], 0);
  const findings = reports.flatMap((report) => report.findings.map((finding) => `seed ${report.seed}: ${finding}`));
  const totals = {
    kills: sum('kills'),
    answered: sum('answered'),
    retried: sum('retried'),
    unheard: sum('unheard'),
    repeated: sum('repeated'),
  };
  const ok = findings.length === 0 && totals.kills === seeds * kills;
  if (values.json) process.stdout.write(`${JSON.stringify({ ok, seeds, ...totals, findings })}\n`);
  else process.stdout.write(`${[tableOf(reports), ...findings, ok ? 'all well' : 'not well'].join('\n')}\n`);
  process.exitCode = ok ? 0 : 1;
}

function tableOf(reports: readonly ChaosReport[]): string {
  const right = { align: 'right' } as const;
  const titles = ['seed', 'kills', 'answered', 'retried', 'unheard', 'repeated', 'findings'];
  const rows = reports.map(({ seed, kills, answered, retried, unheard, repeated, findings }) =>
    [seed, kills, answered, retried, unheard, repeated, findings.length].map(String),
  );
  return textTable(
    titles.map((title) => ({ title, ...right })),
    rows,
  );
}
