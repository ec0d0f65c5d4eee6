/** `npm run chaos:sync`: fifty random runs of some two hundred documents over a faulty line, unless told otherwise. */
import { parseArgs } from 'node:util';
import { startTestPostgres } from '../../support/postgres.ts';
import { runSyncChaos, type SyncChaosReport } from './chaos.ts';

const HELP = `npm run chaos:sync [-- --seeds N --first S --json]
  --seeds N  how many runs, each with its own seed (50)
  --first S  the first seed (1)
  --json     one line on standard output: {"ok","runs","documents","deaths","faults","findings"}`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '50' },
    first: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(`${HELP}\n`);
else await runSeeds(Number(values.seeds), Number(values.first));

async function runSeeds(seeds: number, first: number): Promise<void> {
  const postgres = await startTestPostgres();
  const reports: SyncChaosReport[] = [];
  try {
    for (let seed = first; seed < first + seeds; seed += 1) {
      const report = await runSyncChaos(postgres, seed);
      reports.push(report);
      const { documents, deaths, faults, findings } = report;
      const dealt = Object.values(faults).reduce((sum, count) => sum + count, 0);
      process.stderr.write(
        `seed ${seed}: ${documents} documents, ${deaths} deaths, ${dealt} faults, ${findings.length} findings\n`,
      );
    }
  } finally {
    await postgres.stop();
  }
  tell(reports);
}

function tell(reports: readonly SyncChaosReport[]): void {
  const findings = reports.flatMap((report) => report.findings.map((finding) => `seed ${report.seed}: ${finding}`));
  const sum = (of: (report: SyncChaosReport) => number): number => reports.reduce((total, one) => total + of(one), 0);
  const faults = sum((report) => Object.values(report.faults).reduce((total, count) => total + count, 0));
  const ok = findings.length === 0 && reports.length > 0;
  const totals = {
    ok,
    runs: reports.length,
    documents: sum((one) => one.documents),
    deaths: sum((one) => one.deaths),
    faults,
  };
  if (values.json) process.stdout.write(`${JSON.stringify({ ...totals, findings })}\n`);
  else process.stdout.write(`${[JSON.stringify(totals), ...findings, ok ? 'all well' : 'not well'].join('\n')}\n`);
  process.exitCode = ok ? 0 : 1;
}
