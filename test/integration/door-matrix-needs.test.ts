/** Beyond side and grant: the shift, the licence, and seller ≠ cashier (counter rules 2, 31). */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { contract, type MethodName } from '../../shared/contract.ts';
import { type TestClock, type TestDesk, testClock } from '../support/desk.ts';
import { operatorOf } from '../support/live-desk.ts';
import { proposal } from '../support/proposals.ts';
import { deskTemplate, type DeskTemplate, journalState } from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let clock: TestClock;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(() => {
  clock = testClock();
  desk = template.open({ clock });
});
afterEach(() => desk.dispose());

async function hire(
  operatorNo: string,
  grants: Parameters<typeof operatorOf>[1],
  licenceNo: string | null,
  insurer = '体验保险公司',
): Promise<string> {
  const session = await desk.signIn('9001');
  const operator = { ...operatorOf(operatorNo, grants), insurer, licenceNo };
  await desk.call('operators.add', { operator, password: 'tiyan2022' }, { session });
  return desk.signIn(operatorNo);
}

test('everything that moves money needs an open shift of today, by name of the refusal, and writes nothing', async () => {
  // The contract's own keys.
  const needing = (Object.keys(contract) as MethodName[]).filter((name) => contract[name].needs.includes('shift'));
  expect(needing.toSorted()).toEqual([
    'enrollment.propose',
    'payments.collect',
    'payments.importDeductions',
    'payments.retender',
  ]);
  const clerk = await desk.signIn('1001');
  const before = journalState(desk);
  expect(await desk.answer('enrollment.propose', proposal('孟样例'), { session: clerk })).toMatchObject({
    error: { code: 'shift-required' },
  });
  expect(journalState(desk)).toBe(before);
  const opened = await desk.call('shift.open', {}, { session: clerk });
  expect(opened).toMatchObject({ operatorNo: '1001', businessDay: '2021-11-20', float: 0 });
  expect(await desk.answer('shift.open', {}, { session: clerk })).toMatchObject({ error: { code: 'shift-open' } });
  await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk });
});

test('every call that makes new business needs a desk the centre has not shut out; what keeps old business does not', () => {
  // The contract's own keys.
  const names = Object.keys(contract) as MethodName[];
  const needing = names.filter((name) => contract[name].needs.includes('standing'));
  expect(needing.toSorted()).toEqual([
    'citizen.confirmNotices',
    'claims.amend',
    'claims.decide',
    'claims.determine',
    'claims.open',
    'claims.review',
    'claims.try',
    'claims.withdraw',
    'enrollment.propose',
    'papers.issue',
    'payments.collect',
    'payments.importDeductions',
    'payments.retender',
    'shift.open',
  ]);
  const withShift = names.filter((name) => contract[name].needs.includes('shift'));
  expect(withShift.filter((name) => !needing.includes(name))).toEqual([]);
  // Of every command and job that is left, somebody has said why a desk that was shut out may still do it.
  const stillOpen = {
    'for what was done before': [
      'citizen.confirmPolicyNotices',
      'citizen.rate',
      'papers.confirm',
      'papers.print',
      'papers.send',
      'papers.void',
    ],
    'the way back': ['desk.confirmEpoch', 'desk.takeOver', 'sync.acceptRoster', 'sync.handle', 'sync.join', 'sync.now'],
    'keeping what is here': ['desk.backup', 'journal.erase', 'journal.verify', 'roster.import', 'roster.rollback'],
    'its people': ['operators.add', 'operators.change', 'operators.setPassword', 'session.changePassword'],
    'the desk itself': ['demo.setDay', 'desk.createDemo', 'desk.register', 'settings.change'],
  };
  const free = names.filter((name) => contract[name].kind !== 'query' && !needing.includes(name));
  expect(free.toSorted()).toEqual(Object.values(stillOpen).flat().toSorted());
});

test('yesterday’s shift is not today’s: after midnight a new one is needed, and the old one is named as unclosed', async () => {
  const clerk = await desk.signIn('1001');
  await desk.call('shift.open', {}, { session: clerk });
  clock.set('2021-11-20', '23:59');
  const late = await desk.signIn('1001');
  await desk.call('enrollment.propose', proposal('孟样例'), { session: late });
  clock.set('2021-11-21', '00:01');
  expect(await desk.answer('enrollment.propose', proposal('柏样例'), { session: late })).toMatchObject({
    error: { code: 'shift-required' },
  });
  const shifts = await desk.call('shift.current', {}, { session: late });
  expect(shifts).toMatchObject({ current: null, unclosed: [{ operatorNo: '1001', businessDay: '2021-11-20' }] });
});

test('a colleague’s shift does not serve', async () => {
  const [clerk, cashier] = [await desk.signIn('1001'), await desk.signIn('1002')];
  await desk.call('shift.open', {}, { session: cashier });
  const answer = await desk.answer('enrollment.propose', proposal('孟样例'), { session: clerk });
  expect(answer).toMatchObject({ error: { code: 'shift-required' } });
});

test('who sold a policy never takes its cash, whatever the grants; somebody else’s policy they may', async () => {
  const both = await hire('S-1', ['clerk', 'cashier'], '样例执业0009');
  const clerk = await desk.signIn('1001');
  for (const session of [both, clerk]) await desk.call('shift.open', {}, { session });
  const own = await desk.call('enrollment.propose', proposal('孟样例'), { session: both });
  const other = await desk.call('enrollment.propose', proposal('柏样例'), { session: clerk });
  const before = journalState(desk);
  const refused = await desk.answer(
    'payments.collect',
    { paymentId: own.paymentId, received: 9_000 },
    { session: both },
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'seller-takes-cash' } });
  expect(journalState(desk)).toBe(before);
  const taken = await desk.call(
    'payments.collect',
    { paymentId: other.paymentId, received: 10_000 },
    { session: both },
  );
  expect(taken).toMatchObject({ change: 1_000 });
});

test('a cashier of another insurer does not take the money of this one (counter rule 31)', async () => {
  const stranger = await hire('S-4', ['cashier'], null, '另一家样例保险公司');
  const clerk = await desk.signIn('1001');
  for (const session of [stranger, clerk]) await desk.call('shift.open', {}, { session });
  const { paymentId } = await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk });
  const before = journalState(desk);
  const refused = await desk.answer('payments.collect', { paymentId, received: 9_000 }, { session: stranger });
  expect(refused).toMatchObject({ ok: false, error: { code: 'other-insurer' } });
  expect(journalState(desk)).toBe(before);
});

test('nobody sells without a registered licence', async () => {
  const session = await hire('S-2', ['clerk'], null);
  await desk.call('shift.open', {}, { session });
  const answer = await desk.answer('enrollment.propose', proposal('孟样例'), { session });
  expect(answer).toMatchObject({ ok: false, error: { code: 'licence-missing' } });
});

test('cash is counted once: too little, twice, or not cash at all is refused', async () => {
  const [clerk, cashier] = [await desk.signIn('1001'), await desk.signIn('1002')];
  for (const session of [clerk, cashier]) await desk.call('shift.open', {}, { session });
  const { paymentId } = await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk });
  const payment = { tender: 'card' as const, payer: null, reference: 'POS-1', subsidy: null };
  const card = await desk.call('enrollment.propose', proposal('柏样例', { payment }), { session: clerk });
  const collect = async (id: string, received: number) => {
    const answer = await desk.answer('payments.collect', { paymentId: id, received }, { session: cashier });
    return answer.ok ? answer.value.change : answer.error.code;
  };
  expect(await collect(paymentId, 8_999)).toBe('cash-short');
  expect(await collect(paymentId, -9_000)).toBe('cash-short');
  expect(await collect(paymentId, 9_000)).toBe(0);
  expect(await collect(paymentId, 9_000)).toBe('payment-not-open');
  expect(await collect(card.paymentId, 9_000)).toBe('payment-not-cash');
  expect(await collect('00000000-0000-7000-8000-000000000000', 9_000)).toBe('payment-unknown');
});

test('the 医保 side cannot be given the drawer, nor an insurer’s person be nobody’s', async () => {
  const session = await desk.signIn('9001');
  const add = (changes: object) =>
    desk.answer(
      'operators.add',
      { operator: { ...operatorOf('S-3', ['clerk']), ...changes }, password: 'tiyan2022' },
      { session },
    );
  const wrong = [{ side: 'hsa', insurer: null, grants: ['cashier'] }, { side: 'hsa' }, { insurer: null }];
  for (const changes of wrong) expect(await add(changes)).toMatchObject({ error: { code: 'operator-side' } });
  expect(await add({ grants: ['owner'] })).toMatchObject({ error: { code: 'input-invalid' } });
  expect(await add({})).toMatchObject({ ok: true });
  expect(await add({})).toMatchObject({ error: { code: 'desk-code-taken' } });
});
