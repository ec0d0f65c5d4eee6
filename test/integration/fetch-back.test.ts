/** Restore → epoch → fetch-back with a real desk and a real centre (DESIGN §7): nothing that was sent is lost, no number is made twice. */
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
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
    await sell(at, clerk, 3);
    const code = await centre.code('TY01', 'takeover');
    await at.call('desk.confirmEpoch', { code }, { session: await at.signIn('1003') });
    await settle(at, clerk, centre);
    const aside = behind(at, (db) => db.all<{ type: string }>('SELECT type FROM set_aside'));
    expect(aside.map(({ type }) => type)).toContain('policy.proposed/1');
    expect(proofOf(at.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
    const { desk: ours, centre: theirs } = await headsOfBoth(at, centre);
    expect(theirs).toEqual(ours);
  });
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
