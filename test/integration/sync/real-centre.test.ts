/** A real desk and a real centre over real HTTP: joining, both chains, the feed, a roster, a clock that is wrong (issue "The other end"). */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../../../central/database/pool.ts';
import { publish } from '../../../central/feed/publish.ts';
import { judge } from '../../../central/judge/judge.ts';
import { publishPlans } from '../../../central/plans/publish-plans.ts';
import { putOperator } from '../../../central/operators/put-operator.ts';
import { sha256 } from '../../../main/crypto.ts';
import { demoOperators } from '../../../main/demo/operators.ts';
import { inventPeople } from '../../../main/demo/people.ts';
import { fetchLine } from '../../../main/hosts/fetch-line.ts';
import type { Line, Ports } from '../../../main/ports.ts';
import { localDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { fen } from '../../../shared/money.ts';
import type { Channel } from '../../../shared/sync/channel.ts';
import type { FeedItem } from '../../../shared/sync/feed-item.ts';
import { demoPlans } from '../../../shared/plan/built-in.ts';
import { DEFAULT_LIMITS } from '../../../shared/sync/limits.ts';
import { REGION, startTestCentral, type TestCentral } from '../../support/central.ts';
import { centralPorts } from '../../support/central-ports.ts';
import { decideWorkedStay } from '../../support/decide.ts';
import { openTestDesk, type TestClock, type TestDesk, testClock } from '../../support/desk.ts';
import { NEVER } from '../../support/joined-desk.ts';
import { DEMO_PEOPLE, giveRoster } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { proposal } from '../../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, proofOf, signInCrew } from '../../support/spine.ts';

const DESK = 'TY01';
let postgres: TestPostgres;
let template: DeskTemplate;
let centre: TestCentral;
let desk: TestDesk;
let crew: Crew;

beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(), deskTemplate()]);
});
afterAll(async () => {
  template.remove();
  await postgres.stop();
});
afterEach(async () => {
  await desk.dispose();
  await centre.stop();
});

/** A centre that knows the desk, and the desk with its crew signed in; both on one clock unless the desk has its own. */
async function meet(ports: Partial<Ports> = {}, mode: 'demo' | 'live' = 'demo'): Promise<void> {
  const clock = testClock();
  centre = await startTestCentral(postgres, { ports: centralPorts(clock), mode, judge });
  await centre.addDesk(DESK);
  desk = template.open({ clock, after: NEVER, ...ports });
  crew = await signInCrew(desk);
}

const join = async (code?: string) =>
  desk.answer('sync.join', { url: centre.url, code: code ?? (await centre.code(DESK)) }, { session: crew.admin });
const sync = () => desk.call('sync.now', {}, { session: crew.clerk });
const status = () => desk.call('sync.status', {}, { session: crew.clerk });
const say = (channel: Channel, items: readonly FeedItem[]) =>
  transaction(centre.pool, (db) => publish(db, centre.ports, channel, items));

const inOrder = (lines: readonly string[]) => lines.toSorted((a, b) => a.localeCompare(b));

/** The heads of the desk's own chains and those of the centre. */
async function headsOfBoth() {
  const own = await desk.call('journal.heads', {}, { session: crew.supervisor });
  const { rows } = await centre.pool.query<{ chain: string; seq: number; hash: string }>(
    'SELECT chain, seq, hash FROM heads ORDER BY chain',
  );
  return {
    desk: inOrder(own.heads.map(({ chain, entries, head }) => `${chain} ${entries} ${head}`)),
    centre: inOrder(rows.map(({ chain, seq, hash }) => `${chain} ${seq} ${hash}`)),
  };
}

describe('joining', () => {
  test('a one-time code joins the desk; what it did before goes up, the letter comes down, and both ends have the same heads', async () => {
    await meet();
    await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
    expect(await join()).toEqual({ ok: true, value: { centreName: '测试中心', letter: 'A' } });
    await sync();
    const { papers } = await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk });
    expect(papers[0]?.no).toMatch(/^TY01-20211120-A-/);
    expect(await sync()).toMatchObject({ state: 'ok', trouble: null });
    const heads = await headsOfBoth();
    expect(heads.desk).toEqual(heads.centre);
    expect(await status()).toMatchObject({
      centre: {
        name: '测试中心',
        url: centre.url,
        admdvs: REGION,
        letter: 'A',
        fingerprint: sha256(centre.ports.key.publicKey).slice(0, 16),
      },
      line: { state: 'ok', trouble: null, skewMinutes: 0 },
      channels: [
        { channel: 'desk/TY01', n: expect.any(Number) },
        { channel: 'plans', n: 0 },
        { channel: 'region/370400', n: 0 },
      ],
    });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
  test('a wrong code, or one of another desk, joins nothing and says so', async () => {
    await meet();
    await centre.addDesk('TY02');
    for (const code of ['0000-0000-0000-0000', await centre.code('TY02')]) {
      expect(await join(code)).toMatchObject({
        ok: false,
        error: { code: 'centre-said', message: expect.stringContaining('注册码') },
      });
    }
    expect((await status()).centre).toBeNull();
    expect(await desk.answer('sync.now', {}, { session: crew.clerk })).toMatchObject({
      error: { code: 'sync-not-joined' },
    });
  });
  test('an answer lost on its way does not strand the desk: the same code again joins it', async () => {
    let isLost = true;
    const line: Line = async (request) => {
      const answer = await fetchLine(request);
      if (isLost) throw new AppError('line-broken', { host: 'centre' });
      return answer;
    };
    await meet({ line });
    const code = await centre.code(DESK);
    expect(await join(code)).toMatchObject({ ok: false, error: { code: 'line-broken' } });
    isLost = false;
    expect(await join(code)).toMatchObject({ ok: true, value: { letter: 'A' } });
    expect(await desk.answer('sync.join', { url: centre.url, code }, { session: crew.admin })).toMatchObject({
      error: { code: 'sync-joined-already' },
    });
  });
  test('体验模式 and a real centre never meet', async () => {
    await meet({}, 'live');
    expect(await join()).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('体验与正式不能相连') },
    });
  });
  test.each([
    ['http://centre.example.cn', '须以 https:// 开头'],
    ['ftp://centre.example.cn', '须以 https:// 开头'],
    ['https://a:b@centre.example.cn', '不能含用户名或密码'],
    ['https://centre.example.cn/?x=1', '不能含 ? 或 #'],
    ['https://', '不完整'],
  ])('the address %s is refused before anything is sent', async (url, words) => {
    await meet({ line: () => Promise.reject(new Error('nothing may be sent')) });
    const answer = await desk.answer('sync.join', { url, code: await centre.code(DESK) }, { session: crew.admin });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'sync-address', message: expect.stringContaining(words) },
    });
  });
});

describe('a joined desk', () => {
  test('the clock two hours off: the centre refuses, the screen says by how much, business goes on, and right again all goes up', async () => {
    const own: TestClock = testClock('2021-11-20', '11:00');
    await meet({ clock: own });
    await join();
    await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
    const answer = await sync();
    expect(answer).toMatchObject({ state: 'clock-skewed', trouble: expect.stringContaining('快 120 分钟') });
    expect((await status()).line).toMatchObject({ skewMinutes: 120 });
    await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk });
    own.set('2021-11-20', '09:00');
    expect(await sync()).toMatchObject({ state: 'ok' });
    const heads = await headsOfBoth();
    expect(heads.desk).toEqual(heads.centre);
  });
  test('shut out by the centre it keeps everything, looks, and sells nothing', async () => {
    await meet();
    await join();
    await sync();
    await centre.revoke(DESK);
    expect(await sync()).toMatchObject({ state: 'revoked', trouble: expect.stringContaining('停用') });
    const refused = await desk.answer('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
    expect(refused).toMatchObject({ ok: false, error: { code: 'desk-revoked' } });
    expect(await desk.answer('policies.list', { paymentState: null, limit: 5 }, { session: crew.clerk })).toMatchObject(
      { ok: true },
    );
  });
  test('the centre stopped: 中心不可用, and what was not sent is not unknown', async () => {
    await meet();
    await join();
    await sync();
    await centre.central.server.close();
    await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
    expect(await sync()).toMatchObject({ state: 'centre-down', trouble: expect.stringContaining('不在服务') });
    expect(await desk.call('desk.figures', {}, { session: crew.clerk })).toMatchObject({
      unsent: { count: 1 },
      unknown: 0,
    });
  });
  test('what the real centre signs, the desk takes', async () => {
    await meet();
    await join();
    await say(`region/${REGION}`, [{ kind: 'limits', limits: { ...DEFAULT_LIMITS, refundDays: 7 } }]);
    expect(await sync()).toMatchObject({ state: 'ok' });
    expect(behind(desk, (db) => db.all('SELECT refund_days FROM limits'))).toEqual([{ refund_days: 7 }]);
    desk = openTestDesk((await desk.app.close(), desk.ports));
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

/** A desk with plans, roster and a policy of 孟样例 that the centre accepted. */
async function withAcceptedPolicy(): Promise<string> {
  await meet();
  await transaction(centre.pool, (db) => publishPlans(db, centre.ports, demoPlans()));
  await giveRoster(centre, DEMO_PEOPLE, '2021-11-15');
  await join();
  const { policyId, paymentId } = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
  await desk.call('payments.collect', { paymentId, received: 9_000 }, { session: crew.cashier });
  await sync();
  await centre.central.judge();
  await sync();
  return policyId;
}

/** What the centre signs for the decider of the desk. */
async function allowDecider(perClaim: number): Promise<void> {
  const operator = demoOperators.find(({ operatorNo }) => operatorNo === '1006');
  if (operator === undefined) throw new Error('nobody decides');
  const authority = { perClaim: fen(perClaim), perDay: fen(10_000_000), until: localDate('2022-12-31') };
  await transaction(centre.pool, (db) =>
    putOperator(db, centre.ports, { deskCode: DESK, operator, standing: 'active', authority }),
  );
}

test('a decision of the desk the centre refuses is taken back at the desk, and decided anew it is confirmed', async () => {
  const policyId = await withAcceptedPolicy();
  await allowDecider(5_000_000);
  await sync();
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
  // The centre takes the authority back before the decision reaches it.
  await allowDecider(100);
  const first = await decideWorkedStay(desk, policyId, '孟样例', crew.clerk);
  const fileOf = async () =>
    desk.call('claims.file', { claimId: first.claimId }, { session: await desk.signIn('1006') });
  await sync();
  await centre.central.judge();
  expect(await sync()).toMatchObject({ state: 'ok', trouble: null });
  const [paper] = first.papers;
  expect(await fileOf()).toMatchObject({ stage: 'decide', refusal: { sentence: '核定金额超过核定人每案权限。' } });
  expect(await status()).toMatchObject({
    refusedCount: 1,
    alarms: [{ code: 'decision-not-confirmed', sentence: expect.stringContaining(paper?.no ?? '') }],
  });
  await allowDecider(5_000_000);
  await sync();
  const { claimId, settlementId } = first;
  const again = { claimId, settlementId, expected: fen(1_852_500), verdict: 'pay', reason: null } as const;
  await desk.call('claims.decide', again, { session: await desk.signIn('1006') });
  await sync();
  await centre.central.judge();
  await sync();
  expect(await fileOf()).toMatchObject({ decision: { state: 'confirmed' }, refusal: null });
  expect(await status()).toMatchObject({ refusedCount: 0 });
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('the whole way: plans and a roster come down, a proposal goes up, is judged, and comes back as 承保 with its certificate', async () => {
  await meet();
  await transaction(centre.pool, (db) => publishPlans(db, centre.ports, demoPlans()));
  await giveRoster(centre, [...DEMO_PEOPLE, ...inventPeople(9, 30)], '2021-11-18');
  await join();
  await sync();
  const roster = async () => (await desk.call('roster.status', {}, { session: crew.clerk })).current;
  await expect.poll(async () => (await roster())?.asOf, { timeout: 30_000 }).toBe('2021-11-18');
  const { policyId, paymentId } = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
  await desk.call('payments.collect', { paymentId, received: 9_000 }, { session: crew.cashier });
  await sync();
  await centre.central.judge();
  expect(await sync()).toMatchObject({ state: 'ok', trouble: null });
  expect(behind(desk, (db) => db.all('SELECT policy_id, state FROM policies'))).toEqual([
    { policy_id: policyId, state: 'accepted' },
  ]);
  expect(behind(desk, (db) => db.all('SELECT policy_id FROM certificates'))).toEqual([{ policy_id: policyId }]);
  expect(await desk.call('desk.figures', {}, { session: crew.clerk })).toMatchObject({ refused: 0, unknown: 0 });
  await sync();
  const heads = await headsOfBoth();
  expect(heads.desk).toEqual(heads.centre);
  await desk.app.close();
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});
