/** Restore: checked before anything moves, set aside and never deleted, no business before takeover (DESIGN §7). */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readBackup } from '../../main/backup/read.ts';
import { restoreBackup } from '../../main/backup/restore.ts';
import { verify } from '../../main/journal/verify.ts';
import { acknowledgedOf, putAcknowledged } from '../../main/sync/batches.ts';
import type { AppError } from '../../shared/errors.ts';
import { backUp, bringRoster, restoreInto, stick, takeOver } from '../support/backups.ts';
import { runCli } from '../support/cli.ts';
import { openTestDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { ADMIN, openLiveDesk, operatorOf, signInAs } from '../support/live-desk.ts';
import { drawnProposal } from '../support/proposals.ts';
import {
  behind,
  type Crew,
  deskTemplate,
  type DeskTemplate,
  journalState,
  proofOf,
  signInCrew,
} from '../support/spine.ts';

let template: DeskTemplate;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());

let desk: TestDesk;
let crew: Crew;
let restored: TestDesk | null;
let backup: string;
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  await sell(desk, crew.clerk, 1);
  backup = (await backUp(desk, crew.supervisor)).path;
  restored = null;
});
afterEach(async () => {
  await restored?.dispose();
  await desk.dispose();
  rmSync(join(backup, '..'), { recursive: true, force: true });
});

const sell = (at: TestDesk, session: string, who: number) =>
  at.call('enrollment.propose', drawnProposal(who, 'card'), { session });
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (cause) {
    return (cause as AppError).code; // anything else has no code and fails the comparison
  }
  return 'nothing thrown';
};
const orderFor = (dataDir: string, isReplacing = false) => ({ from: backup, dataDir, isReplacing, stamp: '2021' });
const openRestored = (dataDir: string): TestDesk => (restored = openTestDesk(testPorts({ dataDir })));

describe('into a folder', () => {
  test('a new one opens for reading; every act is refused with the next step, and no entry is written', async () => {
    const at = openRestored(restoreInto(backup).dataDir);
    expect(await at.call('desk.status', {})).toMatchObject({ stage: 'open', takeover: 'restored' });
    const before = journalState(at);
    const looks = journalState(at, 'access');
    const session = await at.signIn('1001');
    for (const refused of [
      await at.answer('enrollment.propose', drawnProposal(2, 'card'), { session }),
      await at.answer('shift.open', {}, { session }),
      await at.answer('roster.lookup', { card: { psn_cert_type: '01', certno: '1', psn_name: null } } as never, {
        session,
      }),
      await at.answer('session.changePassword', { password: 'tiyan2022', newPassword: 'tiyan2023' }, { session }),
    ]) {
      expect(refused).toMatchObject({ ok: false });
    }
    expect(await at.answer('shift.open', {}, { session })).toMatchObject({
      error: { code: 'takeover-needed', details: { cause: 'restored' } },
    });
    expect(await at.call('policies.list', { paymentState: null, limit: 10 }, { session })).toBeDefined();
    await at.call('session.signOut', {}, { session });
    expect(journalState(at)).toBe(before);
    expect(journalState(at, 'access')).toBe(looks);
  });
  test('one that holds a desk is left alone, byte for byte, unless it is said to be replaced', async () => {
    const { dataDir } = desk.ports;
    expect(codeOf(() => restoreBackup(orderFor(dataDir)))).toBe('desk-running');
    await desk.app.close();
    const before = readFileSync(join(dataDir, 'main.db'));
    expect(codeOf(() => restoreBackup(orderFor(dataDir)))).toBe('restore-folder-used');
    expect(readFileSync(join(dataDir, 'main.db'))).toEqual(before);
    const { setAside, hasRoster } = restoreBackup(orderFor(dataDir, true));
    expect(readFileSync(join(setAside ?? '', 'main.db'))).toEqual(before);
    expect(hasRoster).toBe(true);
    desk = openTestDesk(desk.ports);
    expect(await desk.call('desk.status', {})).toMatchObject({ takeover: 'restored' });
  });
  test('copied by hand instead, it asks for takeover all the same', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'by hand '));
    cpSync(backup, dataDir, { recursive: true });
    expect(await openRestored(dataDir).call('desk.status', {})).toMatchObject({ takeover: 'restored' });
  });
});

describe('a backup that is not whole', () => {
  test.each<[string, (path: string) => void, string]>([
    ['one byte more', (path) => appendFileSync(join(path, 'main.db'), 'x'), 'backup-damaged'],
    ['one byte changed', (path) => flipByte(join(path, 'main.db')), 'backup-damaged'],
    ['no database', (path) => rmSync(join(path, 'main.db')), 'backup-damaged'],
    ['no manifest', (path) => rmSync(join(path, 'backup.json')), 'backup-missing'],
    ['a manifest cut off', (path) => writeFileSync(join(path, 'backup.json'), '{"v":1'), 'backup-damaged'],
    ['a key file cut off', (path) => writeFileSync(join(path, 'key.json'), '{"v":1'), 'key-file-unreadable'],
    ['still a part', (path) => renameSync(path, `${path}.part`), 'backup-missing'],
  ])('%s: refused by name before anything is touched', (_, spoil, code) => {
    spoil(backup);
    const dataDir = stick();
    const from = existsSync(backup) ? backup : `${backup}.part`;
    expect(codeOf(() => restoreBackup({ ...orderFor(dataDir), from }))).toBe(code);
    expect(readdirSync(dataDir)).toEqual([]);
    rmSync(dataDir, { recursive: true });
  });
});

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  const at = bytes.length >> 1;
  bytes.writeUInt8((bytes.at(at) ?? 0) ^ 1, at);
  writeFileSync(path, bytes);
}

describe('cut off', () => {
  test('before anything was moved: the desk that was there works on, and the next try goes through', async () => {
    const { dataDir } = desk.ports;
    await desk.app.close();
    mkdirSync(join(dataDir, 'restoring-2020'));
    writeFileSync(join(dataDir, 'restoring-2020', 'main.db'), 'half');
    desk = openTestDesk(desk.ports);
    expect(await desk.call('desk.status', {})).toMatchObject({ stage: 'open', takeover: null });
    await desk.app.close();
    const { setAside } = restoreBackup(orderFor(dataDir, true));
    expect(setAside).toBe(join(dataDir, 'set-aside-2020'));
    desk = openTestDesk(desk.ports);
    expect(await desk.call('desk.status', {})).toMatchObject({ takeover: 'restored' });
  });
  test('between the old files and the new: the folder is no new desk, and the next try finishes in the same place', async () => {
    const { dataDir } = desk.ports;
    await desk.app.close();
    mkdirSync(join(dataDir, 'restoring-2020'));
    mkdirSync(join(dataDir, 'set-aside-2020'));
    renameSync(join(dataDir, 'key.json'), join(dataDir, 'set-aside-2020', 'key.json'));
    expect(codeOf(() => openTestDesk(desk.ports))).toBe('restore-cut-off');
    restoreBackup(orderFor(dataDir));
    expect(readdirSync(join(dataDir, 'set-aside-2020')).toSorted()).toContain('main.db');
    desk = openTestDesk(desk.ports);
    expect(await desk.call('desk.status', {})).toMatchObject({ takeover: 'restored' });
  });
});

describe('takeover', () => {
  test('two people open a new epoch, business goes on, and no paper number is ever made twice', async () => {
    const early = await sell(desk, crew.clerk, 2);
    const at = openRestored(restoreInto(backup).dataDir);
    const { epochMark, epochConfirmed } = await takeOver(at);
    expect([epochMark.length, epochConfirmed]).toEqual([2, false]);
    expect(await at.call('desk.status', {})).toMatchObject({ takeover: null, desk: { epochConfirmed: false } });
    const clerk = await at.signIn('1001');
    const withoutRoster = await at.answer('enrollment.propose', drawnProposal(2, 'card'), { session: clerk });
    expect(withoutRoster).toMatchObject({ error: { code: 'roster-file-gone' } });
    bringRoster(desk, at.ports.dataDir);
    const late = await sell(at, clerk, 2);
    const numbers = [...early.papers, ...late.papers].map(({ no }) => no);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(late.papers.map(({ no }) => no.split('-')[2])).toEqual(late.papers.map(() => epochMark));
    expect(proofOf(at.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
    expect(proofOf(at.ports.dataDir).explained).toEqual([
      { where: expect.any(String) as string, sentence: expect.stringContaining('第 2 号') as string },
    ]);
    expect(
      proofOf(at.ports.dataDir)
        .chains.map(({ chain }) => chain)
        .toSorted(),
    ).toEqual(['access', 'access', 'business', 'business']);
  });
  test('the entry says where the epoch before ended, why, and who agreed', async () => {
    const at = openRestored(restoreInto(backup).dataDir);
    const end = behind(at, (db) =>
      db.one<object>(
        `SELECT epoch AS epochId, seq AS lastSeq, hash AS lastHash FROM journal WHERE chain = 'business' ORDER BY seq DESC`,
      ),
    );
    await takeOver(at);
    const body = behind(at, (db) =>
      db.one<{ body: string }>(
        `SELECT body FROM journal JOIN documents ON entry_id = id WHERE type = 'epoch.opened/1' ORDER BY ordinal DESC`,
      ),
    );
    expect(JSON.parse(body?.body ?? '')).toMatchObject({
      from: end,
      reason: '从备份恢复：硬盘损坏',
      approver: expect.stringContaining('9001') as string,
    });
  });
  test('nobody agrees with themselves, nobody else’s password will do, and a clerk cannot agree', async () => {
    const at = openRestored(restoreInto(backup).dataDir);
    const session = await at.signIn('1003');
    const ask = async (approver: { operatorNo: string; password: string } | null) => {
      const answer = await at.answer('desk.takeOver', { code: null, reason: '硬盘损坏', approver }, { session });
      return answer.ok ? 'done' : answer.error.code;
    };
    expect(await ask(null)).toBe('approver-needed');
    expect(await ask({ operatorNo: '1003', password: 'tiyan2022' })).toBe('takeover-approver');
    expect(await ask({ operatorNo: '1001', password: 'tiyan2022' })).toBe('takeover-approver');
    expect(await ask({ operatorNo: '9001', password: 'cuowu2022' })).toBe('sign-in-refused');
    expect(await ask({ operatorNo: '9001', password: 'tiyan2022' })).toBe('done');
    expect(await ask({ operatorNo: '9001', password: 'tiyan2022' })).toBe('takeover-not-needed');
  });
  test('clicked twice it opens one epoch', async () => {
    const at = openRestored(restoreInto(backup).dataDir);
    const session = await at.signIn('1003');
    const approver = { operatorNo: '9001', password: 'tiyan2022' };
    const click = () =>
      at.answer('desk.takeOver', { code: null, reason: '硬盘损坏', approver }, { session, requestId: 'take-over-1' });
    const [first, second] = await Promise.all([click(), click()]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(behind(at, (db) => db.all('SELECT 1 FROM epochs'))).toHaveLength(2);
  });
  test('restored twice from the same backup, each life has a mark of its own to draw', async () => {
    const [one, two] = [openRestored(restoreInto(backup).dataDir), openTestDesk(testPorts(restoreInto(backup)))];
    const marks = [(await takeOver(one)).epochMark, (await takeOver(two)).epochMark];
    await two.dispose();
    // Two random characters: they may agree by chance once in a thousand; the UUID is the identity (DESIGN §7).
    expect(marks.every((mark) => mark.length === 2)).toBe(true);
  });
  test('a backup carries no epoch somebody asked for, and batches of the ended epoch are dropped: the centre is asked anew', async () => {
    behind(desk, (db) =>
      db.transaction((writer) => {
        writer.run(`INSERT INTO asked_epoch (only_row, epoch_id, public_key, private_key) VALUES (1, 'e', 'p', 'k')`);
        writer.run(
          `INSERT INTO batches (no, batch_id, epoch, chain, first_seq, last_seq, members_hash, state, fixed_at, sent_at)
           SELECT 1, 'b', epoch_id, 'business', 1, 2, 'h', 'sending', '2021', '2021' FROM epochs`,
        );
      }),
    );
    const { path } = await backUp(desk, crew.supervisor);
    const at = openRestored(restoreInto(path).dataDir);
    const known = () =>
      behind(at, (db) => ({
        asked: db.all('SELECT 1 FROM asked_epoch').length,
        states: db.all<{ state: string }>('SELECT state FROM batches').map(({ state }) => state),
      }));
    expect(known()).toEqual({ asked: 0, states: ['sending'] });
    await takeOver(at);
    expect(known()).toEqual({ asked: 0, states: ['dropped'] });
  });
  test('what the centre is known to hold never shrinks by a late answer', () => {
    const heldAfter = (...seqs: readonly number[]) =>
      behind(desk, (db) => {
        for (const seq of seqs) {
          db.transaction((writer) =>
            putAcknowledged(writer, { epoch: 'e', chain: 'business' }, { seq, hash: `h${seq}` }, '2021'),
          );
        }
        return acknowledgedOf(db, 'e', 'business');
      });
    expect(heldAfter(5, 3)).toEqual({ seq: 5, hash: 'h5' });
    expect(heldAfter(8)).toEqual({ seq: 8, hash: 'h8' });
  });
  test('who is the only supervisor or administrator of a desk takes over alone, and the entry says so', async () => {
    const live = await openLiveDesk();
    const signedIn = await signInAs(live, ADMIN.operatorNo, ADMIN.password);
    const session = signedIn.ok ? signedIn.value.token : '';
    await live.call('operators.add', { operator: operatorOf('C-1', ['clerk']), password: 'tiyan2022' }, { session });
    await live.app.close();
    const moved = openTestDesk({ ...live.ports, installationId: 'another-machine' });
    const again = await signInAs(moved, ADMIN.operatorNo, ADMIN.password);
    const token = again.ok ? again.value.token : '';
    expect(await moved.call('desk.status', {})).toMatchObject({ takeover: 'moved' });
    await moved.call('desk.takeOver', { code: null, reason: '换电脑', approver: null }, { session: token });
    await moved.call(
      'operators.add',
      { operator: operatorOf('C-2', ['clerk']), password: 'tiyan2022' },
      { session: token },
    );
    await moved.dispose();
  });
});

test('from the command line: refused where a desk is, done where none is, one line of JSON', async () => {
  await desk.app.close();
  const { dataDir } = desk.ports;
  const used = await runCli('desk.ts', ['restore', '--from', backup, '--data', dataDir, '--json']);
  expect([used.code, used.stdout]).toEqual([1, '']);
  const run = await runCli('desk.ts', ['restore', '--from', backup, '--data', dataDir, '--replace', '--json']);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, folder: dataDir, roster: { present: true } });
  expect(run.stderr).toContain('接管');
  expect(readBackup(backup)).toMatchObject({ deskCode: 'TY01' });
  desk = openTestDesk(desk.ports);
  expect(behind(desk, verify)).toMatchObject({ ok: true });
});

test('an epoch whose past was cut off under it is a finding', async () => {
  const at = openRestored(restoreInto(backup).dataDir);
  await takeOver(at);
  behind(at, (db) => {
    db.execute('DROP TRIGGER journal_no_update');
    db.execute('DROP TRIGGER documents_only_erased');
    // As if the head named by the new epoch had been another one.
    db.transaction((writer) => {
      writer.run(
        `UPDATE documents SET body = replace(body, '"lastSeq":', '"lastSeq":1') WHERE entry_id =
           (SELECT id FROM journal WHERE type = 'epoch.opened/1' ORDER BY ordinal DESC LIMIT 1)`,
      );
    });
  });
  const sentences = proofOf(at.ports.dataDir).findings.map(({ sentence }) => sentence);
  expect(sentences.some((sentence) => sentence.includes('接管时旧流水的末笔'))).toBe(true);
});
