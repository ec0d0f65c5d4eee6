import { expect, test } from 'vitest';
import { playwrightCounts, totalLine, vitestCounts } from '../support/test-counts.ts';

const vitest = { numPassedTests: 8, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults: [] };

test('both runners’ reports add up to one line', () => {
  const playwright = { stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 0 }, errors: [], suites: [] };
  expect(totalLine([vitestCounts(vitest), playwrightCounts(playwright)])).toBe('12 passed, 2 failed, 2 skipped');
});

test('a spec that passed at the second try counts as passed and is named', () => {
  const spec = (title: string, status: string) => ({ title, line: 7, tests: [{ status }] });
  const inner = { file: 'claim.spec.ts', specs: [spec('tries', 'flaky'), spec('prints', 'expected')] };
  const suites = [{ file: 'claim.spec.ts', specs: [], suites: [inner] }];
  const stats = { expected: 1, unexpected: 0, flaky: 1, skipped: 0 };
  expect(playwrightCounts({ stats, errors: [], suites })).toEqual({
    passed: 2,
    failed: 0,
    skipped: 0,
    flaky: ['claim.spec.ts:7 tries'],
  });
});

test('nothing skipped is not mentioned', () => {
  expect(totalLine([{ passed: 3, failed: 0, skipped: 0, flaky: [] }])).toBe('3 passed, 0 failed');
});

test('a suite without a report, a file that does not load and a spec that does not load each fail', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  const counts = [vitestCounts(null), playwrightCounts(null), playwrightCounts({ stats, errors: [{}], suites: [] })];
  expect(counts.map(({ failed }) => failed)).toEqual([1, 1, 1]);
  expect(vitestCounts({ ...vitest, testResults }).failed).toBe(2);
});
