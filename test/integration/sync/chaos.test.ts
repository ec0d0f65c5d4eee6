/** A short run over a faulty line in CI (`npm run chaos:sync` does fifty), and the proof that its checks would notice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBothEnds } from '../../chaos/sync/check.ts';
import { runSyncChaos } from '../../chaos/sync/chaos.ts';
import { openDemoDesk } from '../../support/desk.ts';
import { judgedCentre, type JudgedCentre } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { proposal } from '../../support/proposals.ts';
import { signInCrew } from '../../support/spine.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

test('two windows over a line that loses, cuts, doubles and garbles, killed on the way: nothing lost, nothing twice', async () => {
  const report = await runSyncChaos(postgres, 7, { people: 12, share: 0.5 });
  expect(report.findings).toEqual([]);
  expect(report.documents).toBeGreaterThan(40);
  expect(report.deaths).toBeGreaterThan(0);
  expect(Object.keys(report.faults).length).toBeGreaterThan(3);
}, 300_000);

/** A desk with one paid policy, its journal at the centre, judged and closed; `doctor` changes the centre behind the judge's back. */
async function findingsAfter(doctor: (centre: JudgedCentre) => Promise<unknown>): Promise<string[]> {
  const desk = await openDemoDesk();
  try {
    const centre = await judgedCentre(postgres);
    const crew = await signInCrew(desk);
    const { paymentId } = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
    await desk.call('payments.collect', { paymentId, received: 9_000 }, { session: crew.cashier });
    await desk.app.close();
    await centre.send(desk);
    await centre.judge();
    await doctor(centre);
    return await checkBothEnds([{ deskCode: 'TY01', dataDir: desk.ports.dataDir }], centre.pool);
  } finally {
    await desk.dispose();
  }
}

describe('the check of both ends finds', () => {
  test.each([
    ['a lost entry', `DELETE FROM journal WHERE chain = 'access' AND seq = 1`, 'never arrived'],
    ['a changed entry', `UPDATE journal SET bytes = '{}' WHERE chain = 'business' AND seq = 1`, 'as something else'],
    [
      'an entry too many',
      `INSERT INTO journal SELECT desk_code, epoch, chain, 999, bytes, hash, salt, body, received_ms FROM journal WHERE chain = 'business' AND seq = 1`,
      'too many',
    ],
    ['a lost premium', `UPDATE payments SET state = 'receivable', kept_fen = 0`, 'payments by state'],
    ['a policy nobody ruled', `UPDATE policies SET state = 'proposed'`, 'never ruled'],
  ])('%s', async (_name, sql, finding) => {
    const findings = await findingsAfter(async ({ pool }) => {
      // Behind the program's back: the journal refuses it by itself.
      await pool.query('ALTER TABLE journal DISABLE TRIGGER ALL');
      await pool.query(sql);
    });
    expect(findings.join('\n')).toContain(finding);
  });
});
