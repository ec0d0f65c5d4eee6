/** 扣缴结果文件: person by person, the same file twice changes nothing, receipts only for money that came (counter rule 8). */
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { castMember } from '../../main/demo/cast.ts';
import { entryTypes } from '../../shared/entries.ts';
import { deductionOutcomeSchema } from '../../shared/contract/enrollment.ts';
import { type DeductionLine, deductionText } from '../support/deductions.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { proposal, related } from '../support/proposals.ts';
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
let own: DeductionLine;
let daughter: DeductionLine;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  own = await order(proposal('孟样例', { payment: fromAccount(null) }), '孟样例');
  const parent = related(castMember('秦样例'), '30');
  daughter = await order(proposal('秦小样', { applicant: parent, payment: fromAccount(parent) }), '秦小样');
  return () => desk.dispose();
});

function fromAccount(payer: ReturnType<typeof related> | null) {
  return { tender: 'personal-account' as const, payer, reference: null, subsidy: null };
}

/** Proposes and gives the row with which the account system would answer. */
async function order(input: ReturnType<typeof proposal>, name: string): Promise<DeductionLine> {
  const { papers } = await desk.call('enrollment.propose', input, { session: crew.clerk });
  const no = papers.find(({ kind }) => kind === 'deduction-acceptance')?.no ?? '';
  return { no, certno: castMember(name).row.certno, amount: '90.00' };
}

/** Imports a file's bytes and gives the job. */
async function importBytes(bytes: Uint8Array, session = crew.clerk) {
  const ticket = desk.app.uploads.put(bytes, '扣缴结果.csv');
  const { jobId } = await desk.call('payments.importDeductions', { ticket }, { session });
  return finishJob(desk, jobId, session);
}

async function importText(text: string): Promise<z.infer<typeof deductionOutcomeSchema>> {
  const job = await importBytes(Buffer.from(text));
  expect(job).toMatchObject({ state: 'done', error: null });
  return deductionOutcomeSchema.parse(job.outcome);
}

const states = () =>
  behind(desk, (db) =>
    db.all('SELECT psn_name, payments.state, kept_fen FROM payments JOIN policies USING (policy_id) ORDER BY kept_fen'),
  );

test('one deducted, one failed with its reason: a receipt for the first only, and nothing kept of the second', async () => {
  const outcome = await importText(deductionText([own, { ...daughter, isDeducted: false, reason: '账户余额不足' }]));
  expect(outcome).toMatchObject({ deducted: 1, failed: 1, already: 0, refused: [] });
  expect(outcome.papers.map(({ kind }) => kind)).toEqual(['premium-receipt']);
  expect(states()).toEqual([
    { psn_name: '秦小样', state: 'failed', kept_fen: 0 },
    { psn_name: '孟样例', state: 'collected', kept_fen: 9_000 },
  ]);
  const { policies } = await desk.call('policies.list', { paymentState: null, limit: 10 }, { session: crew.clerk });
  const papersOf = (name: string) => policies.find(({ psn_name }) => psn_name === name)?.papers.map(({ kind }) => kind);
  expect(papersOf('孟样例')).toEqual(['proposal-acceptance', 'deduction-acceptance', 'premium-receipt']);
  expect(papersOf('秦小样')).toEqual(['proposal-acceptance', 'deduction-acceptance']);
  const reasons = behind(desk, (db) =>
    db.all<{ body: string }>(
      `SELECT body FROM documents JOIN journal ON id = entry_id WHERE type = 'payment.deducted/1'`,
    ),
  ).map(({ body }) => entryTypes['payment.deducted/1'].body.parse(JSON.parse(body)).reason);
  expect(new Set(reasons)).toEqual(new Set(['账户余额不足', null]));
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
});

test('the same file again and again changes nothing', async () => {
  const text = deductionText([own, { ...daughter, isDeducted: false }]);
  await importText(text);
  const before = journalState(desk);
  for (let round = 0; round < 2; round += 1) {
    expect(await importText(text)).toEqual({ deducted: 0, failed: 0, already: 2, refused: [], papers: [] });
  }
  expect(journalState(desk)).toBe(before);
});

test('two imports at the same time: the second waits its turn, and each person is settled once', async () => {
  const start = () => {
    const ticket = desk.app.uploads.put(Buffer.from(deductionText([own, daughter])), '扣缴结果.csv');
    return desk.answer('payments.importDeductions', { ticket }, { session: crew.clerk });
  };
  const [first, second] = await Promise.all([start(), start()]);
  expect(second).toMatchObject({ ok: false, error: { code: 'job-busy' } });
  const job = await finishJob(desk, first?.ok === true ? first.value.jobId : '', crew.clerk);
  expect(job).toMatchObject({ outcome: { deducted: 2, already: 0 } });
});

test('a later file that says the opposite is not passed over in silence', async () => {
  await importText(deductionText([{ ...own, isDeducted: false }]));
  const before = journalState(desk);
  const outcome = await importText(deductionText([own]));
  expect(outcome).toMatchObject({ deducted: 0, already: 0, refused: [{ line: 2, field: '结果' }] });
  expect(outcome.refused[0]?.reason).toContain('失败');
  expect(journalState(desk)).toBe(before);
});

describe('rows that do not fit are refused one by one, in words without anybody’s data', () => {
  const other = castMember('柏样例').row.certno;
  test.each([
    ['金额', { amount: '91.00' }, '应为 90.00，文件中为 91.00'],
    ['金额', { amount: '90.001' }, '小数'],
    ['金额', { amount: '-90.00' }, '负'],
    ['金额', { amount: '' }, '未填写'],
    ['证件号码', { certno: other }, '与受理单上的被保险人不符'],
    ['受理单号', { no: 'TY01-20211120-A-000001-0' }, '校验不符'],
    ['受理单号', { no: 'garbage' }, '格式'],
    ['流水号', { reference: '' }, '流水号'],
    ['原因', { isDeducted: false, reason: '' }, '原因'],
  ])('%s %j', async (field, wrong, reason) => {
    const before = journalState(desk);
    const outcome = await importText(deductionText([{ ...own, ...wrong }]));
    expect(outcome).toMatchObject({ deducted: 0, failed: 0, already: 0, papers: [] });
    expect(outcome.refused).toEqual([{ line: 2, field, reason: expect.stringContaining(reason) }]);
    const { certno, psn_name } = castMember('孟样例').row;
    for (const personal of [certno, psn_name, other]) expect(JSON.stringify(outcome)).not.toContain(personal);
    expect(journalState(desk)).toBe(before);
  });
  test('a paper that is no deduction order, and an unknown word for the outcome', async () => {
    const { policies } = await desk.call('policies.list', { paymentState: null, limit: 10 }, { session: crew.clerk });
    const acceptance = policies.flatMap(({ papers }) => papers).find(({ kind }) => kind === 'proposal-acceptance');
    const text = deductionText([{ ...own, no: acceptance?.no ?? '' }, own]).replace(/成功(?!.*成功)/s, '大概');
    const outcome = await importText(text);
    expect(outcome.refused.map(({ line, field }) => [line, field])).toEqual([
      [2, '受理单号'],
      [3, '结果'],
    ]);
  });
  test('good rows beside bad ones are settled', async () => {
    const outcome = await importText(deductionText([{ ...daughter, amount: '1.00' }, own]));
    expect(outcome).toMatchObject({ deducted: 1, refused: [{ line: 2, field: '金额' }] });
  });
});

describe('files', () => {
  test.each(['gbk', 'gb18030', 'utf8'])('in %s are read', async (encoding) => {
    const reason = '账户余额不足';
    const job = await importBytes(iconv.encode(deductionText([{ ...own, isDeducted: false, reason }]), encoding));
    expect(job).toMatchObject({ state: 'done', outcome: { failed: 1, refused: [] } });
  });
  test('with a byte order mark, other order of columns and further columns are read', async () => {
    const text = `\ufeff流水号,备注,结果,金额,证件号码,受理单号,原因\r\nGZ1,无,1,"90.00",${own.certno},${own.no},\r\n`;
    expect(await importText(text)).toMatchObject({ deducted: 1, refused: [] });
  });
  test.each([
    ['nothing', ''],
    ['only a header', '受理单号,证件号码,金额,结果,原因,流水号\r\n'],
    ['a missing column', '受理单号,证件号码,金额,结果,原因\r\nx,x,x,x,x\r\n'],
    ['a column twice', '受理单号,证件号码,金额,结果,原因,流水号,金额\r\nx,x,x,x,x,x,x\r\n'],
    ['an open quote', '受理单号,证件号码,金额,结果,原因,流水号\r\n"x,x,x,x,x,x\r\n'],
    ['a spreadsheet', 'PK\u0003\u0004\u0000\u0000'],
  ])('with %s are refused whole, by name of the file', async (_, text) => {
    const before = journalState(desk);
    const job = await importBytes(Buffer.from(text));
    expect(job).toMatchObject({ state: 'failed', error: { code: 'deduction-file-invalid' } });
    expect(job.error?.message).toContain('扣缴结果.csv');
    expect(journalState(desk)).toBe(before);
  });
  test('a ticket is good once', async () => {
    const ticket = desk.app.uploads.put(Buffer.from(deductionText([own])), '扣缴结果.csv');
    const { jobId } = await desk.call('payments.importDeductions', { ticket }, { session: crew.clerk });
    await finishJob(desk, jobId, crew.clerk);
    const again = await desk.answer('payments.importDeductions', { ticket }, { session: crew.clerk });
    expect(again).toMatchObject({ ok: false, error: { code: 'ticket-unknown' } });
  });
});
