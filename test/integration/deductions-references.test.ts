/** A 流水号 settles one person, an insurer settles its own orders, and a busy desk keeps the file (counter rules 8, 31). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { deductionOutcomeSchema } from '../../shared/contract/enrollment.ts';
import { type DeductionLine, deductionCsv } from '../support/deductions.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { eraseLawfully } from '../support/erase.ts';
import { proposal } from '../support/proposals.ts';
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
let first: DeductionLine;
let second: DeductionLine;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  first = await order('孟样例');
  second = await order('𬱖样例');
  return () => desk.dispose();
});

async function order(name: string): Promise<DeductionLine> {
  const payment = { tender: 'personal-account' as const, payer: null, reference: null, subsidy: null };
  const { papers } = await desk.call('enrollment.propose', proposal(name, { payment }), { session: crew.clerk });
  const no = papers.find(({ kind }) => kind === 'deduction-acceptance')?.no ?? '';
  return { no, certno: castMember(name).row.certno, amount: '90.00' };
}

async function importLines(lines: readonly DeductionLine[], session = crew.clerk) {
  const ticket = desk.app.uploads.put(deductionCsv(lines), '扣缴结果.csv');
  const { jobId } = await desk.call('payments.importDeductions', { ticket }, { session });
  return deductionOutcomeSchema.parse((await finishJob(desk, jobId, session)).outcome);
}

test('one 流水号 settles one person: the second row with it is refused by field, in the same file or a later one', async () => {
  const together = await importLines([
    { ...first, reference: 'GZ-1' },
    { ...second, reference: 'GZ-1' },
  ]);
  expect(together).toMatchObject({ deducted: 1, refused: [{ line: 3, field: '流水号' }] });
  const before = journalState(desk);
  const later = await importLines([{ ...second, reference: 'GZ-1' }]);
  expect(later).toMatchObject({ deducted: 0, refused: [{ line: 2, field: '流水号' }] });
  expect(JSON.stringify(later)).not.toContain(first.certno);
  expect(journalState(desk)).toBe(before);
  expect(await importLines([{ ...second, reference: 'GZ-2' }])).toMatchObject({ deducted: 1, refused: [] });
  const references = behind(desk, (db) => db.all('SELECT reference FROM payments ORDER BY reference'));
  expect(references).toEqual([{ reference: 'GZ-1' }, { reference: 'GZ-2' }]);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('a settled person with another 流水号 may have been charged twice: refused, not “already”', async () => {
  await importLines([{ ...first, reference: 'GZ-1' }]);
  expect(await importLines([{ ...first, reference: 'GZ-1' }])).toMatchObject({ already: 1, refused: [] });
  const other = await importLines([{ ...first, reference: 'GZ-7' }]);
  expect(other).toMatchObject({ already: 0, refused: [{ line: 2, field: '流水号' }] });
  expect(other.refused[0]?.reason).toContain('重复扣款');
});

test('the serial number of a failed row is free for whoever is charged with it', async () => {
  await importLines([{ ...first, isDeducted: false, reference: 'GZ-1' }]);
  expect(await importLines([{ ...second, reference: 'GZ-1' }])).toMatchObject({ deducted: 1, refused: [] });
});

test('an erased result forgets its 流水号, an erased proposal does not', async () => {
  await importLines([{ ...first, reference: 'GZ-1' }]);
  const erase = async (type: string) => {
    const found = behind(desk, (db) => db.all<{ id: string }>('SELECT id FROM journal WHERE type = ?', type));
    const entryIds = found.map(({ id }) => id);
    expect(await eraseLawfully(desk, entryIds)).toMatchObject({ ok: true });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
    return behind(desk, (db) => db.all(`SELECT reference FROM payments WHERE state = 'collected'`));
  };
  expect(await erase('policy.proposed/1')).toEqual([{ reference: 'GZ-1' }]);
  expect(await erase('payment.deducted/1')).toEqual([{ reference: null }]);
});

test('another insurer’s clerk imports nothing of ours: each row is refused by field', async () => {
  const operator = {
    operatorNo: '1101',
    name: '褚样例',
    side: 'insurer' as const,
    insurer: '另一保险公司（样例）',
    grants: ['clerk' as const],
    licenceNo: null,
  };
  await desk.call('operators.add', { operator, password: 'tiyan2022' }, { session: crew.admin });
  const other = await desk.signIn('1101');
  await desk.call('shift.open', {}, { session: other });
  const before = journalState(desk);
  const outcome = await importLines([first, second], other);
  expect(outcome).toMatchObject({ deducted: 0, papers: [] });
  expect(outcome.refused.map(({ line, field }) => [line, field])).toEqual([
    [2, '受理单号'],
    [3, '受理单号'],
  ]);
  expect(journalState(desk)).toBe(before);
});

test('a file handed in while another is read is not lost: the same ticket works afterwards', async () => {
  const start = (ticket: string) => desk.answer('payments.importDeductions', { ticket }, { session: crew.clerk });
  const one = desk.app.uploads.put(deductionCsv([first]), '一.csv');
  const two = desk.app.uploads.put(deductionCsv([{ ...second, reference: 'GZ-2' }]), '二.csv');
  const [running, busy] = await Promise.all([start(one), start(two)]);
  expect(busy).toMatchObject({ ok: false, error: { code: 'job-busy' } });
  await finishJob(desk, running?.ok === true ? running.value.jobId : '', crew.clerk);
  const again = await start(two);
  expect(again).toMatchObject({ ok: true });
  const job = await finishJob(desk, again.ok ? again.value.jobId : '', crew.clerk);
  expect(job).toMatchObject({ state: 'done', outcome: { deducted: 1 } });
});
