/** 改换缴费: a payment whose money never came gives way to another on the same policy (counter rule 8). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { deductionOutcomeSchema } from '../../shared/contract/enrollment.ts';
import type { Input } from '../../shared/contract.ts';
import { PAYMENT_STATE_NAMES } from '../../shared/payment.ts';
import { claimOf, workedVisit, WORKED_PAYABLE } from '../support/claims.ts';
import { type DeductionLine, deductionCsv } from '../support/deductions.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { eraseLawfully } from '../support/erase.ts';
import { cardOf, proposal, related } from '../support/proposals.ts';
import { readPdf } from '../support/read-pdf.ts';
import {
  behind,
  type Crew,
  deskTemplate,
  type DeskTemplate,
  journalState,
  proofOf,
  signInCrew,
} from '../support/spine.ts';

type Payment = Input<'payments.retender'>['payment'];

const CASH: Payment = { tender: 'cash', payer: null, reference: null, subsidy: null };
const ACCOUNT: Payment = { ...CASH, tender: 'personal-account' };
const qr = (reference: string): Payment => ({ ...CASH, tender: 'qr', reference });

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  return () => desk.dispose();
});

const propose = (payment: Payment, name = '孟样例') =>
  desk.call('enrollment.propose', proposal(name, { payment }), { session: crew.clerk });
const retender = (paymentId: string, payment: Payment, session = crew.clerk) =>
  desk.answer('payments.retender', { paymentId, payment }, { session });
const retendered = (paymentId: string, payment: Payment) =>
  desk.call('payments.retender', { paymentId, payment }, { session: crew.clerk });
const listed = async (paymentState: 'failed' | 'collected' | null = null) =>
  (await desk.call('policies.list', { paymentState, limit: 50 }, { session: crew.clerk })).policies;

async function importResult(line: Omit<DeductionLine, 'certno' | 'amount'>, name = '孟样例') {
  const whole = { certno: castMember(name).row.certno, amount: '90.00', ...line };
  const ticket = desk.app.uploads.put(deductionCsv([whole]), '扣缴结果.csv');
  const { jobId } = await desk.call('payments.importDeductions', { ticket }, { session: crew.clerk });
  return deductionOutcomeSchema.parse((await finishJob(desk, jobId, crew.clerk)).outcome);
}

/** An order of the person's own account that the account system refused. */
async function failedOrder() {
  const { paymentId, papers } = await propose(ACCOUNT);
  const no = papers.find(({ kind }) => kind === 'deduction-acceptance')?.no ?? '';
  expect(await importResult({ no, isDeducted: false })).toMatchObject({ failed: 1 });
  return { paymentId, no };
}

async function paperText(no: string): Promise<string> {
  const { ticket } = await desk.call('papers.open', { no }, { session: crew.clerk });
  const file = desk.app.downloads.take(ticket);
  return (await readPdf(file?.bytes ?? new Uint8Array())).packed;
}

const rows = () =>
  behind(desk, (db) =>
    db.all('SELECT payment_id, tender, state, kept_fen, superseded_by FROM payments ORDER BY kept_fen'),
  );

test('a failed deduction is paid in cash instead: the cashier counts, and the receipt says cash', async () => {
  const { paymentId: failed } = await failedOrder();
  const { paymentId, papers } = await retendered(failed, CASH);
  expect(papers).toEqual([]);
  const collected = await desk.call('payments.collect', { paymentId, received: 9_000 }, { session: crew.cashier });
  const text = await paperText(collected.papers[0]?.no ?? '');
  expect(text).toContain('付款方式现金');
  expect(text).toContain('孟样例');
  expect(await listed()).toMatchObject([
    { psn_name: '孟样例', state: 'proposed', payment: { paymentId, tender: 'cash', state: 'collected' } },
  ]);
  expect(rows()).toEqual([
    { payment_id: failed, tender: 'personal-account', state: 'failed', kept_fen: 0, superseded_by: paymentId },
    { payment_id: paymentId, tender: 'cash', state: 'collected', kept_fen: 9_000, superseded_by: null },
  ]);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('a mistyped reference is put right: the old one fails, the wrong number is free again, the new paper says so', async () => {
  const first = await propose(qr('WRONG-1'));
  const { paymentId, papers } = await retendered(first.paymentId, qr('RIGHT-1'));
  expect(papers.map(({ kind }) => kind)).toEqual(['payment-acceptance']);
  const text = await paperText(papers[0]?.no ?? '');
  expect(text).toContain('RIGHT-1');
  expect(text).toContain('此前的缴费或扣缴不再办理');
  expect(text).not.toContain('WRONG-1');
  const [policy] = await listed();
  expect(policy?.payment).toMatchObject({ paymentId, reference: 'RIGHT-1', state: 'unmatched' });
  expect(policy?.papers.map(({ kind }) => kind)).toEqual([
    'proposal-acceptance',
    'payment-acceptance',
    'payment-acceptance',
  ]);
  expect(await paperText(first.papers[1]?.no ?? '')).toContain('WRONG-1');
  await expect(propose(qr('WRONG-1'), '卫样例')).resolves.toBeDefined();
  await expect(propose(qr('RIGHT-1'), '𬱖样例')).rejects.toThrow('reference-used');
});

test('the same reference may stay when only the payer was wrong, and no other payment’s may be taken', async () => {
  const { paymentId } = await propose(qr('R-1'));
  await propose(qr('R-2'), '卫样例');
  expect(await retender(paymentId, qr('R-2'))).toMatchObject({ ok: false, error: { code: 'reference-used' } });
  const payer = related(castMember('秦样例'), '10');
  await retendered(paymentId, { ...qr('R-1'), payer });
  expect((await listed()).map(({ payment }) => payment.payerName).toSorted()).toEqual(['卫样例', '秦样例']);
});

test('another account is ordered: the result file settles the new order, and the receipt names its owner', async () => {
  const { paymentId: failed, no: oldNo } = await failedOrder();
  const wife = related(castMember('秦样例'), '10');
  const { papers } = await retendered(failed, { ...ACCOUNT, payer: wife });
  expect(papers.map(({ kind }) => kind)).toEqual(['deduction-acceptance']);
  const no = papers[0]?.no ?? '';
  expect(await paperText(no)).toContain('付款人秦样例');
  // The file of the old order again, and the same order charged after all: the second is told, not passed over.
  expect(await importResult({ no: oldNo, isDeducted: false })).toMatchObject({ already: 1 });
  const late = await importResult({ no: oldNo, reference: 'LATE-1' });
  expect(late.refused).toEqual([{ line: 2, field: '结果', reason: expect.stringContaining('已改换缴费') }]);
  const settled = await importResult({ no, reference: 'GZ-2' });
  expect(settled).toMatchObject({ deducted: 1, refused: [] });
  const text = await paperText(settled.papers[0]?.no ?? '');
  expect(text).toContain('付款人秦样例（被保险人是其配偶）');
  expect(text).toContain('流水号GZ-2');
  expect(await listed('collected')).toHaveLength(1);
  expect(await listed('failed')).toEqual([]);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('an uncounted cash payment and a subsidy may change too; each policy stands in every list once', async () => {
  const cash = await propose(CASH);
  await retendered(cash.paymentId, ACCOUNT);
  const card = cardOf(castMember('钟样例'));
  const subsidised = await desk.call(
    'enrollment.propose',
    proposal('钟样例', {
      planId: 'ganzhou',
      insured: { ...card, tel: null, nameConfirmed: false },
      payment: { ...CASH, tender: 'subsidy', subsidy: { name: '样例县财政局', identity: '低收入人口' } },
    }),
    { session: crew.clerk },
  );
  await retendered(subsidised.paymentId, CASH);
  expect((await listed()).map(({ psn_name }) => psn_name).toSorted()).toEqual(['孟样例', '钟样例']);
  const { certno } = castMember('孟样例').row;
  const found = await desk.call('policies.ofPerson', { certno, purpose: 'inquiry' }, { session: crew.clerk });
  expect(found.policies.map(({ payment }) => payment.state)).toEqual(['to-deduct']);
  const check = await desk.call('enrollment.check', { planId: 'ganzhou', card }, { session: crew.clerk });
  expect(check).toMatchObject({ reasonClass: 'already-proposed', sentence: expect.stringContaining('改换缴费') });
});

describe('what is refused, with nothing written', () => {
  const refusal = async (paymentId: string, payment: Payment, session = crew.clerk) => {
    const before = journalState(desk);
    const answer = await retender(paymentId, payment, session);
    expect(journalState(desk)).toBe(before);
    return answer.ok ? 'done' : answer.error;
  };
  test('an order that is out, money that is there, a payment already replaced, and one nobody knows', async () => {
    const ordered = await propose(ACCOUNT);
    expect(await refusal(ordered.paymentId, CASH)).toMatchObject({
      code: 'payment-not-retenderable',
      message: expect.stringContaining(PAYMENT_STATE_NAMES['to-deduct']),
    });
    const paid = await propose(CASH, '卫样例');
    await desk.call('payments.collect', { paymentId: paid.paymentId, received: 9_000 }, { session: crew.cashier });
    expect(await refusal(paid.paymentId, ACCOUNT)).toMatchObject({ code: 'payment-not-retenderable' });
    const first = await propose(qr('R-9'), '𬱖样例');
    const second = await retendered(first.paymentId, CASH);
    expect(await refusal(first.paymentId, CASH)).toMatchObject({ code: 'payment-superseded' });
    expect(
      await desk.answer('payments.collect', { paymentId: first.paymentId, received: 9_000 }, { session: crew.cashier }),
    ).toMatchObject({
      error: { code: 'payment-superseded' },
    });
    expect(second.paymentId).not.toBe(first.paymentId);
    expect(await refusal('01890000-0000-7000-8000-000000000000', CASH)).toMatchObject({ code: 'payment-unknown' });
  });
  test('what a proposal would refuse: reference, relation, tender of the plan', async () => {
    const { paymentId } = await propose(CASH);
    expect(await refusal(paymentId, { ...CASH, tender: 'qr' })).toMatchObject({ code: 'reference-missing' });
    const uncle = related(castMember('秦样例'), '97');
    expect(await refusal(paymentId, { ...ACCOUNT, payer: uncle })).toMatchObject({ code: 'payer-refused' });
    expect(await refusal(paymentId, { ...CASH, tender: 'subsidy' })).toMatchObject({ code: 'tender-refused' });
  });
  test('a supervisor and a cashier', async () => {
    const { paymentId } = await propose(CASH);
    expect(await refusal(paymentId, ACCOUNT, crew.supervisor)).toMatchObject({ code: 'grant-refused' });
    expect(await refusal(paymentId, ACCOUNT, crew.cashier)).toMatchObject({ code: 'grant-refused' });
  });
  test('the same request twice changes the payment once', async () => {
    const { paymentId } = await propose(CASH);
    const options = { session: crew.clerk, requestId: 'retender-0001' };
    const input = { paymentId, payment: qr('R-10') };
    const once = await desk.call('payments.retender', input, options);
    expect(await desk.call('payments.retender', input, options)).toEqual(once);
    expect(rows()).toHaveLength(2);
  });
});

describe('erasure', () => {
  const erase = (pattern: string) => {
    const ids = behind(desk, (db) => db.all<{ id: string }>('SELECT id FROM journal WHERE type GLOB ?', pattern));
    const entryIds = ids.map(({ id }) => id);
    return eraseLawfully(desk, entryIds);
  };
  test.each([['policy.*'], ['payment.retendered/*'], ['p[oa]*.[prd]*']])(
    'of %s leaves tables that a rebuild gives again, and one row a policy',
    async (pattern) => {
      const { paymentId: failed } = await failedOrder();
      const wife = related(castMember('秦样例'), '10');
      const again = await retendered(failed, { ...ACCOUNT, payer: wife });
      await importResult({ no: again.papers[0]?.no ?? '', reference: 'GZ-3' });
      const changed = await propose(qr('R-11'), '卫样例');
      await retendered(changed.paymentId, CASH);
      await erase(pattern);
      expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
      expect(await listed()).toHaveLength(2);
    },
  );
  test('of the proposal alone does not stop the new payment, whose content stands by itself', async () => {
    const { paymentId: failed } = await failedOrder();
    const { paymentId } = await retendered(failed, CASH);
    await erase('policy.*');
    const counted = await desk.call('payments.collect', { paymentId, received: 9_000 }, { session: crew.cashier });
    expect(await paperText(counted.papers[0]?.no ?? '')).toContain('孟样例');
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });
  test('of the new payment leaves no name of its payer in any table', async () => {
    const { paymentId } = await propose(CASH);
    await retendered(paymentId, { ...ACCOUNT, payer: related(castMember('秦样例'), '10') });
    await erase('payment.retendered/*');
    const { psn_name, certno } = castMember('秦样例').row;
    const left = behind(desk, (db) => [...db.all('SELECT * FROM payments'), ...db.all('SELECT body FROM documents')]);
    expect(
      left.filter((row) => JSON.stringify(row).includes(certno) || JSON.stringify(row).includes(psn_name)),
    ).toEqual([]);
  });
});

test('the figures of the status bar count each premium once and none that failed', async () => {
  const sum = async () => (await desk.call('desk.figures', {}, { session: crew.clerk })).unsent.sum;
  const { paymentId: failed } = await failedOrder();
  expect(await sum()).toBe(0);
  const { paymentId } = await retendered(failed, CASH);
  expect(await sum()).toBe(9_000);
  await propose(qr('R-12'), '卫样例');
  expect(await sum()).toBe(18_000);
  await retendered(paymentId, ACCOUNT);
  expect(await sum()).toBe(18_000);
});

test('open trials are claims whose latest act is a trial, however often they were tried', async () => {
  const session = crew.clerk;
  const open = async () => (await desk.call('desk.figures', {}, { session })).openTrials;
  const { policyId } = await propose(CASH);
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session });
  const facts = claimOf(policyId, '孟样例');
  const { claimId } = await desk.call('claims.open', facts, { session });
  const second = claimOf(policyId, '孟样例', { visit: workedVisit({ setl_id: 'S0002' }) });
  const { claimId: other } = await desk.call('claims.open', second, { session });
  expect(await open()).toBe(0);
  for (const id of [claimId, claimId, other]) {
    await desk.call('claims.try', { claimId: id, expected: WORKED_PAYABLE }, { session });
  }
  expect(await open()).toBe(2);
  const { claimant, visit, invoices } = facts;
  await desk.call('claims.amend', { claimId, claimant, visit, invoices }, { session });
  expect(await open()).toBe(1);
});
