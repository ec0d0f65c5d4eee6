/** 承保 and 不予承保 by the centre, from the journals of real desks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signatureHolds } from '../../../central/crypto.ts';
import { transaction } from '../../../central/database/pool.ts';
import { ruleByHand } from '../../../central/judge/rule-by-hand.ts';
import type { FeedItem } from '../../../shared/sync/feed-item.ts';
import { certificateText } from '../../../shared/sync/certificate.ts';
import { openDemoDesk, testClock, type TestDesk, testPorts } from '../../support/desk.ts';
import { DEMO_PEOPLE, giveRoster, judgedCentre, type JudgedCentre } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { proposal } from '../../support/proposals.ts';
import { type Crew, deskTemplate, type DeskTemplate, signInCrew } from '../../support/spine.ts';

let postgres: TestPostgres;
let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
let centre: JudgedCentre;
beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(), deskTemplate()]);
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

const propose = (name: string, changes = {}, at: TestDesk = desk, by: Crew = crew) =>
  at.call('enrollment.propose', proposal(name, changes), { session: by.clerk });
const collect = (paymentId: string, at: TestDesk = desk, by: Crew = crew) =>
  at.call('payments.collect', { paymentId, received: 9_000 }, { session: by.cashier });
const sendAndJudge = async (at: TestDesk = desk, deskCode = 'TY01'): Promise<void> => {
  await centre.send(at, deskCode);
  await centre.judge();
};
/** Connections of this centre that stand in line for somebody else's lock. */
const waitingForLocks = async (): Promise<number> => {
  const { rows } = await centre.pool.query<{ count: number }>(
    `SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
  );
  return rows[0]?.count ?? 0;
};
/** What was told about policies, in words. */
const rulings = async (deskCode = 'TY01'): Promise<string[]> => (await centre.told(deskCode)).map(wordsOf);
function wordsOf(item: FeedItem): string {
  if (item.kind !== 'policy-ruled') return item.kind === 'alarm' ? `alarm ${item.code}` : item.kind;
  const { ruling } = item;
  return ruling.outcome === 'refused' ? `refused ${ruling.code}` : ruling.outcome;
}

describe('a proposal that arrives after 截单', () => {
  beforeEach(async () => {
    await collect((await propose('孟样例')).paymentId);
    centre.ports.clock.set('2026-11-28');
  });

  test('waits for a person of the insurer', async () => {
    await centre.pool.query(`UPDATE centre SET mode = 'live'`);
    await sendAndJudge();
    expect(await rulings()).toEqual(['waiting']);
  });

  test('is not late in 体验模式, which plays its days', async () => {
    await sendAndJudge();
    expect(await rulings()).toEqual(['accepted']);
  });
});

describe('a proposal whose premium is here', () => {
  test('is 承保 with a number of the plan and a signature of the centre', async () => {
    const { policyId, paymentId } = await propose('孟样例');
    await collect(paymentId);
    await sendAndJudge();
    const [item] = await centre.told();
    if (item?.kind !== 'policy-ruled' || item.ruling.outcome !== 'accepted') throw new Error('not accepted');
    const { signature, ...certificate } = item.ruling.certificate;
    expect(certificate).toEqual({
      certificateNo: expect.stringMatching(/^ZAOZHUANG-2022-00000001-[0-9A-Z]$/),
      policyId,
      planId: 'zaozhuang-2022',
      coverStart: '2022-01-01',
      coverEnd: '2022-12-31',
      issuedOn: '2021-11-20',
    });
    expect(signatureHolds(centre.ports.key.publicKey, certificateText(certificate), signature)).toBe(true);
  });

  test('waits until the payment entry arrives, and is not told twice that it waits', async () => {
    const { paymentId } = await propose('孟样例');
    await sendAndJudge();
    await sendAndJudge();
    expect(await rulings()).toEqual(['waiting']);
    await collect(paymentId);
    await sendAndJudge();
    expect(await rulings()).toEqual(['waiting', 'accepted']);
  });

  test('that the centre knows no roster for waits until one is published', async () => {
    centre = await judgedCentre(postgres, null);
    await collect((await propose('孟样例')).paymentId);
    await sendAndJudge();
    expect(await rulings()).toEqual(['waiting']);
    await giveRoster(centre, DEMO_PEOPLE, '2021-11-15');
    await centre.judge();
    expect(await rulings()).toEqual(['waiting', 'accepted']);
  });

  test('is not left waiting by a roster that is published at the very moment it is judged', async () => {
    centre = await judgedCentre(postgres, null);
    await collect((await propose('孟样例')).paymentId);
    await centre.send(desk);
    const held = await centre.pool.connect();
    await held.query('BEGIN');
    // Judgement stops where it has ruled and not yet committed.
    await held.query(`SELECT 1 FROM heads WHERE chain = 'business' FOR UPDATE`);
    const judging = centre.judge();
    await expect.poll(() => waitingForLocks(), { timeout: 10_000 }).toBe(1);
    let isPublished = false;
    const publishing = giveRoster(centre, DEMO_PEOPLE, '2021-11-15').finally(() => {
      isPublished = true;
    });
    await expect.poll(async () => isPublished || (await waitingForLocks()) === 2, { timeout: 10_000 }).toBe(true);
    await held.query('ROLLBACK');
    held.release();
    await Promise.all([judging, publishing]);
    await centre.judge();
    expect(await rulings()).toEqual(['waiting', 'accepted']);
  });

  test('of somebody the centre’s roster of that day does not hold is refused, whatever a later roster says', async () => {
    centre = await judgedCentre(postgres, null);
    await giveRoster(
      centre,
      DEMO_PEOPLE.filter(({ psn_name }) => psn_name !== '孟样例'),
      '2021-11-18',
    );
    centre.ports.clock.set('2021-12-02');
    await giveRoster(centre, DEMO_PEOPLE, '2021-12-01');
    await collect((await propose('孟样例')).paymentId);
    await sendAndJudge();
    expect(await rulings()).toEqual(['refused not-eligible']);
  });
});

describe('one person at two desks', () => {
  let other: TestDesk;
  let otherCrew: Crew;
  beforeEach(async () => {
    // Another day, so that the two desks of one code never print one number.
    other = await openDemoDesk(testPorts({ clock: testClock('2021-11-21') }));
    otherCrew = await signInCrew(other);
    return () => other.dispose();
  });

  test('is 承保 once, through the desk whose entries arrived first', async () => {
    await collect((await propose('孟样例', {}, other, otherCrew)).paymentId, other, otherCrew);
    await collect((await propose('孟样例')).paymentId);
    await centre.send(other, 'TY02');
    centre.ports.clock.advance(1);
    await sendAndJudge();
    expect(await rulings('TY02')).toEqual(['accepted']);
    expect(await rulings('TY01')).toEqual(['refused duplicate']);
    const [refusal] = await centre.told('TY01');
    expect(refusal).toMatchObject({ ruling: { owner: 'applicant', sentence: expect.stringContaining('窗口 TY02') } });
  });

  test('who paid at one of them is 承保 there; the unpaid proposal is refused at once, not left to wait', async () => {
    await propose('孟样例');
    await sendAndJudge();
    await collect((await propose('孟样例', {}, other, otherCrew)).paymentId, other, otherCrew);
    await sendAndJudge(other, 'TY02');
    expect(await rulings('TY01')).toEqual(['waiting', 'refused duplicate']);
    expect(await rulings('TY02')).toEqual(['accepted']);
  });

  test('is 承保 once too when two servers judge at the same moment', async () => {
    await collect((await propose('孟样例')).paymentId);
    await collect((await propose('孟样例', {}, other, otherCrew)).paymentId, other, otherCrew);
    await Promise.all([centre.send(desk, 'TY01'), centre.send(other, 'TY02')]);
    await Promise.all([centre.judge(), centre.judge(), centre.judge()]);
    const both = [...(await rulings('TY01')), ...(await rulings('TY02'))].toSorted();
    expect(both).toEqual(['accepted', 'refused duplicate']);
  });
});

describe('what a person decides', () => {
  test('entries that come after 截单 wait, and are ruled by hand once', async () => {
    const { policyId, paymentId } = await propose('孟样例');
    await collect(paymentId);
    centre.ports.clock.set('2022-06-01');
    await centre.pool.query(`UPDATE centre SET mode = 'live'`);
    await sendAndJudge();
    expect(await rulings()).toEqual(['waiting']);
    const accept = () =>
      transaction(centre.pool, (db) =>
        ruleByHand(db, centre.ports, { policyId, outcome: 'accepted', sentence: null, ruledBy: 'LP01' }),
      );
    await accept();
    expect(await rulings()).toEqual(['waiting', 'accepted']);
    await expect(accept()).rejects.toMatchObject({ code: 'ruling-policy-ruled' });
  });

  test('nobody is 承保 by hand before the premium is here, late or not', async () => {
    const { policyId, paymentId } = await propose('孟样例');
    centre.ports.clock.set('2022-06-01');
    await centre.pool.query(`UPDATE centre SET mode = 'live'`);
    await sendAndJudge();
    const accept = () =>
      transaction(centre.pool, (db) =>
        ruleByHand(db, centre.ports, { policyId, outcome: 'accepted', sentence: null, ruledBy: 'LP01' }),
      );
    await expect(accept()).rejects.toMatchObject({
      code: 'ruling-obstacle',
      details: { why: expect.stringContaining('保费') },
    });
    expect(await rulings()).toEqual(['waiting']);
    await collect(paymentId);
    await sendAndJudge();
    await accept();
    expect((await rulings()).at(-1)).toBe('accepted');
  });

  test('a refusal by hand carries the sentence of whoever ruled', async () => {
    const { policyId } = await propose('孟样例');
    await sendAndJudge();
    const sentence = '投保人来电撤回投保。';
    await transaction(centre.pool, (db) =>
      ruleByHand(db, centre.ports, { policyId, outcome: 'refused', sentence, ruledBy: 'LP01' }),
    );
    expect((await centre.told()).at(-1)).toMatchObject({ ruling: { code: 'by-hand', sentence, owner: 'insurer' } });
  });
});

test('an entry nobody can read is noted and told, and those behind it are judged', async () => {
  await collect((await propose('孟样例')).paymentId);
  await centre.send(desk);
  await centre.pool.query('ALTER TABLE journal DISABLE TRIGGER journal_append_only');
  await centre.pool.query(
    `UPDATE journal SET body = 'rubbish' WHERE seq = (
       SELECT min(seq) FROM journal WHERE chain = 'business' AND encode(bytes, 'escape') LIKE '%shift.opened/1%')
     AND chain = 'business'`,
  );
  await centre.judge();
  expect(await rulings()).toEqual(['alarm unreadable-entry', 'accepted']);
  const { rows } = await centre.pool.query('SELECT reason FROM unreadable');
  expect(rows).toEqual([{ reason: 'document' }]);
});

test('an entry the tables refuse is noted alone, and those of its slice are judged', async () => {
  await collect((await propose('孟样例')).paymentId);
  await centre.send(desk);
  // Another entry already stands under the id of the cashier's receipt: as if two desks had made one number.
  await centre.pool.query(
    `INSERT INTO papers (no, kind, subject, desk_code, entry_id, business_day, issued_by)
     SELECT substring(convert_from(bytes, 'UTF8') FROM 'premium-receipt:([A-Z0-9-]+)'), 'premium-receipt', 'x', 'ZZ09', 'x', '', ''
     FROM journal WHERE convert_from(bytes, 'UTF8') LIKE '%payment.collected/1%'`,
  );
  await centre.judge();
  expect(await rulings()).toEqual(['alarm unreadable-entry', 'waiting']);
  const { rows } = await centre.pool.query('SELECT reason FROM unreadable');
  expect(rows).toEqual([{ reason: 'taken' }]);
});

test('the same journal judged again changes nothing', async () => {
  await collect((await propose('孟样例')).paymentId);
  await propose('卫样例');
  await sendAndJudge();
  const tables = ['policies', 'payments', 'papers', 'shifts', 'rulings', 'certificates', 'unreadable', 'packages'];
  const state = async () =>
    Promise.all(tables.map(async (table) => (await centre.pool.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows));
  const before = await state();
  await centre.pool.query('UPDATE heads SET judged = 0');
  await centre.judge();
  expect(await state()).toEqual(before);
});
