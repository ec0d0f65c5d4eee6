/** 工作台 F1 and 同步 F7: figures that are counted from the tables, and what waits for whom. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestClock, testClock, type TestDesk } from '../support/desk.ts';
import { claimOf, onClaimDay, WORKED_PAYABLE } from '../support/claims.ts';
import { drawnProposal, proposal } from '../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let clock: TestClock;
let crew: Crew;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  clock = testClock();
  desk = template.open({ clock });
  crew = await signInCrew(desk);
  return () => desk.dispose();
});

const today = (session = crew.clerk) => desk.call('workbench.today', {}, { session });
const propose = (input: ReturnType<typeof proposal>) => desk.call('enrollment.propose', input, { session: crew.clerk });
const collect = (paymentId: string) =>
  desk.call('payments.collect', { paymentId, received: 9_000 }, { session: crew.cashier });
const waitsFor = async (session = crew.clerk) =>
  Object.fromEntries((await today(session)).waits.map(({ kind, ...wait }) => [kind, wait]));

/** After hours every session has locked itself. */
async function signInAgain(): Promise<void> {
  crew = { ...crew, clerk: await desk.signIn('1001'), cashier: await desk.signIn('1002') };
}

test('an empty day is all zeros, seven days long, and nothing waits', async () => {
  const { businessDay, papers, prints, business, waits } = await today();
  expect({ businessDay, papers, prints, waits }).toEqual({
    businessDay: '2021-11-20',
    papers: [],
    prints: { originals: 0, copies: 0 },
    waits: [],
  });
  expect(business).toMatchObject({ proposals: [], premium: [], collected: [], hours: [] });
  expect(business?.claims).toEqual({ opened: 0, trials: 0, pending: 0 });
  const idle = { proposals: 0, collected: 0, claims: 0 };
  expect(business?.days).toEqual(
    ['14', '15', '16', '17', '18', '19', '20'].map((day) => ({ day: `2021-11-${day}`, ...idle })),
  );
});

test('a day of work is counted by state, tender and hour, and money only when it is 已收', async () => {
  const { paymentId } = await propose(drawnProposal(1, 'cash'));
  await propose(drawnProposal(2, 'qr'));
  clock.set('2021-11-20', '14:30');
  await signInAgain();
  await propose(drawnProposal(3, 'cash'));
  await collect(paymentId);
  const { papers, business } = await today();
  expect(papers).toEqual([
    { kind: 'proposal-acceptance', issued: 3, voided: 0 },
    { kind: 'premium-receipt', issued: 1, voided: 0 },
    { kind: 'payment-acceptance', issued: 1, voided: 0 },
  ]);
  expect(business).toMatchObject({
    proposals: [{ state: 'proposed', count: 3, sum: 27_000 }],
    premium: [
      { tender: 'cash', state: 'collected', count: 1, sum: 9_000 },
      { tender: 'cash', state: 'receivable', count: 1, sum: 9_000 },
      { tender: 'qr', state: 'unmatched', count: 1, sum: 9_000 },
    ],
    collected: [{ tender: 'cash', count: 1, sum: 9_000 }],
    hours: [
      { hour: 9, proposals: 2, collected: 0, claims: 0 },
      { hour: 14, proposals: 1, collected: 9_000, claims: 0 },
    ],
  });
});

test('yesterday’s proposal is not today’s, but its money is when it comes today, and its age is told', async () => {
  const { paymentId } = await propose(drawnProposal(1, 'cash'));
  clock.set('2021-11-22');
  await signInAgain();
  expect(await waitsFor()).toMatchObject({
    cash: { count: 1, sum: 9_000, since: '2021-11-20' },
    shifts: { count: 2, sum: null, since: '2021-11-20' },
  });
  await desk.call('shift.open', {}, { session: crew.cashier });
  await collect(paymentId);
  const { business } = await today();
  expect(business).toMatchObject({ proposals: [], collected: [{ tender: 'cash', count: 1, sum: 9_000 }] });
  expect(business?.days.slice(-3)).toEqual([
    { day: '2021-11-20', proposals: 1, collected: 0, claims: 0 },
    { day: '2021-11-21', proposals: 0, collected: 0, claims: 0 },
    { day: '2021-11-22', proposals: 0, collected: 9_000, claims: 0 },
  ]);
  expect(await waitsFor()).not.toHaveProperty('cash');
});

test('each way of paying waits under its own head until it is replaced or comes', async () => {
  const { paymentId } = await propose(drawnProposal(1, 'qr'));
  await propose(drawnProposal(2, 'personal-account'));
  expect(await waitsFor()).toMatchObject({ unmatched: { count: 1 }, orders: { count: 1 }, rulings: { count: 2 } });
  const payment = { tender: 'cash' as const, payer: null, reference: null, subsidy: null };
  await desk.call('payments.retender', { paymentId, payment }, { session: crew.clerk });
  const waits = await waitsFor();
  expect(waits).toMatchObject({ cash: { count: 1, sum: 9_000 }, orders: { count: 1 } });
  expect(waits).not.toHaveProperty('unmatched');
  expect(waits).not.toHaveProperty('failed');
});

test('a claim waits to be tried, and once tried for the 既往症认定', async () => {
  const { policyId } = await propose(proposal('孟样例'));
  await onClaimDay(desk, crew.clerk, async () => {
    const { claimId } = await desk.call('claims.open', claimOf(policyId, '孟样例'), { session: crew.clerk });
    expect(await waitsFor()).toMatchObject({ untried: { count: 1, since: '2022-07-01' } });
    await desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session: crew.clerk });
    const waits = await waitsFor();
    expect(waits).toMatchObject({ determine: { count: 1, sum: null } });
    expect(waits).not.toHaveProperty('untried');
    expect((await today()).business?.claims).toEqual({ opened: 1, trials: 1, pending: 0 });
  });
});

test('the 医保 side sees papers and the roster, no money and no claims', async () => {
  await propose(drawnProposal(1, 'cash'));
  const session = await desk.signIn('2001');
  const { business, papers, waits } = await today(session);
  expect({ business, waits }).toEqual({ business: null, waits: [] });
  expect(papers).toEqual([{ kind: 'proposal-acceptance', issued: 1, voided: 0 }]);
});

test('a roster waits for its next version once it lies more than a month back', async () => {
  const { rosterAsOf } = await desk.call('desk.figures', {}, { session: crew.clerk });
  expect(rosterAsOf).toBe('2021-11-15');
  await desk.call('demo.setDay', { day: '2021-12-16' }, { session: crew.clerk });
  expect(await waitsFor()).not.toHaveProperty('roster');
  await desk.call('demo.setDay', { day: '2021-12-17' }, { session: crew.clerk });
  expect(await waitsFor()).toMatchObject({ roster: { count: 1, since: '2021-11-15' } });
});

test('what is unsent adds up by kind to the count of the status bar, and the looks stand apart', async () => {
  const { paymentId } = await propose(drawnProposal(1, 'cash'));
  await collect(paymentId);
  const { unsent, refused, unknown, line } = await desk.call('desk.figures', {}, { session: crew.clerk });
  const { kinds, looks } = await desk.call('sync.outbox', {}, { session: crew.clerk });
  const inJournal = behind(desk, (db) =>
    db.all<{ chain: string; count: number }>('SELECT chain, count(*) AS count FROM journal GROUP BY chain'),
  );
  expect(inJournal).toEqual([
    { chain: 'access', count: looks.count },
    { chain: 'business', count: unsent.count },
  ]);
  expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(unsent.count);
  expect(kinds.filter(({ sum }) => sum !== null)).toEqual([
    { type: 'policy.proposed/1', count: 1, sum: 9_000, oldestAt: '2021-11-20T09:00:00.000+08:00' },
    { type: 'payment.collected/1', count: 1, sum: 9_000, oldestAt: '2021-11-20T09:00:00.000+08:00' },
  ]);
  expect({ line, refused, unknown, sum: unsent.sum }).toEqual({
    line: { state: 'unconnected', lastContactAt: null },
    refused: 0,
    unknown: 0,
    sum: 9_000,
  });
  const session = await desk.signIn('2001');
  const hsa = {
    unsent: (await desk.call('desk.figures', {}, { session })).unsent,
    kinds: (await desk.call('sync.outbox', {}, { session })).kinds,
  };
  // The 医保 side sees how many wait, and no money of the insurer's.
  expect(hsa.unsent).toEqual({ ...unsent, sum: null });
  expect(hsa.kinds).toEqual(kinds.map((kind) => ({ ...kind, sum: null })));
});
