/** `npm test`: unit, integration and end-to-end tests, then one plain line that counts them all. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { playwrightCounts, totalLine, vitestCounts, type Counts } from './test-counts.ts';
import { ROOT, V8_FLAGS } from './tool.ts';

const reportOf = (runner: string): string => join(ROOT, 'out', 'test', `${runner}.json`);

const suites = [
  {
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf('vitest')}`],
    report: reportOf('vitest'),
    count: vitestCounts,
  },
  {
    script: 'node_modules/@playwright/test/cli.js',
    args: ['test', '--reporter=list,json', '--retries=1'],
    report: reportOf('playwright'),
    count: playwrightCounts,
  },
];

const results: { readonly code: number; readonly counts: Counts }[] = [];
for (const suite of suites) {
  // A report of an earlier run must never be counted.
  rmSync(suite.report, { force: true });
  const code = await run(suite.script, suite.args);
  results.push({ code, counts: suite.count(readReport(suite.report)) });
}
for (const name of results.flatMap(({ counts }) => counts.flaky)) process.stdout.write(`\nflaky: ${name}`);
process.stdout.write(`\n${totalLine(results.map(({ counts }) => counts))}\n`);
const isGreen = results.every(({ code, counts }) => code === 0 && counts.failed === 0 && counts.passed > 0);
process.exitCode = isGreen ? 0 : 1;

function run(script: string, args: readonly string[]): Promise<number> {
  // Read by Playwright's JSON reporter.
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('playwright') };
  const child = spawn(process.execPath, [...V8_FLAGS, join(ROOT, script), ...args], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function readReport(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
