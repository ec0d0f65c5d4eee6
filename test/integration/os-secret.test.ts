/** The `os` slot: on its own machine the desk opens by itself, everywhere else a password does, and nobody is signed in by it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { seal, secureRandom, unseal } from '../../main/crypto.ts';
import { portableKeyFile } from '../../main/key-file.ts';
import type { OsSecret, Ports } from '../../main/ports.ts';
import { openDemoDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { ADMIN, openLiveDesk, restart, signInAs } from '../support/live-desk.ts';

let desk: TestDesk;
afterEach(() => desk.dispose());

/** A key store of one machine; `ring.key` is what the system keeps for its user. */
function keyStore(ring = { key: secureRandom(32), isStale: false }): OsSecret & { readonly ring: typeof ring } {
  return {
    ring,
    obstacle: () => Promise.resolve(null),
    seal: (secret) => Promise.resolve(seal(ring.key, Buffer.from(secret), 'os')),
    open: (sealed) => {
      const plain = unseal(ring.key, sealed, 'os');
      return Promise.resolve(plain === null ? null : { secret: plain.toString(), isStale: ring.isStale });
    },
  };
}

async function openUnlocking(ports: Ports): Promise<void> {
  desk = await openLiveDesk(ports);
  await switchUnlock(true);
}

async function switchUnlock(value: boolean) {
  const { token } = await desk.call('session.signIn', {
    operatorNo: ADMIN.operatorNo,
    password: ADMIN.password,
    purpose: 'session',
  });
  return desk.answer('settings.change', { key: 'desk.osUnlock', value }, { session: token });
}

const stage = async () => (await desk.call('desk.status', {})).stage;
const keyFile = () => readFileSync(join(desk.ports.dataDir, 'key.json'), 'utf8');
const slots = () => (JSON.parse(keyFile()) as { slots: { kind: string }[] }).slots.map(({ kind }) => kind);

/** Opens the folder again and waits until the key store has answered. */
async function reopen(changes: Partial<Ports> = {}): Promise<void> {
  desk = await restart(desk, changes);
  await new Promise((resolve) => setImmediate(resolve));
}

test('switched on, the desk opens with the system’s user, knows its operators, and still asks for the password', async () => {
  await openUnlocking(testPorts({ osSecret: keyStore() }));
  expect(slots()).toEqual(['operator', 'os']);
  await reopen();
  expect(await stage()).toBe('open');
  expect(await desk.answer('settings.list', {})).toMatchObject({ error: { code: 'session-required' } });
  expect(await signInAs(desk, ADMIN.operatorNo, 'wrong-one')).toMatchObject({ error: { code: 'sign-in-refused' } });
});

test('another machine cannot open it: it waits for a password, and then has its own slot', async () => {
  await openUnlocking(testPorts({ osSecret: keyStore() }));
  await reopen({ osSecret: keyStore() });
  expect(await stage()).toBe('locked');
  await signInAs(desk, ADMIN.operatorNo, ADMIN.password);
  await reopen();
  expect(await stage()).toBe('open');
});

test('a browser host cannot use the slot, and keeps it for the program that can', async () => {
  await openUnlocking(testPorts({ osSecret: keyStore() }));
  await reopen({ osSecret: null });
  expect(await stage()).toBe('locked');
  await signInAs(desk, ADMIN.operatorNo, ADMIN.password);
  expect(slots()).toEqual(['operator', 'os']);
});

test('a key store that changed its key gets the secret anew', async () => {
  const osSecret = keyStore();
  await openUnlocking(testPorts({ osSecret }));
  const before = keyFile();
  osSecret.ring.isStale = true;
  await reopen();
  expect([await stage(), keyFile() === before]).toEqual(['open', false]);
});

test('switched off, the slot is gone; a backup never carries it', async () => {
  await openUnlocking(testPorts({ osSecret: keyStore() }));
  expect(portableKeyFile(desk.ports.dataDir)).not.toContain('"os"');
  await switchUnlock(false);
  expect(slots()).toEqual(['operator']);
  await reopen();
  expect(await stage()).toBe('locked');
});

test('where there is no key store that protects, switching on is refused by name and nothing is kept', async () => {
  const obstacle = () => Promise.resolve('本机操作系统没有可用的密钥库（钥匙环）');
  desk = await openLiveDesk(testPorts({ osSecret: { ...keyStore(), obstacle } }));
  expect(await switchUnlock(true)).toMatchObject({
    error: {
      code: 'os-unlock-refused',
      message:
        '不能启用随系统用户自动解锁：本机操作系统没有可用的密钥库（钥匙环）。数据库仍由登录密码解锁，不影响办理业务。',
    },
  });
  expect(slots()).toEqual(['operator']);
});

test('体验模式 has no secret to keep', async () => {
  desk = await openDemoDesk(testPorts({ osSecret: keyStore() }));
  const session = await desk.signIn('9001');
  expect(await desk.answer('settings.change', { key: 'desk.osUnlock', value: true }, { session })).toMatchObject({
    error: { code: 'os-unlock-refused' },
  });
});
