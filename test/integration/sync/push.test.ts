/** What the desk did goes up: once, in order, and nothing is lost whatever happens on the way (sync rules 3, 7, 11–15, 22). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { NO_PREVIOUS_HASH } from '../../../shared/journal/entry.ts';
import { DEFAULT_LIMITS } from '../../../shared/sync/limits.ts';
import type { Ports } from '../../../main/ports.ts';
import { backUp, restoreInto, takeOver } from '../../support/backups.ts';
import { claimOf, WORKED_PAYABLE } from '../../support/claims.ts';
import { decidingOf, reviewWorkedStay, settledVisit } from '../../support/decide.ts';
import { openTestDesk, testPorts } from '../../support/desk.ts';
import { accepted, authorised } from '../../support/feed-items.ts';
import { joinDesk, type JoinedDesk, reopen } from '../../support/joined-desk.ts';
import { proposal } from '../../support/proposals.ts';
import type { Fault } from '../../support/small-centre.ts';
import { behind, deskTemplate, type DeskTemplate, journalState, proofOf } from '../../support/spine.ts';

let template: DeskTemplate;
let at: JoinedDesk;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  at = await joinDesk(template);
});
afterEach(() => at.desk.dispose());

const propose = (name: string) => at.desk.call('enrollment.propose', proposal(name), { session: at.crew.clerk });

/** The desk's own chain as stored. */
const chainOf = (chain: string) =>
  behind(at.desk, (db) =>
    db.all<{ bytes: string; hash: string }>('SELECT bytes, hash FROM journal WHERE chain = ? ORDER BY seq', chain),
  );

const cutOff: Fault = (request, pass) =>
  pass(request).then(() => {
    throw new AppError('line-broken', { host: 'centre.test' });
  });
const answered =
  (status: number, body: string): Fault =>
  () =>
    Promise.resolve({ status, header: () => null, body: new TextEncoder().encode(body) });
const refused =
  (status: number, code: string): Fault =>
  (_request, pass) =>
    pass({
      url: 'https://centre.test/v1/none',
      method: 'GET',
      headers: {},
      body: null,
      timeoutMs: 1,
      maxBytes: 1,
      signal: new AbortController().signal,
    }).then(({ header }) => ({
      status,
      header,
      body: new TextEncoder().encode(JSON.stringify({ code, message: '样例原因。' })),
    }));

describe('when all is well', () => {
  test('joining sends what was done before, both chains, verbatim; the status bar shows nothing unsent', async () => {
    expect(at.centre.entries('business').map(({ bytes, hash }) => ({ bytes, hash }))).toEqual(chainOf('business'));
    expect(at.centre.entries('access').map(({ bytes, hash }) => ({ bytes, hash }))).toEqual(chainOf('access'));
    expect(await at.figures()).toMatchObject({
      line: { state: 'ok', lastContactAt: '2021-11-20T09:00:00.000+08:00' },
      unsent: { count: 0, sum: 0, oldestAt: null },
      refused: 0,
      unknown: 0,
    });
  });
  test('a proposal waits with its premium, goes up with its document, and is acknowledged', async () => {
    await propose('孟样例');
    expect(await at.figures()).toMatchObject({ unsent: { count: 1, sum: 9_000 } });
    expect(await at.desk.call('sync.outbox', {}, { session: at.crew.clerk })).toMatchObject({
      kinds: [{ type: 'policy.proposed/1', count: 1, sum: 9_000 }],
    });
    expect(await at.sync()).toEqual({ sent: 1, taken: 0, state: 'ok', trouble: null });
    expect(at.centre.entries('business').at(-1)?.document?.body).toContain('孟样例');
    expect(await at.figures()).toMatchObject({ unsent: { count: 0, sum: 0 }, unknown: 0 });
    expect(await at.desk.call('sync.outbox', {}, { session: at.crew.clerk })).toMatchObject({ kinds: [] });
  });
  test('premiums are not shown to the 医保 side, the counts are', async () => {
    await propose('孟样例');
    const session = await at.desk.signIn('2001');
    expect(await at.desk.call('desk.figures', {}, { session })).toMatchObject({ unsent: { count: 1, sum: null } });
  });
  test('with nothing to send, 立即发送 still answers (sync rule 17)', async () => {
    expect(await at.sync()).toEqual({ sent: 0, taken: 0, state: 'ok', trouble: null });
  });
  test('batches are numbered 1, 2, 3 …, name their range, and business goes before looks', async () => {
    const batches = at.centre.batches();
    expect(batches.map(({ no }) => no)).toEqual(batches.map((_, index) => index + 1));
    const chains = batches.map(({ chain }) => chain);
    expect(chains.indexOf('access')).toBeGreaterThan(chains.lastIndexOf('business'));
  });
});

describe('when the line breaks', () => {
  test('an answer lost on the way is 结果未知, and the same batch goes again, also after a restart', async () => {
    await propose('孟样例');
    at.centre.failNext(cutOff);
    expect(await at.sync()).toMatchObject({ sent: 0, state: 'no-line', trouble: expect.stringContaining('中途断开') });
    expect(await at.figures()).toMatchObject({ unsent: { count: 1 }, unknown: 1 });
    at = await reopen(at);
    expect(await at.figures()).toMatchObject({ line: { state: 'no-line' }, unknown: 1 });
    expect((await at.status()).unknown).toMatchObject([{ chain: 'business', first: expect.any(Number) }]);
    await propose('柏样例');
    expect(await at.sync()).toMatchObject({ state: 'ok' });
    const [lost, again] = at.centre
      .batches()
      .filter(({ chain }) => chain === 'business')
      .slice(-3);
    expect(again).toEqual(lost);
    expect(at.centre.entries('business').map(({ hash }) => hash)).toEqual(chainOf('business').map(({ hash }) => hash));
    expect(await at.figures()).toMatchObject({ unsent: { count: 0 }, unknown: 0 });
  });
  test('where nothing left the desk, nothing is unknown', async () => {
    await propose('孟样例');
    at.centre.failNext(() => Promise.reject(new AppError('line-unreachable', { host: 'centre.test' })));
    expect(await at.sync()).toMatchObject({ state: 'no-line', trouble: expect.stringContaining('网络不通') });
    expect(await at.figures()).toMatchObject({ unsent: { count: 1 }, unknown: 0 });
  });
  test.each<[string, Fault, string, number]>([
    ['5xx of a proxy', answered(502, '<html>Bad Gateway</html>'), 'centre-down', 1],
    ['garbage under 200', answered(200, '<html>请登录上网</html>'), 'centre-down', 1],
    ['the centre says 稍后', refused(503, 'busy'), 'centre-down', 0],
    ['the centre’s disk is full', refused(507, 'disk-full'), 'centre-down', 0],
    ['a fault of the centre', refused(500, 'fault'), 'centre-down', 1],
    [
      'no answer in time',
      () => Promise.reject(new AppError('line-slow', { host: 'c', seconds: 60 })),
      'centre-down',
      1,
    ],
    ['a newer program is asked for', refused(426, 'upgrade-needed'), 'upgrade-needed', 0],
    ['the clock is two hours off', refused(401, 'clock-skewed'), 'clock-skewed', 0],
    ['the key is not known', refused(401, 'unknown-desk'), 'blocked', 0],
    ['the batch is malformed', refused(400, 'malformed'), 'blocked', 0],
  ])('%s: everything stays as it was, the screen says why, business goes on', async (_, fault, state, unknown) => {
    await propose('孟样例');
    const before = at.centre.entries('business').length;
    at.centre.failAlways(fault);
    const answer = await at.sync();
    expect(answer).toMatchObject({ sent: 0, state });
    expect(answer.trouble).toMatch(/。$/);
    expect(await at.figures()).toMatchObject({ line: { state }, unsent: { count: 1 }, unknown });
    await propose('柏样例');
    at.centre.failAlways(null);
    expect(await at.sync()).toMatchObject({ sent: 2, state: 'ok', trouble: null });
    expect(at.centre.entries('business')).toHaveLength(before + 2);
  });
  test('one reason for all stops after the first request (sync rule 13)', async () => {
    const before = at.centre.asked.length;
    at.centre.failAlways(refused(403, 'revoked'));
    await propose('孟样例');
    await at.sync();
    expect(at.centre.asked.length - before).toBe(1);
  });
});

describe('when the two ends tell different stories', () => {
  test('a centre restored from its backup gets again what it lost', async () => {
    await propose('孟样例');
    await at.sync();
    at.centre.forgetAfter('business', 3);
    await propose('柏样例');
    expect(await at.sync()).toMatchObject({ state: 'ok', trouble: null });
    expect(at.centre.entries('business').map(({ hash }) => hash)).toEqual(chainOf('business').map(({ hash }) => hash));
  });
  test('another entry under our seq stops the round and all business, with the next step; looking is possible', async () => {
    at.centre.publish('region/370400', [{ kind: 'limits', limits: DEFAULT_LIMITS }]);
    behind(at.desk, (db) => db.execute(`UPDATE acknowledged SET seq = seq - 1 WHERE chain = 'business'`));
    at.centre.forgetAfter('business', at.centre.entries('business').length - 1);
    const stray = { bytes: '{}', hash: NO_PREVIOUS_HASH, document: null };
    // The array is the centre's own.
    (at.centre.entries('business') as (typeof stray)[]).push(stray);
    await expect(at.sync()).rejects.toThrow('两台电脑');
    expect(await at.figures()).toMatchObject({ line: { state: 'blocked' }, unknown: 0 });
    expect((await at.status()).line.trouble).toContain('停用其中一台');
    // No package is taken, for that would be an entry more on a story that is not the desk's.
    expect((await at.status()).channels).toContainEqual({ channel: 'region/370400', n: 0, takenAt: null });
    expect(await at.desk.call('desk.status', {})).toMatchObject({ takeover: 'forked' });
    for (const refused of [
      await at.desk.answer('enrollment.propose', proposal('孟样例'), { session: at.crew.clerk }),
      await at.desk.answer('sync.now', {}, { session: at.crew.clerk }),
    ]) {
      expect(refused).toMatchObject({
        error: { code: 'takeover-needed', message: expect.stringContaining('停用其中一台') },
      });
    }
    await expect(takeOver(at.desk)).rejects.toThrow('takeover-forked');
  });
  test('an answer for another batch is not believed', async () => {
    await propose('孟样例');
    at.centre.failNext(async (request, pass) => {
      const answer = await pass(request);
      const body = new TextDecoder()
        .decode(answer.body)
        .replace(/"batchId":"[^"]+"/, `"batchId":"${crypto.randomUUID()}"`);
      return { ...answer, body: new TextEncoder().encode(body) };
    });
    expect(await at.sync()).toMatchObject({ sent: 0, state: 'blocked', trouble: expect.stringContaining('对不上') });
    expect(await at.figures()).toMatchObject({ unsent: { count: 1 }, unknown: 1 });
  });
});

test('a revoked desk loses nothing: it looks, does no new business, and goes on when it is let in again', async () => {
  await propose('孟样例');
  at.centre.failAlways(refused(403, 'revoked'));
  expect(await at.sync()).toMatchObject({ state: 'revoked' });
  const input = proposal('柏样例');
  const refusal = await at.desk.answer('enrollment.propose', input, { session: at.crew.clerk });
  expect(refusal).toMatchObject({ ok: false, error: { code: 'desk-revoked' } });
  at = await reopen(at);
  expect(await at.desk.answer('enrollment.propose', input, { session: at.crew.clerk })).toMatchObject({ ok: false });
  expect(await at.figures()).toMatchObject({ line: { state: 'revoked' }, unsent: { count: 1 } });
  const { policies } = await at.desk.call(
    'policies.list',
    { paymentState: null, limit: 10 },
    { session: at.crew.clerk },
  );
  expect(policies).toHaveLength(1);
  expect(proofOf(at.desk.ports.dataDir)).toMatchObject({ ok: true });
  at.centre.failAlways(null);
  expect(await at.sync()).toMatchObject({ state: 'ok' });
  expect(await at.desk.answer('enrollment.propose', input, { session: at.crew.clerk })).toMatchObject({ ok: true });
});

test('a revoked desk decides, opens, tries and issues nothing; its backup can be made, restored and read, the unsent in it', async () => {
  const { policyId } = await propose('柏样例');
  const clerk = { session: at.crew.clerk };
  await at.desk.call('demo.setDay', { day: '2022-07-01' }, clerk);
  at.centre.publish('desk/TY01', [accepted(policyId)]);
  at.centre.publish('region/370400', [authorised('1006')]);
  await at.sync();
  const reviewed = await reviewWorkedStay(at.desk, policyId, '柏样例', at.crew.clerk);
  const decider = { session: await at.desk.signIn('1006') };
  at.centre.failAlways(refused(403, 'revoked'));
  expect(await at.sync()).toMatchObject({ state: 'revoked' });
  const { unsent } = await at.figures();
  const before = journalState(at.desk);
  const visit = settledVisit('S2');
  const shutOut = [
    await at.desk.answer('claims.decide', decidingOf(reviewed), decider),
    await at.desk.answer('claims.open', claimOf(policyId, '柏样例', { visit }), clerk),
    await at.desk.answer('claims.try', { claimId: reviewed.claimId, expected: WORKED_PAYABLE }, clerk),
    await at.desk.answer('papers.issue', { kind: 'policy-certificate', subject: policyId }, clerk),
  ];
  expect(shutOut.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual(shutOut.map(() => 'desk-revoked'));
  expect(journalState(at.desk)).toBe(before);

  const { path } = await backUp(at.desk, at.crew.supervisor);
  const restored = openTestDesk(testPorts({ dataDir: restoreInto(path).dataDir }));
  expect(await restored.call('desk.status', {})).toMatchObject({ takeover: 'restored' });
  const session = await restored.signIn('1001');
  expect(unsent.count).toBeGreaterThan(0);
  expect(await restored.call('desk.figures', {}, { session })).toMatchObject({ unsent: { count: unsent.count } });
  expect(proofOf(restored.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  await restored.dispose();

  at.centre.failAlways(null);
  expect(await at.sync()).toMatchObject({ state: 'ok' });
  expect(await at.desk.answer('claims.decide', decidingOf(reviewed), decider)).toMatchObject({ ok: true });
});

test('the desk killed between send and acknowledge sends the same batch after the restart, and the centre holds it once', async () => {
  await propose('孟样例');
  let isStuck = false;
  const held = Promise.withResolvers<never>();
  held.promise.catch(() => undefined);
  const line: Ports['line'] = (request) => {
    if (!isStuck || !request.url.endsWith('/v1/entries')) return at.centre.line(request);
    return at.centre.line(request).then(() => held.promise);
  };
  at = await reopen(at, { line });
  isStuck = true;
  const hanging = at.sync().catch(() => 'gone');
  await expect.poll(() => at.centre.batches().filter(({ chain }) => chain === 'business').length).toBeGreaterThan(1);
  const sent = at.centre.batches().at(-1);
  held.reject(new Error('the process is gone'));
  await hanging;
  at = await reopen(at, { line: at.centre.line });
  expect(await at.figures()).toMatchObject({ unknown: 1 });
  await at.sync();
  expect(at.centre.batches().filter(({ batchId }) => batchId === sent?.batchId)).toHaveLength(2);
  expect(at.centre.entries('business').map(({ hash }) => hash)).toEqual(chainOf('business').map(({ hash }) => hash));
});
