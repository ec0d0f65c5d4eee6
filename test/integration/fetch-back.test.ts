/** Restore → epoch → fetch-back with a real desk and a real centre (DESIGN §7): nothing that was sent is lost, no number is made twice. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { transaction } from '../../central/database/pool.ts';
import { publishRoster } from '../../central/roster/publish-roster.ts';
import { cast } from '../../main/demo/cast.ts';
import { inventPeople, rosterCsv } from '../../main/demo/people.ts';
import { localDate } from '../../shared/dates.ts';
import { ruleByHand } from '../../central/judge/rule-by-hand.ts';
import { demoOperators } from '../../main/demo/operators.ts';
import { backUp, bringRoster, restoreInto, takeOver } from '../support/backups.ts';
import { openTestDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { drawnProposal } from '../support/proposals.ts';
import {
  headsOfBoth,
  joinReal,
  portsFor,
  realCentre,
  type RealCentre,
  settle,
  tablesOf,
} from '../support/real-centre.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, proofOf } from '../support/spine.ts';

/** A whole day at the desk and at the centre, on a machine that may be busy. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let postgres: TestPostgres;
let template: DeskTemplate;
beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(), deskTemplate()]);
}, 120_000);
afterAll(async () => {
  template.remove();
  await postgres.stop();
});

let centre: RealCentre;
let desk: TestDesk;
let crew: Crew;
let restored: TestDesk | null;
beforeEach(async () => {
  centre = await realCentre(postgres);
  ({ desk, crew } = await joinReal(template, centre));
  restored = null;
});
afterEach(async () => {
  await restored?.dispose();
  await desk.dispose();
  await centre.stop();
});

const sell = (at: TestDesk, session: string, who: number) =>
  at.call('enrollment.propose', drawnProposal(who, 'card'), { session });

/** A morning, a backup, and an afternoon the backup does not hold. */
async function dayWithBackup(): Promise<string> {
  for (const who of [1, 2]) await sell(desk, crew.clerk, who);
  await settle(desk, crew.clerk, centre);
  const { path } = await backUp(desk, crew.supervisor);
  for (const who of [3, 4, 5]) await sell(desk, crew.clerk, who);
  const cash = await desk.call('enrollment.propose', drawnProposal(6, 'cash'), { session: crew.clerk });
  await desk.call('payments.collect', { paymentId: cash.paymentId, received: 10_000 }, { session: crew.cashier });
  await desk.call('papers.print', { nos: cash.papers.map(({ no }) => no), to: 'file' }, { session: crew.clerk });
  await settle(desk, crew.clerk, centre);
  await settle(desk, crew.clerk, centre);
  return path;
}

async function openRestored(path: string): Promise<TestDesk> {
  const { dataDir } = restoreInto(path);
  rmSync(path, { recursive: true });
  bringRoster(desk, dataDir);
  restored = openTestDesk(testPorts({ ...portsFor(centre), dataDir, installationId: 'another-machine' }));
  return restored;
}

test('work, push, back up, work, push, lose the disk, restore, take over: all that was sent is there again', async () => {
  const path = await dayWithBackup();
  const whole = tablesOf(desk);
  const lost = await sell(desk, crew.clerk, 7);
  await desk.app.close();
  const at = await openRestored(path);
  expect(tablesOf(at)).not.toEqual(whole);
  expect(await takeOver(at, await centre.code('TY01', 'takeover'))).toEqual({ epochMark: 'B', epochConfirmed: true });
  expect(tablesOf(at)).toEqual(whole);
  const report = proofOf(at.ports.dataDir);
  expect(report).toMatchObject({ ok: true, findings: [] });
  expect(report.explained).toHaveLength(1);

  const clerk = await at.signIn('1001');
  const again = await sell(at, clerk, 7);
  expect(again.papers.map(({ no }) => no)).not.toEqual(lost.papers.map(({ no }) => no));
  expect(again.papers.every(({ no }) => no.split('-')[2] === 'B')).toBe(true);
  await settle(at, clerk, centre);
  const { desk: ours, centre: theirs } = await headsOfBoth(at, centre);
  expect(theirs).toEqual(ours);
  expect(proofOf(at.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('the desk that was taken over is shut out when it comes back to life, and told so', async () => {
  const path = await dayWithBackup();
  const at = await openRestored(path);
  await takeOver(at, await centre.code('TY01', 'takeover'));
  const shutOut = await desk.answer('sync.now', {}, { session: crew.clerk });
  expect(shutOut).toMatchObject({ error: { code: 'takeover-needed', details: { cause: 'superseded' } } });
  const answer = await desk.answer('enrollment.propose', drawnProposal(8, 'card'), { session: crew.clerk });
  expect(answer).toMatchObject({ error: { code: 'takeover-needed' } });
  // Should it have been the wrong one that took over, this one can become the desk again.
  expect(await takeOver(desk, await centre.code('TY01', 'takeover'))).toEqual({ epochMark: 'C', epochConfirmed: true });
  await settle(desk, await desk.signIn('1001'), centre);
  const { desk: ours, centre: theirs } = await headsOfBoth(desk, centre);
  expect(theirs.filter(({ chain }) => chain === 'business')).toEqual(ours.filter(({ chain }) => chain === 'business'));
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('what the backup held and was never sent goes up in the old epoch’s name', async () => {
  await sell(desk, crew.clerk, 1);
  const { path } = await backUp(desk, crew.supervisor);
  await desk.app.close();
  const at = await openRestored(path);
  await takeOver(at, await centre.code('TY01', 'takeover'));
  await settle(at, await at.signIn('1001'), centre);
  const { desk: ours, centre: theirs } = await headsOfBoth(at, centre);
  expect(theirs).toEqual(ours);
});

describe('without a line at first', () => {
  test('the desk works in an unconfirmed epoch; the code comes later, and what is missing comes back', async () => {
    const path = await dayWithBackup();
    await desk.app.close();
    const at = await openRestored(path);
    const { epochMark } = await takeOver(at);
    expect(epochMark).toHaveLength(2);
    const clerk = await at.signIn('1001');
    await sell(at, clerk, 9);
    const shutOut = await at.call('sync.now', {}, { session: clerk });
    expect(shutOut.trouble).not.toBeNull();
    const supervisor = await at.signIn('1003');
    const code = await centre.code('TY01', 'takeover');
    expect(await at.call('desk.confirmEpoch', { code }, { session: supervisor })).toEqual({ letter: 'B' });
    await settle(at, clerk, centre);
    expect(await at.call('desk.status', {})).toMatchObject({ desk: { epochConfirmed: true } });
    expect(proofOf(at.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
    const { desk: ours, centre: theirs } = await headsOfBoth(at, centre);
    expect(theirs).toEqual(ours);
  });
  test('what was done again meanwhile excludes what comes back: it is set aside for a person, and nothing is lost', async () => {
    const path = await dayWithBackup();
    await desk.app.close();
    const at = await openRestored(path);
    await takeOver(at);
    const clerk = await at.signIn('1001');
    for (const who of [3, 6]) await sell(at, clerk, who);
    const code = await centre.code('TY01', 'takeover');
    await at.call('desk.confirmEpoch', { code }, { session: await at.signIn('1003') });
    await settle(at, clerk, centre);
    const aside = behind(at, (db) =>
      db.all<{ type: string }>('SELECT set_aside.type FROM set_aside JOIN journal ON id = entry_id ORDER BY ordinal'),
    );
    // The premium of what was set aside does not pass unseen.
    expect(aside.map(({ type }) => type)).toEqual(['policy.proposed/1', 'policy.proposed/1', 'payment.collected/1']);
    await sentAside(at, clerk);
    expect(proofOf(at.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
    const { desk: ours, centre: theirs } = await headsOfBoth(at, centre);
    expect(theirs).toEqual(ours);
  });
});

/** What was set aside is listed and counted, the centre's word on it is heard, and a supervisor ends it. */
async function sentAside(at: TestDesk, clerk: string): Promise<void> {
  const status = () => at.call('sync.status', {}, { session: clerk });
  const { setAside, setAsideCount } = await status();
  expect(setAsideCount).toBe(3);
  expect(setAside).toMatchObject([
    {
      type: 'policy.proposed/1',
      amount: 9_000,
      papers: [{ kind: 'proposal-acceptance' }, { kind: 'payment-acceptance' }],
    },
    { type: 'policy.proposed/1', amount: 9_000, papers: [{ kind: 'proposal-acceptance' }] },
    { type: 'payment.collected/1', amount: 9_000, papers: [{ kind: 'premium-receipt' }] },
  ]);
  const { waits } = await at.call('workbench.today', {}, { session: clerk });
  expect(waits).toContainEqual(expect.objectContaining({ kind: 'set-aside', count: 3 }));
  const row = behind(at, (db) =>
    db.one<{ subject: string }>(`SELECT subject FROM set_aside WHERE type = 'policy.proposed/1'`),
  );
  const policyId = row?.subject ?? '';
  await transaction(centre.pool, (db) =>
    ruleByHand(db, centre.ports, { policyId, outcome: 'refused', sentence: '重复投保。', ruledBy: 'L-01' }),
  );
  await settle(at, clerk, centre);
  const { alarms } = await status();
  expect(alarms).toContainEqual(expect.objectContaining({ code: 'ruling-without-policy', subject: policyId }));
  expect(alarms.find(({ subject }) => subject === policyId)?.sentence).toMatch(/投保受理单 TY01-.*取回后待处理/);
  const handled = { kind: 'set-aside', subject: setAside[0]?.entryId ?? '', reason: '保留重新办理的一份' } as const;
  await at.call('sync.handle', handled, { session: await at.signIn('1003') });
  expect(await status()).toMatchObject({ setAsideCount: 2 });
  await settle(at, clerk, centre);
}

test('whoever left in the time that comes back is signed out, and not by the feed', async () => {
  const { path } = await backUp(desk, crew.supervisor);
  const operator = demoOperators.find(({ operatorNo }) => operatorNo === '1002');
  if (operator === undefined) throw new Error('nobody');
  await desk.call('operators.change', { operator, standing: 'left' }, { session: crew.admin });
  await settle(desk, crew.clerk, centre);
  await desk.app.close();
  const at = await openRestored(path);
  const session = await at.signIn('1002');
  await takeOver(at, await centre.code('TY01', 'takeover'));
  await settle(at, await at.signIn('1001'), centre);
  expect(await at.answer('shift.current', {}, { session })).toMatchObject({ error: { code: 'session-required' } });
});

test('an answer of the centre that was lost is asked for again with the same code, and gives the same letter', async () => {
  const path = await dayWithBackup();
  await desk.app.close();
  const at = await openRestored(path);
  const code = await centre.code('TY01', 'takeover');
  const { line } = at.ports;
  let answers = 0;
  const forgetful = openForgetful(at, async (request) => {
    const answer = await line(request);
    answers += 1;
    if (answers === 1) throw new Error('cut');
    return answer;
  });
  const flaky = await forgetful;
  await expect(takeOver(flaky, code)).rejects.toThrow('fault');
  expect(await flaky.call('desk.status', {})).toMatchObject({ takeover: 'restored' });
  expect(await takeOver(flaky, code)).toEqual({ epochMark: 'B', epochConfirmed: true });
});

async function openForgetful(at: TestDesk, line: TestDesk['ports']['line']): Promise<TestDesk> {
  await at.app.close();
  restored = openTestDesk({ ...at.ports, line });
  return restored;
}

test('cut off in the middle, fetch-back goes on where it was', async () => {
  const path = await dayWithBackup();
  const whole = tablesOf(desk);
  await desk.app.close();
  const at = await openRestored(path);
  const { line } = at.ports;
  let pieces = 0;
  const cut = await openForgetful(at, async (request) => {
    if (request.url.includes('/v1/feed/')) pieces += 1;
    if (pieces === 1) throw new Error('cut');
    return line(request);
  });
  await takeOver(cut, await centre.code('TY01', 'takeover'));
  expect(tablesOf(cut)).not.toEqual(whole);
  await cut.app.close();
  restored = openTestDesk({ ...cut.ports, line });
  await settle(restored, await restored.signIn('1001'), centre);
  expect(tablesOf(restored)).toEqual(whole);
  expect(proofOf(restored.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

describe('one desk, twice, with one installation', () => {
  /** The folder as a snapshot of the machine copies it: the same installation, nothing asked for. */
  async function snapshot(): Promise<TestDesk> {
    await desk.app.close();
    const dataDir = mkdtempSync(join(tmpdir(), 'snapshot '));
    cpSync(desk.ports.dataDir, dataDir, { recursive: true });
    desk = openTestDesk(desk.ports);
    return openTestDesk({ ...desk.ports, dataDir });
  }

  test('the second to send is a fork: it does no more business, keeps all, and a backup from before goes on', async () => {
    await sell(desk, crew.clerk, 1);
    await settle(desk, crew.clerk, centre);
    const { path } = await backUp(desk, crew.supervisor);
    const twin = await snapshot();
    const [first, second] = [await desk.signIn('1001'), await twin.signIn('1001')];
    await sell(desk, first, 3);
    await settle(desk, first, centre);
    await sell(twin, second, 4);
    const told = await twin.answer('sync.now', {}, { session: second });
    expect(told).toMatchObject({
      error: { code: 'takeover-needed', message: expect.stringContaining('停用其中一台') as string },
    });
    expect(await twin.call('desk.status', {})).toMatchObject({ takeover: 'forked' });
    const answer = await twin.answer('enrollment.propose', drawnProposal(5, 'card'), { session: second });
    expect(answer).toMatchObject({ error: { code: 'takeover-needed', details: { cause: 'forked' } } });
    await expect(takeOver(twin, await centre.code('TY01', 'takeover'))).rejects.toThrow('takeover-forked');
    // The other copy is not held up by it.
    await sell(desk, first, 6);
    await settle(desk, first, centre);

    expect(proofOf(twin.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
    const kept = await backUp(twin, await twin.signIn('1003'));
    const { unsent } = await twin.call('desk.figures', {}, { session: second });
    expect(unsent.count).toBeGreaterThan(0);
    const copy = openTestDesk(testPorts({ ...portsFor(centre), dataDir: restoreInto(kept.path).dataDir }));
    expect(await copy.call('desk.status', {})).toMatchObject({ takeover: 'forked' });
    const session = await copy.signIn('1001');
    expect(await copy.call('desk.figures', {}, { session })).toMatchObject({ unsent: { count: unsent.count } });
    await copy.dispose();

    const whole = tablesOf(desk);
    const at = await openRestored(path);
    await takeOver(at, await centre.code('TY01', 'takeover'));
    expect(tablesOf(at)).toEqual(whole);
    expect(proofOf(at.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
    const clerk = await at.signIn('1001');
    await sell(at, clerk, 4);
    await settle(at, clerk, centre);
    await twin.dispose();
  });

  test('a backup from after the parting is found out by what the centre holds, before anything is sent of it', async () => {
    await settle(desk, crew.clerk, centre);
    const twin = await snapshot();
    const [first, second] = [await desk.signIn('1001'), await twin.signIn('1001')];
    await sell(desk, first, 3);
    await settle(desk, first, centre);
    await sell(twin, second, 4);
    const late = await backUp(twin, await twin.signIn('1003'));
    const at = await openRestored(late.path);
    await takeOver(at, await centre.code('TY01', 'takeover'));
    expect(await at.call('desk.status', {})).toMatchObject({ takeover: 'forked' });
    const refused = await at.answer('shift.open', {}, { session: await at.signIn('1002') });
    expect(refused).toMatchObject({ error: { details: { cause: 'forked' } } });
    await twin.dispose();
  });
});

test('the roster is no part of a backup: it says so after a restore, and the centre’s list comes again by itself', async () => {
  const csv = rosterCsv([...cast.map(({ row }) => row), ...inventPeople(2021, 320)]);
  const list = {
    admdvs: '370400',
    asOf: localDate('2021-11-18'),
    base: null,
    fileName: '名单.csv',
    encoding: 'utf-8',
  } as const;
  await transaction(centre.pool, (db) =>
    publishRoster(db, centre.ports, { ...list, source: Readable.from([Buffer.from(csv)]) }),
  );
  await settle(desk, crew.clerk, centre);
  const rosterOf = async (at: TestDesk, session: string) => (await at.call('roster.status', {}, { session })).current;
  await expect.poll(async () => (await rosterOf(desk, crew.clerk))?.asOf, { timeout: 30_000 }).toBe('2021-11-18');
  await settle(desk, crew.clerk, centre);
  const { path } = await backUp(desk, crew.supervisor);
  const { dataDir } = restoreInto(path);
  const at = (restored = openTestDesk(testPorts({ ...portsFor(centre), dataDir, installationId: 'another-machine' })));
  const session = await at.signIn('1001');
  expect(await at.call('desk.figures', {}, { session })).toMatchObject({ rosterFault: 'gone' });
  await takeOver(at, await centre.code('TY01', 'takeover'));
  const clerk = await at.signIn('1001');
  await expect.poll(async () => (await rosterOf(at, clerk))?.version, { timeout: 30_000 }).toBe(3);
  expect(await at.call('desk.figures', {}, { session: clerk })).toMatchObject({ rosterFault: null });
});
