/** Slips of the hand at the till: a digit too many, a reference typed otherwise (counter rules 8, 31). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { deductionOutcomeSchema } from '../../shared/contract/enrollment.ts';
import { deductionCsv } from '../support/deductions.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { proposal } from '../support/proposals.ts';
import { readPdf } from '../support/read-pdf.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, journalState, signInCrew } from '../support/spine.ts';

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

const CASH = { tender: 'cash' as const, payer: null, reference: null, subsidy: null };
const qr = (reference: string) => ({ ...CASH, tender: 'qr' as const, reference });
const propose = (name: string, payment: Parameters<typeof proposal>[1] = {}) =>
  desk.call('enrollment.propose', proposal(name, payment), { session: crew.clerk });

test('nine million for ninety yuan is a slip: refused, both amounts named, nothing written', async () => {
  const { paymentId } = await propose('孟样例');
  const before = journalState(desk);
  const count = (received: number) =>
    desk.answer('payments.collect', { paymentId, received }, { session: crew.cashier });
  const refused = await count(900_000_000);
  expect(refused).toMatchObject({ ok: false, error: { code: 'cash-too-much' } });
  const message = refused.ok ? '' : refused.error.message;
  for (const named of ['实收 ¥9,000,000.00', '应收 ¥90.00', '¥1,000.00']) expect(message).toContain(named);
  expect(await count(109_001)).toMatchObject({ error: { code: 'cash-too-much' } });
  expect(journalState(desk)).toBe(before);
  expect(await count(109_000)).toMatchObject({ ok: true, value: { change: 100_000 } });
});

test('one reference typed twice is one reference, however it is typed; papers print the one spelling', async () => {
  const { papers } = await propose('孟样例', { payment: qr(' wx 2021１１２００００１ ') });
  const stored = behind(desk, (db) => db.all('SELECT reference FROM payments'));
  expect(stored).toEqual([{ reference: 'WX202111200001' }]);
  for (const { no } of papers) {
    const { ticket } = await desk.call('papers.open', { no }, { session: crew.clerk });
    const { packed } = await readPdf(desk.app.downloads.take(ticket)?.bytes ?? new Uint8Array());
    expect(packed).toContain('交易流水号WX202111200001');
  }
  const again = proposal('卫样例', { payment: qr('WX20211120 0001') });
  expect(await desk.answer('enrollment.propose', again, { session: crew.clerk })).toMatchObject({
    error: { code: 'reference-used' },
  });
  const { paymentId } = await propose('卫样例');
  const payment = qr('wx202111200001');
  expect(await desk.answer('payments.retender', { paymentId, payment }, { session: crew.clerk })).toMatchObject({
    error: { code: 'reference-used' },
  });
});

test('a result file’s 流水号 is compared the same way', async () => {
  const order = async (name: string) => {
    const payment = { ...CASH, tender: 'personal-account' as const };
    const { papers } = await propose(name, { payment });
    const no = papers.find(({ kind }) => kind === 'deduction-acceptance')?.no ?? '';
    return { no, certno: castMember(name).row.certno, amount: '90.00' };
  };
  const lines = [
    { ...(await order('孟样例')), reference: 'gz ２０２１ ' },
    { ...(await order('𬱖样例')), reference: 'GZ2021' },
  ];
  const ticket = desk.app.uploads.put(deductionCsv(lines), '扣缴结果.csv');
  const { jobId } = await desk.call('payments.importDeductions', { ticket }, { session: crew.clerk });
  const outcome = deductionOutcomeSchema.parse((await finishJob(desk, jobId, crew.clerk)).outcome);
  expect(outcome).toMatchObject({ deducted: 1, refused: [{ line: 3, field: '流水号' }] });
});
