/** key.json: lost, broken, another folder's; and a folder that was moved (DESIGN idea 11, §7). */
import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { ADMIN, openLiveDesk, REGISTRATION, restart, signInAs } from '../support/live-desk.ts';
import { deskTemplate, type DeskTemplate } from '../support/spine.ts';

const keyFile = (desk: TestDesk): string => join(desk.ports.dataDir, 'key.json');
const mainFile = (desk: TestDesk): Buffer => readFileSync(join(desk.ports.dataDir, 'main.db'));
const refusal = (open: () => unknown): unknown => {
  try {
    open();
  } catch (cause) {
    return cause;
  }
  throw new Error('it opened');
};

describe('a registered desk', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openLiveDesk();
    await desk.app.close();
  });
  afterEach(() => desk.dispose());
  const signIn = async () => {
    desk = openTestDesk(desk.ports);
    return signInAs(desk, ADMIN.operatorNo, ADMIN.password);
  };

  test('the key file is readable by its owner only and holds neither key nor password', () => {
    const text = readFileSync(keyFile(desk), 'utf8');
    expect(statSync(keyFile(desk)).mode & 0o777).toBe(0o600);
    expect(text).not.toContain(ADMIN.password);
    expect(JSON.parse(text)).toMatchObject({ kdf: 'argon2id', alg: 'aes-256-gcm', slots: [{ kind: 'operator' }] });
  });

  test('lost: the desk says which file is missing, and never sets up over the database', async () => {
    rmSync(keyFile(desk));
    const before = mainFile(desk);
    desk = openTestDesk(desk.ports);
    const register = await desk.answer('desk.register', REGISTRATION);
    expect(register).toMatchObject({
      ok: false,
      error: { code: 'key-file-missing', details: { where: keyFile(desk) } },
    });
    expect(await desk.answer('desk.createDemo', { day: null })).toMatchObject({ error: { code: 'key-file-missing' } });
    expect(mainFile(desk)).toEqual(before);
  });

  test('lost while a left-over draft lies beside it: still nothing is overwritten', async () => {
    copyFileSync(keyFile(desk), `${keyFile(desk)}.part`);
    desk = await restart(openTestDesk(desk.ports));
    rmSync(keyFile(desk));
    expect(await desk.answer('desk.register', REGISTRATION)).toMatchObject({ error: { code: 'key-file-missing' } });
  });

  test.each([
    ['no JSON', 'garbage'],
    ['cut off', '{"v":1,"kdf":"argon2id","alg":'],
    ['without slots', '{"v":1,"kdf":"argon2id","alg":"aes-256-gcm","slots":[]}'],
    ['of a later version', '{"v":2,"kdf":"argon2id","alg":"aes-256-gcm","slots":[{"kind":"demo","sealed":""}]}'],
    ['empty', ''],
  ])('%s: named as unreadable, and left as it is', (_, text) => {
    writeFileSync(keyFile(desk), text);
    expect(refusal(() => openTestDesk(desk.ports))).toMatchObject({
      code: 'key-file-unreadable',
      details: { where: keyFile(desk) },
    });
    expect(readFileSync(keyFile(desk), 'utf8')).toBe(text);
  });

  test('of another folder, with the same operator and password: the database is not opened with it', async () => {
    const other = await openLiveDesk();
    copyFileSync(keyFile(other), keyFile(desk));
    await other.dispose();
    const before = mainFile(desk);
    for (let tries = 0; tries < 7; tries += 1) {
      const answer = await (tries === 0 ? signIn() : signInAs(desk, ADMIN.operatorNo, ADMIN.password));
      expect(answer).toMatchObject({ ok: false, error: { code: 'database-unreadable' } });
    }
    await desk.app.close();
    expect(mainFile(desk)).toEqual(before);
  });

  test('a slot changed by one byte opens nothing', async () => {
    const file = JSON.parse(readFileSync(keyFile(desk), 'utf8')) as { slots: { sealed: string }[] }; // our own file
    const [slot] = file.slots;
    if (slot === undefined) throw new Error('no slot');
    slot.sealed = slot.sealed.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    writeFileSync(keyFile(desk), JSON.stringify(file));
    expect(await signIn()).toMatchObject({ ok: false, error: { code: 'sign-in-refused' } });
  });

  test('a folder carried to another machine may be read there; back home it works as before', async () => {
    desk = openTestDesk({ ...desk.ports, installationId: 'another-machine' });
    expect(await signInAs(desk, ADMIN.operatorNo, ADMIN.password)).toMatchObject({ ok: true });
    expect(await desk.call('desk.status', {})).toMatchObject({ stage: 'open', takeover: 'moved' });
    desk = await restart(desk, { installationId: 'test-installation' });
    expect(await signInAs(desk, ADMIN.operatorNo, ADMIN.password)).toMatchObject({ ok: true });
    expect(await desk.call('desk.status', {})).toMatchObject({ stage: 'open', takeover: null });
  });
});

describe('体验模式', () => {
  let template: DeskTemplate;
  beforeAll(async () => {
    template = await deskTemplate();
  });
  afterAll(() => template.remove());

  test('opens without a password, and on any machine', async () => {
    const desk = template.open({ installationId: 'another-machine' });
    expect(await desk.call('desk.status', {})).toMatchObject({ stage: 'open', mode: 'demo' });
    await desk.dispose();
  });
  test('its key opens no registered desk', async () => {
    const live = await openLiveDesk();
    const demo = template.open();
    copyFileSync(keyFile(demo), keyFile(live));
    await live.app.close();
    expect(refusal(() => openTestDesk(live.ports))).toMatchObject({ code: 'database-unreadable' });
    await demo.dispose();
    await live.dispose();
  });
  test('a demo slot sealed by somebody for a registered desk’s own key opens nothing either', async () => {
    const live = await openLiveDesk();
    const { commitKeyFile, draftKeyFile, openOperatorSlot } = await import('../../main/key-file.ts');
    const { dataDir, randomness } = live.ports;
    const key = await openOperatorSlot(dataDir, ADMIN.operatorNo, ADMIN.password);
    await live.app.close();
    await draftKeyFile(dataDir, key ?? new Uint8Array(32), { kind: 'demo' }, randomness);
    commitKeyFile(dataDir);
    const reopened = openTestDesk(live.ports);
    expect(await reopened.call('desk.status', {})).toMatchObject({ stage: 'locked', mode: null });
    await reopened.dispose();
  });
});
