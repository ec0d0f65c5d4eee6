/** How many tests passed, failed and were skipped, from the JSON reports of our two runners. */
import { z } from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Passed at the second try only: named aloud, and somebody's work. */
  readonly flaky: readonly string[];
}

/** What a suite counts that left no report: it broke before its first test. */
const BROKEN: Counts = { passed: 0, failed: 1, skipped: 0, flaky: [] };

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Counts a vitest report; a file that failed before its first test counts as one failure. */
export function vitestCounts(report: unknown): Counts {
  const parsed = vitestReport.safeParse(report);
  if (!parsed.success) return BROKEN;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parsed.data;
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const skipped = numPendingTests + numTodoTests;
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped, flaky: [] };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
  suites: z.array(z.unknown()),
});

/** Counts a Playwright report; an error outside the tests (a spec that does not load) counts as a failure. */
export function playwrightCounts(report: unknown): Counts {
  const parsed = playwrightReport.safeParse(report);
  if (!parsed.success) return BROKEN;
  const { stats, errors, suites } = parsed.data;
  const flaky = suites.flatMap(flakySpecs);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky,
  };
}

const suiteReport = z.object({
  file: z.string(),
  suites: z.array(z.unknown()).default([]),
  specs: z.array(z.object({ title: z.string(), line: z.int(), tests: z.array(z.object({ status: z.string() })) })),
});

function flakySpecs(suite: unknown): string[] {
  const { file, specs, suites } = suiteReport.parse(suite);
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [...own.map(({ title, line }) => `${file}:${line} ${title}`), ...suites.flatMap(flakySpecs)];
}

/** The line that CI reads: `12 passed, 0 failed`, with `, 1 skipped` where some were. */
export function totalLine(counts: readonly Counts[]): string {
  const sum = (key: 'passed' | 'failed' | 'skipped') => counts.reduce((total, each) => total + each[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped}`;
}
