/** `verify` finds each kind of tampering by somebody who has the key, dropped the triggers and knows the schema. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from '../../main/database/open.ts';
import { claimOf, onClaimDay, WORKED_PAYABLE } from '../support/claims.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { proposal } from '../support/proposals.ts';
import { type Crew, deskTemplate, type DeskTemplate, openBehind, proofOf, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
let sound: string;
beforeAll(async () => {
  template = await deskTemplate();
  desk = template.open();
  crew = await signInCrew(desk);
  const session = crew.clerk;
  const { policyId, paymentId } = await desk.call('enrollment.propose', proposal('孟样例'), { session });
  await desk.call('enrollment.propose', proposal('柏样例'), { session });
  await desk.call('payments.collect', { paymentId, received: 20_000 }, { session: crew.cashier });
  const invoices = [{ bill_code: '0123', bill_no: '4567' }];
  await onClaimDay(desk, session, async () => {
    const { claimId } = await desk.call('claims.open', claimOf(policyId, '孟样例', { invoices }), { session });
    await desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session });
  });
  await desk.app.close();
  sound = desk.ports.dataDir;
});
afterAll(() => {
  rmSync(sound, { recursive: true, force: true });
  template.remove();
});

const DROP_TRIGGERS = `DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; DROP TRIGGER documents_only_erased;
  DROP TRIGGER documents_no_delete; DROP TRIGGER packages_no_update; DROP TRIGGER packages_no_delete;
  PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;`;

/** The places and sentences `verify` names in a copy of the sound folder that was changed by `tamper`. */
function findingsAfter(tamper: (db: Connection) => void): { where: string; sentence: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'tampered '));
  try {
    for (const name of ['main.db', 'key.json']) cpSync(join(sound, name), join(folder, name));
    const db = openBehind(folder);
    db.execute(DROP_TRIGGERS);
    tamper(db);
    db.close();
    const report = proofOf(folder);
    expect(report.ok).toBe(false);
    return report.findings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sentencesAfter = (sql: string): string =>
  findingsAfter((db) => db.execute(sql))
    .map(({ where, sentence }) => `${where}: ${sentence}`)
    .join('\n');

test('the folder before any tampering proves sound, and the proof counts what is there', () => {
  const report = proofOf(sound);
  expect(report).toMatchObject({ ok: true, erased: [], findings: [] });
  const entries = report.chains.map(({ entries: n }) => n);
  expect(report.chains.map(({ chain }) => chain).toSorted()).toEqual(['access', 'business']);
  expect(Math.min(...entries)).toBeGreaterThan(3);
  expect(report.documents).toBeGreaterThan(8);
});

const PROPOSED = `(SELECT min(ordinal) FROM journal WHERE type = 'policy.proposed/1')`;
const SECOND = `(SELECT max(ordinal) FROM journal WHERE type = 'policy.proposed/1')`;

describe('the journal', () => {
  test.each([
    [
      'edited bytes',
      `UPDATE journal SET bytes = replace(bytes, '"premium":', '"premium":1') WHERE ordinal = ${PROPOSED}`,
      '校验值不符',
    ],
    ['an edited hash', `UPDATE journal SET hash = hex(zeroblob(32)) WHERE ordinal = ${PROPOSED}`, '校验值不符'],
    [
      'a removed row',
      `DELETE FROM documents WHERE entry_id = (SELECT id FROM journal WHERE ordinal = ${PROPOSED});
      DELETE FROM journal WHERE ordinal = ${PROPOSED}`,
      '缺号',
    ],
    [
      'a removed row whose document stayed',
      `DELETE FROM journal WHERE ordinal = (SELECT max(ordinal) FROM journal)`,
      '流水被删除',
    ],
    [
      'swapped rows',
      `CREATE TEMP TABLE places AS SELECT ${PROPOSED} AS first, ${SECOND} AS second;
      UPDATE journal SET ordinal = -1 WHERE ordinal = (SELECT first FROM places);
      UPDATE journal SET ordinal = (SELECT first FROM places) WHERE ordinal = (SELECT second FROM places);
      UPDATE journal SET ordinal = (SELECT second FROM places) WHERE ordinal = -1`,
      '缺号',
    ],
    ['another type in the column', `UPDATE journal SET type = 'shift.opened/1' WHERE ordinal = ${PROPOSED}`, '登记列'],
    ['another subject in the column', `UPDATE journal SET subject = 'x' WHERE ordinal = ${PROPOSED}`, '登记列'],
    [
      'another day in the column',
      `UPDATE journal SET business_day = '2021-11-19' WHERE ordinal = ${PROPOSED}`,
      '登记列',
    ],
    ['another number in the column', `UPDATE journal SET seq = 9999 WHERE ordinal = ${PROPOSED}`, '登记列'],
    ['bytes that are no entry', `UPDATE journal SET bytes = '{}' WHERE ordinal = ${PROPOSED}`, '校验值不符'],
  ])('%s', (_, sql, sentence) => {
    expect(sentencesAfter(sql)).toContain(sentence);
  });

  test('bytes and hash edited together: the next entry no longer follows', () => {
    const sentences = findingsAfter((db) => forge(db, (bytes) => bytes.replace('"1001"', '"1002"')));
    expect(sentences.map(({ sentence }) => sentence).join()).toContain('不相连');
  });
  test('the whole chain hashed anew after an edit: the tables tell', () => {
    const edit = (bytes: string): string => bytes.replace('"tender":"cash"', '"tender":"card"');
    const findings = findingsAfter((db) => {
      forge(db, edit);
      relink(db);
    });
    expect(findings.map(({ where }) => where)).toContain('payments');
  });
  test('an entry that no version of this program wrote is a finding, not a crash', () => {
    const findings = findingsAfter((db) => {
      forge(db, (bytes) => bytes.replace('policy.proposed/1', 'policy.proposed/99'));
      db.execute(`UPDATE journal SET type = 'policy.proposed/99' WHERE ordinal = ${PROPOSED}`);
      relink(db);
    });
    expect(findings.map(({ sentence }) => sentence).join()).toContain('不能重建');
  });
});

/** Edits the first proposal's bytes and makes its hash right again. */
function forge(db: Connection, edit: (bytes: string) => string): void {
  const row = db.one<{ bytes: string }>(`SELECT bytes FROM journal WHERE ordinal = ${PROPOSED}`);
  const bytes = edit(row?.bytes ?? '');
  expect(bytes).not.toBe(row?.bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  db.transaction((w) => w.run(`UPDATE journal SET bytes = ?, hash = ? WHERE ordinal = ${PROPOSED}`, bytes, hash));
}

/** Writes every `prev` and hash of the business chain anew. */
function relink(db: Connection): void {
  let prev = '0'.repeat(64);
  for (const row of db.all<{ ordinal: number; bytes: string }>(
    `SELECT ordinal, bytes FROM journal WHERE chain = 'business' ORDER BY ordinal`,
  )) {
    const bytes = row.bytes.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${prev}"`);
    prev = createHash('sha256').update(bytes).digest('hex');
    db.transaction((w) => w.run('UPDATE journal SET bytes = ?, hash = ? WHERE ordinal = ?', bytes, prev, row.ordinal));
  }
}

describe('documents and packages', () => {
  const OF_PROPOSED = `WHERE entry_id = (SELECT id FROM journal WHERE ordinal = ${PROPOSED})`;
  test.each([
    [
      'an edited document',
      `UPDATE documents SET body = replace(body, '孟样例', '孟改名') ${OF_PROPOSED}`,
      '内容被改动',
    ],
    ['another salt', `UPDATE documents SET salt = zeroblob(16) ${OF_PROPOSED}`, '内容被改动'],
    ['a document gone', `DELETE FROM documents ${OF_PROPOSED}`, '不成对'],
    [
      'a document emptied without an erasure',
      `UPDATE documents SET salt = NULL, body = NULL ${OF_PROPOSED}`,
      '没有销毁记录',
    ],
    ['an edited package', `UPDATE packages SET bytes = replace(bytes, '"0.75"', '"0.99"')`, '下发包'],
    ['a package that is none', `UPDATE packages SET bytes = 'x'`, '下发包'],
    ['a package gone', 'DELETE FROM packages', 'program'],
  ])('%s', (_, sql, sentence) => {
    expect(sentencesAfter(sql)).toContain(sentence);
  });
});

describe('the business tables', () => {
  test.each([
    ['desk', `UPDATE desk SET site = '别处'`],
    ['epochs', `UPDATE epochs SET public_key = '00'`],
    ['operators', `UPDATE operators SET grants = '["clerk","cashier"]' WHERE operator_no = '1001'`],
    ['shifts', `UPDATE shifts SET business_day = '2021-11-19' WHERE operator_no = '1001'`],
    ['roster_versions', 'UPDATE roster_versions SET people = people + 1'],
    ['plans', `UPDATE plans SET json = replace(json, '"0.75"', '"0.99"')`],
    ['policies', `UPDATE policies SET state = 'accepted' WHERE psn_name = '孟样例'`],
    ['payments', `UPDATE payments SET state = 'collected', kept_fen = amount_fen WHERE state = 'receivable'`],
    ['claims', `UPDATE claims SET opened_at = '2022-01-01T09:00:00.000+08:00'`],
    ['invoices', 'DELETE FROM invoices'],
    ['settlements', 'UPDATE settlements SET healthy_fen = healthy_fen + 1'],
    ['papers', `UPDATE papers SET subject = 'x'`],
  ])('a changed row of %s', (table, sql) => {
    expect(findingsAfter((db) => db.execute(sql)).map(({ where }) => where)).toContain(table);
  });
  test.each([
    ['a paper deleted', 'DELETE FROM papers WHERE counter = 2', '中间缺号'],
    ['the last paper deleted', 'DELETE FROM papers WHERE counter = (SELECT max(counter) FROM papers)', '最后一张为'],
    ['a paper renumbered', `UPDATE papers SET no = replace(no, '-000002-', '-000009-') WHERE counter = 2`, '校验不符'],
    ['the counter set back', 'UPDATE epochs SET paper_counter = paper_counter - 1', '单号计数'],
  ])('%s', (_, sql, sentence) => {
    expect(sentencesAfter(sql)).toContain(sentence);
  });
});

test('the counter goes on while the proof runs: what was written meanwhile raises no alarm', async () => {
  const busy = template.open();
  const { clerk, supervisor } = await signInCrew(busy);
  for (let round = 0; round < 3; round += 1) {
    const { jobId } = await busy.call('journal.verify', {}, { session: supervisor });
    const proof = finishJob(busy, jobId, supervisor);
    let isRunning = true;
    void proof.finally(() => (isRunning = false));
    for (let day = 0; isRunning; day = (day + 1) % 9) {
      await busy.call('demo.setDay', { day: `2021-11-2${day}` }, { session: clerk });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await proof).toMatchObject({ state: 'done', outcome: { ok: true, findings: [] } });
  }
  await busy.dispose();
});

describe('what the chains bind beyond themselves', () => {
  test('a plan changed in package, hash and table alike does not match the hash its entry bound', () => {
    const findings = findingsAfter((db) => {
      const row = db.one<{ bytes: string }>('SELECT bytes FROM packages WHERE n = 1');
      const forged = (row?.bytes ?? '').replace('"90.00"', '"1.00"');
      expect(forged).not.toBe(row?.bytes);
      const hash = createHash('sha256').update(forged).digest('hex');
      db.execute(`UPDATE packages SET bytes = '${forged.replaceAll("'", "''")}', hash = '${hash}' WHERE n = 1`);
    });
    expect(findings).toContainEqual({ where: 'program 1', sentence: '下发包内容与流水登记的校验值不符，被改动' });
  });

  test('a package that is gone is missed', () => {
    expect(sentencesAfter('DELETE FROM packages')).toContain('下发包缺失，流水登记过它');
  });

  test('the last look of the access chain cannot be cut off while a later entry stands', () => {
    const sql = `DELETE FROM documents WHERE entry_id IN (SELECT id FROM journal WHERE chain = 'access');
      DELETE FROM journal WHERE ordinal =
        (SELECT max(ordinal) FROM journal WHERE chain = 'access'
         AND ordinal < (SELECT max(ordinal) FROM journal WHERE chain = 'business'))`;
    expect(sentencesAfter(sql)).toContain('有流水被删除');
  });
});
