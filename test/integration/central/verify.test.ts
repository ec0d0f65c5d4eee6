/** `central verify`: the same heads as at the desk, and a changed byte is found. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '../../../central/admin/verify.ts';
import type { TestDesk } from '../../support/desk.ts';
import { judgedCentre, type JudgedCentre } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { proposal } from '../../support/proposals.ts';
import { deskTemplate, type DeskTemplate, proofOf, signInCrew } from '../../support/spine.ts';

let postgres: TestPostgres;
let template: DeskTemplate;
let desk: TestDesk;
let centre: JudgedCentre;
beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(['fsync=off']), deskTemplate()]);
});
afterAll(async () => {
  template.remove();
  await postgres.stop();
});
beforeEach(async () => {
  desk = template.open();
  const crew = await signInCrew(desk);
  await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
  centre = await judgedCentre(postgres, null);
  await centre.send(desk);
  return () => desk.dispose();
});

const verified = (...args: readonly string[]) => verify.prepare(args)(centre);

test('both ends prove the same journal and come to the same heads', async () => {
  const atDesk = proofOf(desk.ports.dataDir).chains.map((chain) => ({ deskCode: 'TY01', ...chain }));
  const byChain = (a: { chain: string }, b: { chain: string }): number => (a.chain < b.chain ? -1 : 1);
  const { json, text } = await verified('TY01');
  expect(json).toMatchObject({ ok: true, chains: atDesk.toSorted(byChain) });
  for (const { head } of atDesk) expect(text).toContain(head);
  await expect(verified('TY99')).rejects.toMatchObject({ code: 'central-no-desk' });
});

const LAST = `chain = 'business' AND seq = (SELECT max(seq) FROM journal WHERE chain = 'business')`;

test('what was taken can be neither changed nor deleted', async () => {
  for (const change of [`UPDATE journal SET received_ms = 0`, 'DELETE FROM journal', 'TRUNCATE journal'])
    await expect(centre.pool.query(change)).rejects.toThrow('the journal is append-only');
});

describe('somebody who switches that off', () => {
  test.each([
    ['one byte of an entry', `UPDATE journal SET bytes = set_byte(bytes, 20, 90) WHERE ${LAST}`, '内容与校验值不符'],
    [
      'one byte of a document',
      `UPDATE journal SET body = set_byte(body, 3, 90) WHERE ${LAST}`,
      '单据内容与其校验值不符',
    ],
    ['the last entry cut off', `DELETE FROM journal WHERE ${LAST}`, '缺失，登记的末笔是第'],
    ['an entry cut out', `DELETE FROM journal WHERE chain = 'business' AND seq = 2`, '中间缺号'],
    ['another head', `UPDATE heads SET hash = repeat('0', 64) WHERE chain = 'business'`, '与登记的末笔不符'],
  ])('is found out: %s', async (_, change, problem) => {
    await centre.pool.query('ALTER TABLE journal DISABLE TRIGGER ALL');
    expect((await centre.pool.query(change)).rowCount).toBe(1);
    const refusal: unknown = await verified().catch((cause: unknown) => cause);
    expect(refusal).toMatchObject({
      code: 'central-journal-broken',
      details: { findings: expect.stringMatching(new RegExp(`^窗口 TY01 业务流水（.+）第 \\d+ 笔.*${problem}`)) },
    });
  });
});
