/** Setting up a folder: once, whole or not at all, however often it is clicked or cut off (DESIGN §3.11, §7). */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { secureRandom } from '../../main/crypto.ts';
import { openTestDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { ADMIN, REGISTRATION, restart, signInAs } from '../support/live-desk.ts';
import { drawnProposal } from '../support/proposals.ts';
import { behind, proofOf, signInCrew } from '../support/spine.ts';

let desk: TestDesk;
afterEach(() => desk.dispose());

const stageOf = async (of: TestDesk): Promise<string> => (await of.call('desk.status', {})).stage;
const countOf = (of: TestDesk, type: string): number =>
  behind(of, (db) => db.all('SELECT 1 FROM journal WHERE type = ?', type)).length;

describe('体验模式', () => {
  const requestId = 'set-up-demo';

  test('clicked five times at once it is set up once, and opens again after a restart', async () => {
    desk = openTestDesk();
    const clicks = Array.from({ length: 5 }, () => desk.answer('desk.createDemo', { day: null }, { requestId }));
    expect(await Promise.all(clicks)).toEqual(clicks.map(() => ({ ok: true, value: { deskCode: 'TY01' } })));
    desk = await restart(desk);
    expect(await stageOf(desk)).toBe('open');
    const types = ['desk.registered/1', 'epoch.opened/1', 'roster.switched/1', 'operator.added/1'];
    expect(types.map((type) => countOf(desk, type))).toEqual([1, 1, 1, 8]);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });
  test('asked again later with the same id it answers the same and imports no second roster', async () => {
    desk = openTestDesk();
    const first = await desk.answer('desk.createDemo', { day: '2021-11-20' }, { requestId });
    expect(await desk.answer('desk.createDemo', { day: '2021-11-20' }, { requestId })).toEqual(first);
    expect(countOf(desk, 'roster.switched/1')).toBe(1);
    expect(await desk.answer('desk.createDemo', { day: '2021-11-20' })).toMatchObject({
      error: { code: 'desk-exists' },
    });
    expect(await desk.answer('desk.register', REGISTRATION)).toMatchObject({ error: { code: 'desk-exists' } });
  });
});

describe('登记窗口', () => {
  test('clicked five times at once, the key file is that of the database', async () => {
    desk = openTestDesk();
    const clicks = Array.from({ length: 5 }, () =>
      desk.answer('desk.register', REGISTRATION, { requestId: 'register' }),
    );
    expect((await Promise.all(clicks)).map(({ ok }) => ok)).toEqual(clicks.map(() => true));
    desk = await restart(desk);
    expect(await signInAs(desk, ADMIN.operatorNo, ADMIN.password)).toMatchObject({ ok: true });
  });
  test('two different registrations at once: one is the desk, the other is told that it exists', async () => {
    desk = openTestDesk();
    const other = { ...REGISTRATION, deskCode: 'ZZ02' };
    const answers = await Promise.all([
      desk.answer('desk.register', REGISTRATION),
      desk.answer('desk.register', other),
    ]);
    expect(answers).toMatchObject([
      { ok: true, value: { deskCode: 'ZZ01' } },
      { ok: false, error: { code: 'desk-exists' } },
    ]);
    desk = await restart(desk);
    expect(await signInAs(desk, ADMIN.operatorNo, ADMIN.password)).toMatchObject({ ok: true });
  });
  test('the first operator is the 系统管理 alone, on an unconfirmed epoch whose mark is two characters', async () => {
    desk = openTestDesk();
    await desk.call('desk.register', REGISTRATION);
    const answer = await signInAs(desk, ADMIN.operatorNo, ADMIN.password);
    const session = answer.ok ? answer.value.token : '';
    const { operators } = await desk.call('operators.list', {}, { session });
    expect(operators.map(({ operatorNo, grants }) => ({ operatorNo, grants }))).toEqual([
      { operatorNo: ADMIN.operatorNo, grants: ['admin'] },
    ]);
    expect(await desk.call('desk.status', {})).toMatchObject({ desk: { deskCode: 'ZZ01', epochConfirmed: false } });
  });
  test.each([
    ['deskCode', { deskCode: '1' }],
    ['deskCode', { deskCode: 'zz01' }],
    ['site', { site: ' ' }],
    ['zone', { zone: 'internet' }],
    ['admin', { admin: { ...ADMIN, password: 'short1' } }],
    ['admin', { admin: { ...ADMIN, password: 'onlyletters' } }],
    ['admin', { admin: { ...ADMIN, operatorNo: '工号' } }],
  ])('a wrong %s is refused, and the folder stays new', async (_, wrong) => {
    desk = openTestDesk();
    const request = { method: 'desk.register', input: { ...REGISTRATION, ...wrong }, requestId: 'wrong-input' };
    expect(await desk.app.dispatch(request)).toMatchObject({ ok: false, error: { code: 'input-invalid' } });
    expect(await stageOf(desk)).toBe('new');
    expect(readdirSync(desk.ports.dataDir).filter((name) => !name.startsWith('lock.db'))).toEqual([]);
  });
});

/** A copy of the folder at each moment the set-up asked for randomness: what a kill at that moment leaves on the disk. */
async function momentsOf(setUp: (desk: TestDesk) => Promise<unknown>): Promise<string[]> {
  const images = mkdtempSync(join(tmpdir(), 'moments '));
  const moments: string[] = [];
  const bytes = (size: number): Uint8Array => {
    const image = join(images, String(moments.length));
    mkdirSync(image);
    // Another process copies: closing a file here would drop the locks that SQLite holds on it in this one.
    execFileSync('cp', ['-a', `${recording.dataDir}/.`, image]);
    moments.push(image);
    return secureRandom(size);
  };
  const recording = testPorts({ randomness: { bytes } });
  const recorded = openTestDesk(recording);
  await setUp(recorded);
  await recorded.dispose();
  return moments;
}

/** The first, the last and some of those between. */
function someOf(moments: readonly string[], count: number): string[] {
  const stride = (moments.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => moments[Math.round(index * stride)] ?? '');
}

describe('cut off at any moment', () => {
  test('体验模式: the folder is still new, and setting it up again gives a desk that works', async () => {
    const moments = await momentsOf((of) => of.call('desk.createDemo', { day: null }));
    expect(moments.length).toBeGreaterThan(20);
    for (const dataDir of someOf(moments, 5)) {
      desk = openTestDesk(testPorts({ dataDir }));
      expect(await stageOf(desk)).toBe('new');
      await desk.call('desk.createDemo', { day: null });
      const { clerk } = await signInCrew(desk);
      await desk.call('enrollment.propose', drawnProposal(0, 'cash'), { session: clerk });
      expect(proofOf(dataDir)).toMatchObject({ ok: true });
      await desk.dispose();
    }
    rmSync(join(moments[0] ?? '', '..'), { recursive: true, force: true });
  });
  test('登记窗口: the same, and the password of the second attempt is the one that counts', async () => {
    const moments = await momentsOf((of) => of.call('desk.register', REGISTRATION));
    for (const dataDir of someOf(moments, 4)) {
      desk = openTestDesk(testPorts({ dataDir }));
      expect(await stageOf(desk)).toBe('new');
      await desk.call('desk.register', { ...REGISTRATION, admin: { ...ADMIN, password: 'dierci2022' } });
      desk = await restart(desk);
      expect(await signInAs(desk, ADMIN.operatorNo, ADMIN.password)).toMatchObject({
        error: { code: 'sign-in-refused' },
      });
      expect(await signInAs(desk, ADMIN.operatorNo, 'dierci2022')).toMatchObject({ ok: true });
      await desk.dispose();
    }
    rmSync(join(moments[0] ?? '', '..'), { recursive: true, force: true });
  });
});
