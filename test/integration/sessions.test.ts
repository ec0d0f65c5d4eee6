/** Signing in, guessing, idling, locking; and what it takes to open a real desk after a restart (DESIGN §5, idea 11). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TestClock, TestDesk } from '../support/desk.ts';
import { testClock, testPorts } from '../support/desk.ts';
import { ADMIN, openLiveDesk, operatorOf, restart, signInAs } from '../support/live-desk.ts';
import { behind, deskTemplate, type DeskTemplate } from '../support/spine.ts';

const PASSWORD = 'tiyan2022';
let template: DeskTemplate;
let desk: TestDesk;
let clock: TestClock;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());

const stateSchema = z.object({ state: z.string() });
const stateOf = async (session: string): Promise<string> =>
  await desk.app
    .dispatch({ method: 'session.current', input: {}, session, passive: true })
    .then((answer) => (answer.ok ? stateSchema.parse(answer.value).state : answer.error.code));

describe('at a demo desk', () => {
  beforeEach(() => {
    clock = testClock();
    desk = template.open({ clock });
    return () => desk.dispose();
  });

  test('wrong passwords count down to a pause; it ends by the clock, and a right one clears the count', async () => {
    const remaining: unknown[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await signInAs(desk, '1001', 'cuowu2022');
      remaining.push(answer.ok ? 'in' : answer.error.details);
    }
    expect(remaining).toEqual([4, 3, 2, 1, 0].map((n) => ({ remaining: n, minutes: 15 })));
    expect(await signInAs(desk, '1001', PASSWORD)).toMatchObject({
      ok: false,
      error: { code: 'sign-in-paused', details: { minutes: 15 } },
    });
    expect(await signInAs(desk, '1002', PASSWORD)).toMatchObject({ ok: true });
    clock.advance(14);
    expect(await signInAs(desk, '1001', PASSWORD)).toMatchObject({
      error: { code: 'sign-in-paused', details: { minutes: 1 } },
    });
    clock.advance(1);
    expect(await signInAs(desk, '1001', 'cuowu2022')).toMatchObject({ error: { details: { remaining: 4 } } });
    expect(await signInAs(desk, '1001', PASSWORD)).toMatchObject({ ok: true });
    expect(await signInAs(desk, '1001', 'cuowu2022')).toMatchObject({ error: { details: { remaining: 4 } } });
  });

  test('twenty guesses at once are five guesses and a pause', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signInAs(desk, '1001', 'cuowu2022')));
    const codes = answers.map((answer) => (answer.ok ? 'in' : answer.error.code));
    expect(codes.filter((code) => code === 'sign-in-refused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'sign-in-paused')).toHaveLength(15);
  });

  test('an unknown number is refused in the same words as a wrong password', async () => {
    const unknown = await signInAs(desk, '7777', PASSWORD);
    expect(unknown).toEqual(await signInAs(desk, '1001', 'cuowu2022'));
    const refusals = behind(desk, (db) =>
      db.all<{ body: string }>(
        `SELECT body FROM journal JOIN documents ON entry_id = id WHERE type = 'session.refused/1' ORDER BY ordinal`,
      ),
    );
    expect(refusals.map(({ body }) => JSON.parse(body))).toEqual([{ operatorNo: '7777' }, { operatorNo: '1001' }]);
  });

  test('a session locks after ten idle minutes; deeds keep it awake, passive reads do not', async () => {
    const session = await desk.signIn('1001');
    clock.advance(10);
    await desk.call('shift.current', {}, { session });
    clock.advance(10);
    expect(await stateOf(session)).toBe('active');
    await desk.app.dispatch({ method: 'shift.current', input: {}, session, passive: true });
    clock.advance(1);
    expect(await stateOf(session)).toBe('locked');
    expect(await desk.answer('shift.current', {}, { session })).toMatchObject({ error: { code: 'session-locked' } });
  });

  test('unlocking takes the same person’s password and keeps the session; a wrong one counts like any other', async () => {
    const session = await desk.signIn('1001');
    await desk.call('session.lock', {}, { session });
    expect(await stateOf(session)).toBe('locked');
    expect(await desk.answer('session.unlock', { password: 'cuowu2022' }, { session })).toMatchObject({
      error: { code: 'sign-in-refused', details: { remaining: 4 } },
    });
    expect(await stateOf(session)).toBe('locked');
    await desk.call('session.unlock', { password: PASSWORD }, { session });
    expect(await stateOf(session)).toBe('active');
    expect(await desk.answer('session.unlock', { password: PASSWORD })).toMatchObject({
      error: { code: 'session-required' },
    });
  });

  test('a second person signs in for one step beside the first session, which stays', async () => {
    const clerk = await desk.signIn('1001');
    const step = await desk.call('session.signIn', { operatorNo: '1002', password: PASSWORD, purpose: 'step' });
    expect(step.operator.operatorNo).toBe('1002');
    expect(step.token).not.toBe(clerk);
    await desk.call('session.signOut', {}, { session: step.token });
    expect([await stateOf(step.token), await stateOf(clerk)]).toEqual(['none', 'active']);
  });

  test('sign-in, refusal, lock, unlock and sign-out each leave their trace, in order', async () => {
    const session = await desk.signIn('1001');
    await desk.call('session.lock', {}, { session });
    await desk.call('session.unlock', { password: PASSWORD }, { session });
    await desk.call('session.signOut', {}, { session });
    const traces = behind(desk, (db) =>
      db.all(
        `SELECT type, bytes ->> '$.actor.operatorNo' AS who, bytes ->> '$.amounts.reason' AS reason
         FROM journal WHERE chain = 'access' ORDER BY ordinal`,
      ),
    );
    expect(traces).toEqual([
      { type: 'session.opened/1', who: '1001', reason: null },
      { type: 'session.closed/1', who: '1001', reason: 'locked' },
      { type: 'session.closed/1', who: '1001', reason: 'unlocked' },
      { type: 'session.closed/1', who: '1001', reason: 'signed-out' },
    ]);
  });

  test('a token dies with the program', async () => {
    const session = await desk.signIn('1001');
    desk = await restart(desk);
    expect(await desk.answer('shift.current', {}, { session })).toMatchObject({ error: { code: 'session-required' } });
  });
});

describe('at a registered desk', () => {
  beforeEach(async () => {
    desk = await openLiveDesk(testPorts());
    return () => desk.dispose();
  });
  const stage = async () => (await desk.call('desk.status', {})).stage;
  const adminSession = async (): Promise<string> => {
    const answer = await signInAs(desk, ADMIN.operatorNo, ADMIN.password);
    return answer.ok ? answer.value.token : '';
  };

  test('after a restart it is locked and says nothing until somebody signs in', async () => {
    expect(await stage()).toBe('open');
    desk = await restart(desk);
    expect(await desk.call('desk.status', {})).toMatchObject({
      stage: 'locked',
      mode: null,
      desk: null,
      demoOperators: [],
    });
    expect(await signInAs(desk, ADMIN.operatorNo, 'cuowu2022')).toMatchObject({ error: { code: 'sign-in-refused' } });
    expect(await signInAs(desk, '9999', ADMIN.password)).toMatchObject({ error: { code: 'sign-in-refused' } });
    expect(await stage()).toBe('locked');
    expect(await signInAs(desk, ADMIN.operatorNo, ADMIN.password)).toMatchObject({ ok: true });
    expect(await desk.call('desk.status', {})).toMatchObject({
      stage: 'open',
      mode: 'live',
      desk: { deskCode: 'ZZ01' },
    });
  });

  test('operators added by the 系统管理, even two at once, can each open it after a restart', async () => {
    const session = await adminSession();
    const add = (operatorNo: string) =>
      desk.call(
        'operators.add',
        { operator: operatorOf(operatorNo, ['clerk']), password: `mima-${operatorNo}1` },
        { session },
      );
    await Promise.all([add('JB-1'), add('JB-2'), add('JB-3')]);
    for (const operatorNo of ['JB-1', 'JB-2', 'JB-3']) {
      desk = await restart(desk);
      expect(await signInAs(desk, operatorNo, `mima-${operatorNo}1`)).toMatchObject({ ok: true });
      expect(await stage()).toBe('open');
    }
  });

  test('two people signing in at once open it once', async () => {
    const session = await adminSession();
    await desk.call('operators.add', { operator: operatorOf('JB-1', ['clerk']), password: 'mima2022' }, { session });
    desk = await restart(desk);
    const answers = await Promise.all([
      signInAs(desk, ADMIN.operatorNo, ADMIN.password),
      signInAs(desk, 'JB-1', 'mima2022'),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(
      await desk.answer('operators.add', { operator: operatorOf('JB-2', []), password: 'mima2022' }, { session }),
    ).toMatchObject({
      error: { code: 'session-required' },
    });
  });

  test('full-width digits typed by an input method are the same password', async () => {
    desk = await restart(desk);
    expect(await signInAs(desk, ADMIN.operatorNo, ADMIN.password.replace('2022', '２０２２'))).toMatchObject({
      ok: true,
    });
  });

  test('体验模式 methods are refused, and no plan without signed figures is offered', async () => {
    const session = await adminSession();
    const day = await desk.answer('demo.setDay', { day: '2021-11-20' }, { session });
    expect(day).toMatchObject({ ok: false, error: { code: 'demo-only' } });
    const operator = { ...operatorOf('JB-9', ['clerk']), licenceNo: '样例0001' };
    await desk.call('operators.add', { operator, password: 'mima2022' }, { session });
    const clerk = await signInAs(desk, 'JB-9', 'mima2022');
    const { offers } = await desk.call('plans.offers', {}, { session: clerk.ok ? clerk.value.token : '' });
    expect(offers.length).toBeGreaterThan(1);
    expect(offers.filter(({ closed }) => closed === null)).toEqual([]);
  });
});
