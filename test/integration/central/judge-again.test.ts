/** What the centre could not judge: kept in sight, judged again, and never in the way of other desks. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { unreadable } from '../../../central/admin/unreadable.ts';
import { transaction } from '../../../central/database/pool.ts';
import { AFTER_AN_UPGRADE, judgeAgain } from '../../../central/judge/judge-again.ts';
import { metricsText } from '../../../central/metrics.ts';
import { listDesks } from '../../../central/registry/desk-list.ts';
import { openDemoDesk, testClock, type TestDesk, testPorts } from '../../support/desk.ts';
import { judgedCentre, type JudgedCentre } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { proposal } from '../../support/proposals.ts';
import { type Crew, deskTemplate, type DeskTemplate, signInCrew } from '../../support/spine.ts';

let postgres: TestPostgres;
let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
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
  crew = await signInCrew(desk);
  centre = await judgedCentre(postgres);
  return () => desk.dispose();
});

const enrol = async (name: string, at: TestDesk = desk, by: Crew = crew): Promise<void> => {
  const { paymentId } = await at.call('enrollment.propose', proposal(name), { session: by.clerk });
  await at.call('payments.collect', { paymentId, received: 9_000 }, { session: by.cashier });
};
/** Outcomes and alarms told to a desk. */
const told = async (deskCode = 'TY01'): Promise<string[]> =>
  (await centre.told(deskCode)).map((item) => {
    if (item.kind === 'policy-ruled') return item.ruling.outcome;
    return item.kind === 'alarm' ? `alarm ${item.code}` : item.kind;
  });
const reasons = async () =>
  (await centre.pool.query<{ reason: string }>('SELECT reason FROM unreadable ORDER BY seq')).rows.map(
    ({ reason }) => reason,
  );
const sql = (text: string) => centre.pool.query(text);
/** The first entry of a type no more, or again, as the desk wrote it: as before and after an upgrade of the centre. */
const rename = async (from: string, to: string): Promise<void> => {
  await sql('ALTER TABLE journal DISABLE TRIGGER journal_append_only');
  await sql(
    `UPDATE journal SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '"${from}"', '"${to}"'), 'UTF8')`,
  );
  await sql('ALTER TABLE journal ENABLE TRIGGER journal_append_only');
};

test('a type of a newer desk and all that rests on it are judged once the centre knows it, each once', async () => {
  await enrol('孟样例');
  await centre.send(desk);
  await rename('policy.proposed/1', 'policy.proposed/9');
  await centre.judge();
  expect(await reasons()).toEqual(['type', 'orphan']);
  expect(await listDesks(centre.pool)).toMatchObject([{ deskCode: 'TY01', unreadable: 2 }]);
  expect(await metricsText(centre.pool)).toContain('joint_desk_entries_unreadable{reason="orphan"} 1');
  await rename('policy.proposed/9', 'policy.proposed/1');
  expect(await transaction(centre.pool, (db) => judgeAgain(db, AFTER_AN_UPGRADE))).toBe(2);
  await centre.judge();
  expect(await reasons()).toEqual([]);
  expect((await told()).filter((word) => !word.startsWith('alarm')).at(-1)).toBe('accepted');
  const before = await told();
  expect(await transaction(centre.pool, (db) => judgeAgain(db, null))).toBe(0);
  await centre.judge();
  expect(await told()).toEqual(before);
});

test('unreadable --again judges everything set aside anew and lists what is left, telling the desk nothing twice', async () => {
  await enrol('孟样例');
  await centre.send(desk);
  await rename('policy.proposed/1', 'policy.proposed/9');
  await centre.judge();
  const before = await told();
  const result = await unreadable.prepare(['--again'])(centre);
  expect(result.text).toContain('已重新处理 2 笔');
  expect(result.json).toMatchObject({ unreadable: [{ reason: 'type' }, { reason: 'orphan' }] });
  expect(await told()).toEqual(before);
  await rename('policy.proposed/9', 'policy.proposed/1');
  expect((await unreadable.prepare(['--again'])(centre)).text).toContain('没有未能处理的业务');
  expect((await told()).at(-1)).toBe('accepted');
});

test('an orphan is judged when what it speaks of arrives, though that comes in another chain', async () => {
  await enrol('孟样例');
  await centre.send(desk);
  // What was proposed comes later and in another epoch, as after a restore.
  await sql('ALTER TABLE journal DISABLE TRIGGER journal_append_only');
  await sql(
    `UPDATE journal SET epoch = 'former', seq = 1 WHERE chain = 'business'
       AND convert_from(bytes, 'UTF8') LIKE '%policy.proposed/1%'`,
  );
  await sql(
    `INSERT INTO journal SELECT desk_code, (SELECT epoch FROM heads WHERE chain = 'business'), chain,
       (SELECT min(seq) + 1 FROM journal AS j WHERE j.chain = 'business' AND epoch <> 'former'
         AND NOT EXISTS (SELECT 1 FROM journal AS k WHERE k.chain = 'business' AND k.epoch = j.epoch AND k.seq = j.seq + 1)),
       convert_to('{}', 'UTF8'), hash, NULL, NULL, received_ms FROM journal WHERE epoch = 'former'`,
  );
  await centre.judge();
  expect(await reasons()).toEqual(['header', 'orphan']);
  await sql(`INSERT INTO heads (desk_code, epoch, chain, seq, hash) VALUES ('TY01', 'former', 'business', 1, '')`);
  await centre.judge();
  expect(await reasons()).toEqual(['header']);
  expect((await told()).at(-1)).toBe('accepted');
});

test('a mistake of our own program stops the desk it happens to and no other, is logged with its place and blames no entry', async () => {
  const other = await openDemoDesk(testPorts({ clock: testClock('2021-11-21') }));
  await enrol('孟样例');
  await enrol('卫样例', other, await signInCrew(other));
  await centre.send(desk);
  await centre.send(other, 'TY02');
  await sql(`CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a mistake' USING ERRCODE = 'XX000'; END $$`);
  await sql(`CREATE TRIGGER broken BEFORE INSERT ON policies FOR EACH ROW WHEN (NEW.desk_code = 'TY01')
    EXECUTE FUNCTION broken()`);
  await centre.judge();
  expect([await told('TY01'), await told('TY02'), await reasons()]).toEqual([[], ['accepted'], []]);
  const stopped = centre.ports.log.lines.filter(({ event }) => event === 'judge.stopped');
  expect(stopped.map(({ facts }) => facts)).toEqual([
    { deskCode: 'TY01', seq: expect.any(Number), name: 'error', frames: expect.stringContaining('at ') },
  ]);
  await sql('DROP TRIGGER broken ON policies');
  await centre.judge();
  expect(await told('TY01')).toEqual(['accepted']);
  await other.dispose();
});
