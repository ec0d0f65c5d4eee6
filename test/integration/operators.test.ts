/** Operators are corrected, not duplicated: grants, leaving, forgotten passwords. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasOperatorSlot } from '../../main/key-file.ts';
import type { TestDesk } from '../support/desk.ts';
import { ADMIN, openLiveDesk, operatorOf, restart, signInAs } from '../support/live-desk.ts';

const PASSWORD = 'jingban2022';
const NEW_PASSWORD = 'xinmima2023';
const CLERK = operatorOf('JB-01', ['clerk']);

let desk: TestDesk;
let admin: string;
beforeEach(async () => {
  desk = await openLiveDesk();
  admin = await tokenOf(ADMIN.operatorNo, ADMIN.password);
  await desk.call('operators.add', { operator: CLERK, password: PASSWORD }, { session: admin });
});
afterEach(() => desk.dispose());

async function tokenOf(operatorNo: string, password: string): Promise<string> {
  const answer = await signInAs(desk, operatorNo, password);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.token;
}

test('changed grants count at the next sign-in, and the session that had the old ones ends', async () => {
  const clerk = await tokenOf('JB-01', PASSWORD);
  const operator = operatorOf('JB-01', ['cashier']);
  await desk.call('operators.change', { operator, standing: 'active' }, { session: admin });
  expect(await desk.answer('plans.offers', {}, { session: clerk })).toMatchObject({
    error: { code: 'session-required' },
  });
  expect(await signInAs(desk, 'JB-01', PASSWORD)).toMatchObject({ ok: true, value: { operator } });
  const { operators } = await desk.call('operators.list', {}, { session: admin });
  expect(operators.find(({ operatorNo }) => operatorNo === 'JB-01')).toEqual({ ...operator, standing: 'active' });
});

test('who left signs in no more, neither now nor after a restart, and keeps no slot of the key', async () => {
  await desk.call('operators.change', { operator: CLERK, standing: 'left' }, { session: admin });
  expect(await signInAs(desk, 'JB-01', PASSWORD)).toMatchObject({ error: { code: 'sign-in-refused' } });
  desk = await restart(desk);
  expect(await signInAs(desk, 'JB-01', PASSWORD)).toMatchObject({ error: { code: 'sign-in-refused' } });
  expect((await desk.call('desk.status', {})).stage).toBe('locked');
});

describe('the last administrator', () => {
  test.each([
    ['leaves', { operator: { ...operatorOf(ADMIN.operatorNo, ['admin']) }, standing: 'left' as const }],
    ['gives the grant up', { operator: operatorOf(ADMIN.operatorNo, ['clerk']), standing: 'active' as const }],
  ])('cannot be the one who %s', async (_, input) => {
    const answer = await desk.answer('operators.change', input, { session: admin });
    expect(answer).toMatchObject({ ok: false, error: { code: 'last-admin' } });
  });
});

describe('passwords', () => {
  test('an administrator sets a new one: the old one is worth nothing, after a restart too', async () => {
    const input = { operatorNo: 'JB-01', newPassword: NEW_PASSWORD };
    await desk.call('operators.setPassword', input, { session: admin });
    expect(await signInAs(desk, 'JB-01', PASSWORD)).toMatchObject({ error: { code: 'sign-in-refused' } });
    desk = await restart(desk);
    expect(await signInAs(desk, 'JB-01', PASSWORD)).toMatchObject({ error: { code: 'sign-in-refused' } });
    expect(await signInAs(desk, 'JB-01', NEW_PASSWORD)).toMatchObject({ ok: true });
  });

  test('one’s own is changed by knowing it; the session goes on, others of the same person end', async () => {
    const [here, there] = [await tokenOf('JB-01', PASSWORD), await tokenOf('JB-01', PASSWORD)];
    const wrong = { password: 'cuowu2022', newPassword: NEW_PASSWORD };
    expect(await desk.answer('session.changePassword', wrong, { session: here })).toMatchObject({
      error: { code: 'sign-in-refused' },
    });
    await desk.call('session.changePassword', { ...wrong, password: PASSWORD }, { session: here });
    expect(await desk.answer('plans.offers', {}, { session: here })).toMatchObject({ ok: true });
    expect(await desk.answer('plans.offers', {}, { session: there })).toMatchObject({ ok: false });
    expect(await signInAs(desk, 'JB-01', NEW_PASSWORD)).toMatchObject({ ok: true });
  });

  test('who left gets none, and with it no slot of the key', async () => {
    await desk.call('operators.change', { operator: CLERK, standing: 'left' }, { session: admin });
    const input = { operatorNo: 'JB-01', newPassword: NEW_PASSWORD };
    expect(await desk.answer('operators.setPassword', input, { session: admin })).toMatchObject({
      ok: false,
      error: { code: 'operator-unknown' },
    });
    expect(hasOperatorSlot(desk.ports.dataDir, 'JB-01')).toBe(false);
  });

  test('nobody but an administrator sets another’s', async () => {
    const clerk = await tokenOf('JB-01', PASSWORD);
    const input = { operatorNo: ADMIN.operatorNo, newPassword: NEW_PASSWORD };
    expect(await desk.answer('operators.setPassword', input, { session: clerk })).toMatchObject({
      error: { code: 'grant-refused' },
    });
  });
});
