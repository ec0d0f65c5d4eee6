/** A dozen deaths by kill −9 in CI (`npm run chaos` does 200), and the proof that the checks would notice. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../main/database/open.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { runChaos } from '../chaos/chaos.ts';
import { checkFolder } from '../chaos/check.ts';
import { openDemoDesk, type TestDesk } from '../support/desk.ts';
import { proposal } from '../support/proposals.ts';

test('after each of twelve deaths the journal verifies and every promise is kept, none twice', async () => {
  const report = await runChaos(11, 12);
  expect(report).toMatchObject({ kills: 12, findings: [] });
  expect(report.answered).toBeGreaterThan(20);
  expect(report.retried).toBeGreaterThan(0);
  expect(report.repeated).toBeGreaterThan(0);
}, 120_000);

test('a desk that answers before it has written is found out', async () => {
  const { findings } = await runChaos(11, 12, 'answers-early');
  expect(findings.join('\n')).toMatch(/was answered and is not there|was answered otherwise/);
}, 120_000);

test('a desk that forgets its requests is found out', async () => {
  const { findings } = await runChaos(11, 12, 'forgets-requests');
  expect(findings.length).toBeGreaterThan(0);
}, 120_000);

const PROMISE = 'chaos-0001-propose';
let desk: TestDesk;
let promised: Map<string, unknown>;
let copy: string;
beforeEach(async () => {
  desk = await openDemoDesk();
  const clerk = await desk.signIn('1001');
  await desk.call('shift.open', {}, { session: clerk });
  promised = new Map([
    [PROMISE, await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk, requestId: PROMISE })],
  ]);
  await desk.app.close();
  copy = join(mkdtempSync(join(tmpdir(), 'joint desk ')), 'copy');
  cpSync(desk.ports.dataDir, copy, { recursive: true });
});
afterEach(async () => {
  await desk.dispose();
  rmSync(join(copy, '..'), { recursive: true });
});

/** Changes the copy behind the journal's back, and what the check says then. */
function doctored(sql: string): string[] {
  const db = openDatabase(join(copy, 'main.db'), openDemoSlot(copy) ?? new Uint8Array(32), 'readwrite');
  db.execute(sql);
  db.close();
  return checkFolder(copy, promised);
}

test('an untouched copy has no findings', () => {
  expect(checkFolder(copy, promised)).toEqual([]);
});

test.each([
  ['a lost answer', `DELETE FROM requests WHERE request_id = '${PROMISE}'`, 'is not there'],
  ['another answer', `UPDATE requests SET answer = '{}' WHERE request_id = '${PROMISE}'`, 'answered otherwise'],
  [
    'an act done twice',
    `INSERT INTO requests SELECT 'chaos-0002-propose', method, input_hash, answer FROM requests WHERE request_id = '${PROMISE}'`,
    '1 entries',
  ],
  ['a payment nobody made', `UPDATE payments SET state = 'collected'`, '表 payments'],
  ['a lost number', 'UPDATE epochs SET paper_counter = paper_counter + 1', '单号计数'],
  ['a lost paper', 'DELETE FROM papers', 'of papers'],
])('%s is found', (_name, sql, finding) => {
  expect(doctored(sql).join('\n')).toContain(finding);
});
