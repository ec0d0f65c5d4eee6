import { afterEach, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { finishJob, openDemoDesk, type TestDesk } from '../support/desk.ts';
import { cardOf, proposal } from '../support/proposals.ts';

let desk: TestDesk;
afterEach(() => desk.dispose());

test('an adult pays cash: the proposal waits, the cashier counts, the receipt is numbered after it', async () => {
  desk = await openDemoDesk();
  const clerk = await desk.signIn('1001');
  await desk.call('shift.open', {}, { session: clerk });
  const proposed = await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk });
  expect(proposed.papers.map((paper) => paper.kind)).toEqual(['proposal-acceptance']);

  const cashier = await desk.signIn('1002');
  await desk.call('shift.open', {}, { session: cashier });
  const input = { paymentId: proposed.paymentId, received: 20_000 };
  const collected = await desk.call('payments.collect', input, { session: cashier });
  expect(collected.papers.map((paper) => paper.kind)).toEqual(['premium-receipt']);

  const { policies } = await desk.call('policies.list', { paymentState: 'collected', limit: 10 }, { session: clerk });
  expect(policies.map(({ state, psn_name }) => ({ state, psn_name }))).toEqual([
    { state: 'proposed', psn_name: '孟样例' },
  ]);

  const supervisor = await desk.signIn('1003');
  const { jobId } = await desk.call('journal.verify', {}, { session: supervisor });
  const job = await finishJob(desk, jobId, supervisor);
  expect(job).toMatchObject({ state: 'done', outcome: { ok: true, findings: [] } });
});

test('the second proposal for the same person, plan and year is refused by name of the first', async () => {
  desk = await openDemoDesk();
  const clerk = await desk.signIn('1001');
  await desk.call('shift.open', {}, { session: clerk });
  await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk });
  const again = await desk.answer('enrollment.propose', proposal('孟样例'), { session: clerk });
  expect(again).toMatchObject({ ok: false, error: { code: 'already-proposed' } });
});

test('a suspended member is told so in a class of reason', async () => {
  desk = await openDemoDesk();
  const clerk = await desk.signIn('1001');
  const card = cardOf(castMember('常样例'));
  const check = await desk.call('enrollment.check', { planId: 'zaozhuang-2022', card }, { session: clerk });
  expect(check).toMatchObject({ verdict: 'ineligible', reasonClass: 'suspended' });
});
