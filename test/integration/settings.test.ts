/** Settings of a desk: defaults until somebody who may changes one, and every change an entry. */
import { afterEach, expect, test } from 'vitest';
import { initialSettings } from '../../shared/settings.ts';
import { openDemoDesk, type TestDesk } from '../support/desk.ts';
import { proofOf, signInCrew } from '../support/spine.ts';

let desk: TestDesk;
afterEach(() => desk.dispose());

const ADDRESS = 'ws://127.0.0.1:18900/reader';

test('a new desk stands at every default, and an administrator’s change holds and is proved', async () => {
  desk = await openDemoDesk();
  const { clerk, admin } = await signInCrew(desk);
  expect(await desk.call('settings.list', {}, { session: clerk })).toEqual({ values: initialSettings(), changed: [] });
  await desk.call('settings.change', { key: 'reader.address', value: ADDRESS }, { session: admin });
  const { values, changed } = await desk.call('settings.list', {}, { session: clerk });
  expect(values['reader.address']).toBe(ADDRESS);
  expect(changed).toEqual(['reader.address']);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('a clerk changes no setting, and a value that cannot be is refused by its name', async () => {
  desk = await openDemoDesk();
  const { clerk, admin } = await signInCrew(desk);
  const change = { key: 'reader.address', value: 'ws://10.0.0.8/reader' } as const;
  expect(await desk.answer('settings.change', change, { session: clerk })).toMatchObject({
    error: { code: 'grant-refused' },
  });
  const refused = await desk.answer('settings.change', change, { session: admin });
  expect(refused).toMatchObject({
    error: {
      code: 'setting-invalid',
      message: '身份证读卡器服务地址：须为本机地址，例如 ws://127.0.0.1:18900/reader。请改正后重新保存。',
    },
  });
});
