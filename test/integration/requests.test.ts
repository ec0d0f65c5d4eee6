/** A command happens once for its request id, whatever the network, a double click or a restart does (DESIGN §3.2). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { WORKED_PAYABLE, claimOf } from '../support/claims.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { cardOf, drawnProposal, proposal } from '../support/proposals.ts';
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
let desk: TestDesk;
let crew: Crew;
beforeAll(async () => {
  template = await deskTemplate();
  desk = template.open();
  crew = await signInCrew(desk);
});
afterAll(async () => {
  await desk.dispose();
  template.remove();
});

const requestId = 'request-0001';

test('the same request answers the same and does nothing again', async () => {
  const options = { session: crew.clerk, requestId };
  const first = await desk.answer('enrollment.propose', proposal('孟样例'), options);
  expect(first).toMatchObject({ ok: true });
  const state = journalState(desk);
  expect(await desk.answer('enrollment.propose', proposal('孟样例'), options)).toEqual(first);
  expect(journalState(desk)).toBe(state);
});

test('ten at once are one act: one policy, one payment, one set of paper numbers', async () => {
  const options = { session: crew.clerk, requestId: 'request-ten' };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => desk.answer('enrollment.propose', proposal('柏样例'), options)),
  );
  expect(answers[0]).toMatchObject({ ok: true });
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const { certno } = castMember('柏样例').row;
  const count = behind(desk, (db) => db.one('SELECT count(*) AS n FROM policies WHERE certno = ?', certno));
  expect(count).toEqual({ n: 1 });
});

test('ten different people at once are ten acts with ten numbers, none lost', async () => {
  const before = proofOf(desk.ports.dataDir).chains.find(({ chain }) => chain === 'business')?.entries ?? 0;
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, who) =>
      desk.call('enrollment.propose', drawnProposal(who, 'cash'), { session: crew.clerk }),
    ),
  );
  const numbers = answers.flatMap(({ papers }) => papers.map(({ no }) => no));
  expect(new Set(numbers).size).toBe(10);
  const report = proofOf(desk.ports.dataDir);
  expect(report).toMatchObject({ ok: true });
  expect(report.chains.find(({ chain }) => chain === 'business')?.entries).toBe(before + 10);
});

describe('the same id for something else', () => {
  test('another input is refused as reused, and nothing is written', async () => {
    const state = journalState(desk);
    const other = { ...proposal('孟样例'), declaredHealth: 'healthy' as const };
    const answer = await desk.answer('enrollment.propose', other, { session: crew.clerk, requestId });
    expect(answer).toMatchObject({ ok: false, error: { code: 'request-reused', details: { requestId } } });
    expect(journalState(desk)).toBe(state);
  });
  test('another method is refused as reused', async () => {
    const answer = await desk.answer('demo.setDay', { day: '2021-11-20' }, { session: crew.clerk, requestId });
    expect(answer).toMatchObject({ ok: false, error: { code: 'request-reused' } });
  });
  test('two inputs racing under one id: one is done, the other refused', async () => {
    const options = { session: crew.clerk, requestId: 'request-race' };
    const answers = await Promise.all([
      desk.answer('demo.setDay', { day: '2021-11-20' }, options),
      desk.answer('demo.setDay', { day: '2021-11-21' }, options),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.error.code)).toSorted()).toEqual([
      'done',
      'request-reused',
    ]);
    await desk.call('demo.setDay', { day: null }, { session: crew.clerk });
  });
});

test.each([undefined, '', 'short', 'with space', 'a'.repeat(65), '编号编号编号编号'])(
  'a command with the request id %j is not carried out',
  async (bad) => {
    const state = journalState(desk);
    const request = { method: 'demo.setDay', input: { day: '2021-11-22' }, session: crew.clerk };
    const answer = await desk.app.dispatch(bad === undefined ? request : { ...request, requestId: bad });
    expect(answer).toMatchObject({ ok: false, error: { code: 'request-id-missing' } });
    expect(journalState(desk)).toBe(state);
  },
);

test('a refused command leaves its id free: corrected, the same form can be sent again', async () => {
  const options = { session: crew.clerk, requestId: 'request-corrected' };
  const short = {
    ...proposal('𬱖样例'),
    insured: { ...cardOf(castMember('孟样例')), tel: null, nameConfirmed: false },
  };
  expect(await desk.answer('enrollment.propose', short, options)).toMatchObject({
    error: { code: 'already-proposed' },
  });
  expect(await desk.answer('enrollment.propose', proposal('𬱖样例'), options)).toMatchObject({ ok: true });
});

test('after a restart a retry of each command still gets its first answer', async () => {
  let restarted = template.open();
  let team = await signInCrew(restarted);
  const proposed = await restarted.call('enrollment.propose', proposal('孟样例'), { session: team.clerk, requestId });
  const { policyId, paymentId } = proposed;
  const collect = { paymentId, received: 10_000 };
  const claim = claimOf(policyId, '孟样例');
  const collected = await restarted.call('payments.collect', collect, {
    session: team.cashier,
    requestId: 'collect-1',
  });
  await restarted.call('demo.setDay', { day: '2022-07-01' }, { session: team.clerk });
  const opened = await restarted.call('claims.open', claim, { session: team.clerk, requestId: 'claim-01' });
  const trial = { claimId: opened.claimId, expected: WORKED_PAYABLE };
  const tried = await restarted.call('claims.try', trial, { session: team.clerk, requestId: 'trial-01' });
  const state = journalState(restarted);

  await restarted.app.close();
  restarted = openTestDesk(restarted.ports);
  const [clerk, cashier] = [await restarted.signIn('1001'), await restarted.signIn('1002')];
  team = { ...team, clerk, cashier };
  const again = await Promise.all([
    restarted.call('enrollment.propose', proposal('孟样例'), { session: clerk, requestId }),
    restarted.call('payments.collect', collect, { session: cashier, requestId: 'collect-1' }),
    restarted.call('claims.open', claim, { session: clerk, requestId: 'claim-01' }),
    restarted.call('claims.try', trial, { session: clerk, requestId: 'trial-01' }),
  ]);
  expect(again).toEqual([proposed, collected, opened, tried]);
  expect(journalState(restarted)).toBe(state);
  await restarted.dispose();
});

test('no password, not even its plain hash, is kept with a request', async () => {
  const operator = {
    operatorNo: 'R-1',
    name: '样例',
    side: 'hsa' as const,
    insurer: null,
    grants: [],
    licenceNo: null,
  };
  const add = (password: string) =>
    desk.call('operators.add', { operator, password }, { session: crew.admin, requestId: 'operator-1' });
  await add('mima2022');
  // The retry may even spell the password otherwise: it is not part of what is compared.
  expect(await add('other2022')).toEqual({ operatorNo: 'R-1' });
  expect(
    await desk.answer('session.signIn', { operatorNo: 'R-1', password: 'other2022', purpose: 'session' }),
  ).toMatchObject({
    error: { code: 'sign-in-refused' },
  });
});
