/** Backup: a whole, proved copy beside a working desk, or nothing (DESIGN idea 11). */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../main/database/open.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { verify } from '../../main/journal/verify.ts';
import { backUp, stick } from '../support/backups.ts';
import { runCli } from '../support/cli.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { ADMIN, openLiveDesk, signInAs } from '../support/live-desk.ts';
import { drawnProposal } from '../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, journalState, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());

let desk: TestDesk;
let crew: Crew;
let to: string;
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  to = stick();
});
afterEach(async () => {
  await desk.dispose();
  rmSync(to, { recursive: true, force: true });
});

const sell = (who: number) => desk.call('enrollment.propose', drawnProposal(who, 'card'), { session: crew.clerk });

test('made by the supervisor it holds database, key file and manifest, and the desk shows when', async () => {
  await sell(1);
  const before = journalState(desk);
  const backup = await backUp(desk, crew.supervisor, to);
  expect(readdirSync(to)).toEqual([backup.path.slice(to.length + 1)]);
  expect(readdirSync(backup.path).toSorted()).toEqual(['backup.json', 'key.json', 'main.db']);
  expect(backup).toMatchObject({ madeAt: '2021-11-20T09:00:00.000+08:00', roster: { file: 'roster-1.db' } });
  expect(journalState(desk)).toBe(before);
  const figures = await desk.call('desk.figures', {}, { session: crew.clerk });
  expect(figures.lastBackupAt).toBe(backup.madeAt);
  const { path, madeAt, entries, bytes } = backup;
  expect(await desk.call('desk.backups', {}, { session: crew.admin })).toEqual({
    folder: to,
    backups: [{ path, madeAt, entries, bytes }],
  });
});

test('the copy proves itself like the original, and belongs to no installation', async () => {
  await sell(1);
  const { path, entries } = await backUp(desk, crew.supervisor, to);
  const copy = openDatabase(join(path, 'main.db'), openDemoSlot(path) ?? new Uint8Array(32), 'readonly');
  const report = verify(copy);
  expect(report).toMatchObject({ ok: true });
  expect(report.chains.reduce((sum, chain) => sum + chain.entries, 0)).toBe(entries);
  expect(copy.one<{ installation_id: string }>('SELECT installation_id FROM installation')?.installation_id).toMatch(
    /^restored:/,
  );
  copy.close();
});

test('business goes on while it is made', async () => {
  const { jobId } = await desk.call('desk.backup', { to }, { session: crew.supervisor });
  await sell(1);
  await sell(2);
  expect(await finishJob(desk, jobId, crew.supervisor)).toMatchObject({ state: 'done' });
  expect(behind(desk, verify)).toMatchObject({ ok: true });
});

test('cancelled it leaves nothing at the stick', async () => {
  const { jobId } = await desk.call('desk.backup', { to }, { session: crew.supervisor });
  await desk.call('jobs.cancel', { jobId }, { session: crew.supervisor });
  expect(await finishJob(desk, jobId, crew.supervisor)).toMatchObject({ state: 'cancelled' });
  expect(readdirSync(to)).toEqual([]);
  await backUp(desk, crew.supervisor, to);
});

test('what a killed backup left is cleared by the next; other files of the stick stay', async () => {
  const [part, other] = [join(to, 'joint-desk-TY01-20211101T000000-abcdef.part'), join(to, 'joint-desk-ZZ09-x.part')];
  for (const path of [part, other]) writeFileSync(path, 'cut off');
  await backUp(desk, crew.supervisor, to);
  expect([existsSync(part), existsSync(other)]).toEqual([false, true]);
});

test('a folder that is not there is refused by its name: a stick that is not plugged in', async () => {
  const answer = await desk.answer('desk.backup', { to: join(to, 'none', 'deeper') }, { session: crew.supervisor });
  expect(answer).toMatchObject({ ok: false, error: { code: 'backup-folder' } });
  const relative = await desk.answer('desk.backup', { to: 'backups' }, { session: crew.supervisor });
  expect(relative).toMatchObject({ ok: false, error: { code: 'backup-folder' } });
  const { path } = await backUp(desk, crew.supervisor, join(to, '备份'));
  expect(path.startsWith(join(to, '备份'))).toBe(true);
});

test('a journal somebody changed gives no backup, and the sentence says where', async () => {
  await sell(1);
  behind(desk, (db) => {
    db.execute('DROP TRIGGER journal_no_update');
    db.transaction((writer) =>
      writer.run(`UPDATE journal SET bytes = replace(bytes, '2021', '2022') WHERE ordinal = 9`),
    );
  });
  const { jobId } = await desk.call('desk.backup', { to }, { session: crew.supervisor });
  const job = await finishJob(desk, jobId, crew.supervisor);
  expect(job).toMatchObject({ state: 'failed', error: { code: 'backup-unsound' } });
  expect(readdirSync(to)).toEqual([]);
});

describe('from the command line', () => {
  test('beside the running desk, with one line of JSON; the desk shows it', async () => {
    const { dataDir } = desk.ports;
    const run = await runCli('desk.ts', ['backup', '--to', to, '--data', dataDir, '--json']);
    expect([run.code, run.stderr.includes('备份完成')]).toEqual([0, true]);
    const said = JSON.parse(run.stdout) as { ok: boolean; path: string; madeAt: string }; // the command's own line
    expect(said.ok).toBe(true);
    expect(readdirSync(said.path).toSorted()).toEqual(['backup.json', 'key.json', 'main.db']);
    const figures = await desk.call('desk.figures', {}, { session: crew.clerk });
    expect(figures.lastBackupAt).toBe(said.madeAt);
  });
  test('without --to it says what is missing', async () => {
    const run = await runCli('desk.ts', ['backup', '--data', desk.ports.dataDir]);
    expect([run.code, run.stderr.includes('--to')]).toEqual([2, true]);
  });
  test('of a registered desk only by those who may', async () => {
    const live = await openLiveDesk();
    await signInAs(live, ADMIN.operatorNo, ADMIN.password);
    const args = ['backup', '--to', to, '--data', live.ports.dataDir, '--operator', ADMIN.operatorNo, '--json'];
    const wrong = await runCli('desk.ts', args, { JOINT_DESK_PASSWORD: 'cuowu2022' });
    expect([wrong.code, readdirSync(to)]).toEqual([1, []]);
    const run = await runCli('desk.ts', args, { JOINT_DESK_PASSWORD: ADMIN.password });
    expect(run.code).toBe(0);
    const [name = ''] = readdirSync(to);
    expect(readFileSync(join(to, name, 'key.json'), 'utf8')).not.toContain(ADMIN.password);
    await live.dispose();
  });
});
