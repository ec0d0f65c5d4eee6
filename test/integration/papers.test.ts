import { afterAll, beforeAll, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import type { Database } from '../../main/database/open.ts';
import { maskCertno } from '../../shared/mask.ts';
import { fen, formatYuan, inWords } from '../../shared/money.ts';
import { openDemoDesk, type TestClock, type TestDesk, testClock, testPorts } from '../support/desk.ts';
import { readDemoDatabase } from '../support/database.ts';
import { proposal, related } from '../support/proposals.ts';
import { readPdf } from '../support/read-pdf.ts';
import { workedStay } from '../support/sheets.ts';

interface PaperRow {
  readonly no: string;
  readonly kind: string;
  readonly certno: string;
  readonly psn_name: string;
  readonly premium_fen: number;
  readonly kept_fen: number;
}

let desk: TestDesk;
let db: Database;
let clerk: string;
const clock: TestClock = testClock();

beforeAll(async () => {
  desk = await openDemoDesk(testPorts({ clock }));
  db = readDemoDatabase(desk.ports.dataDir);
  clerk = await desk.signIn('1001');
  await desk.call('shift.open', {}, { session: clerk });
});

afterAll(async () => {
  db.close();
  await desk.dispose();
});

async function paperText(no: string): Promise<string> {
  const { ticket } = await desk.call('papers.open', { no }, { session: clerk });
  const file = desk.app.downloads.take(ticket);
  if (file === null) throw new Error(`${no} gave no file`);
  expect(desk.app.downloads.take(ticket)).toBeNull();
  return (await readPdf(file.bytes)).packed;
}

function paperRow(no: string): PaperRow {
  const row = db.one<PaperRow>(
    `SELECT no, kind, certno, psn_name, premium_fen, kept_fen FROM papers
     JOIN policies ON policies.policy_id = papers.subject JOIN payments ON payments.policy_id = policies.policy_id
     WHERE no = ?`,
    no,
  );
  if (row === undefined) throw new Error(`${no} is not in the database`);
  return row;
}

test('every paper of a cash policy says what the database holds', async () => {
  const proposed = await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk });
  const cashier = await desk.signIn('1002');
  await desk.call('shift.open', {}, { session: cashier });
  const input = { paymentId: proposed.paymentId, received: 20_000 };
  const collected = await desk.call('payments.collect', input, { session: cashier });
  for (const paper of [...proposed.papers, ...collected.papers]) {
    const row = paperRow(paper.no);
    const text = await paperText(paper.no);
    expect(row.kind).toBe(paper.kind);
    expect(text).toContain(row.no);
    expect(text).toContain(row.psn_name);
    expect(text).toContain(maskCertno(row.certno));
    expect(text).not.toContain(row.certno);
    expect(text).toContain(formatYuan(fen(row.premium_fen)));
    expect(text).toContain(inWords(fen(row.premium_fen)));
  }
  const receipt = collected.papers[0]?.no ?? '';
  expect(paperRow(receipt).kept_fen).toBe(paperRow(receipt).premium_fen);
  expect(await paperText(receipt)).toContain(`找零¥${formatYuan(collected.change)}`);
});

test('a paper opened twice is the same paper, and both looks are journaled', async () => {
  const { papers } = await desk.call('enrollment.propose', proposal('柏样例'), { session: clerk });
  const no = papers[0]?.no ?? '';
  const [first, second] = [await paperText(no), await paperText(no)];
  expect(second).toBe(first);
  expect(first).toContain('次年基本医保未缴费的，自恢复医保待遇之日起享受');
  const looks = db.one<{ count: number }>(
    `SELECT count(*) AS count FROM journal WHERE type = 'paper.opened/1' AND bytes ->> '$.amounts.no' = ?`,
    no,
  );
  expect(looks).toEqual({ count: 2 });
});

test('a child’s policy names guardian, payer and relation', async () => {
  const mother = castMember('秦样例');
  const changes = {
    applicant: related(mother, '30'),
    payment: {
      tender: 'personal-account' as const,
      payer: related(mother, '30'),
      reference: null,
      subsidy: null,
    },
  };
  const { papers } = await desk.call('enrollment.propose', proposal('秦小样', changes), { session: clerk });
  expect(papers.map((paper) => paper.kind)).toEqual(['proposal-acceptance', 'deduction-acceptance']);
  const text = await paperText(papers[1]?.no ?? '');
  expect(text).toContain('扣缴受理单');
  expect(text).toContain('秦样例');
  expect(text).toContain('本单不是收据');
});

test('the 试算单 carries the figures of the settlement row, both while 既往症 is undetermined', async () => {
  const member = castMember('柏样例');
  const { policies } = await desk.call(
    'policies.ofPerson',
    { certno: member.row.certno, purpose: 'claim' },
    { session: clerk },
  );
  clock.set('2022-07-01');
  clerk = await desk.signIn('1001');
  const visit = {
    sheet: workedStay(),
    drugSum: { amount: 3_120_000, source: 'iteminfo' as const },
    listedDrugs: [],
    othPayIs: null,
    otherPayers: [],
    otherInsurance: 0,
    paidElsewhere: [],
    struck: [],
  };
  const policyId = policies[0]?.policyId ?? '';
  const facts = { claimant: related(member, '01'), visit, invoices: [] };
  const { claimId } = await desk.call('claims.open', { policyId, ...facts }, { session: clerk });
  const expected = { healthy: 1_852_500, preexisting: 741_000 };
  const tried = await desk.call('claims.try', { claimId, expected }, { session: clerk });
  const row = db.one<{ healthy_fen: number; preexisting_fen: number }>(
    'SELECT healthy_fen, preexisting_fen FROM settlements WHERE settlement_id = ?',
    tried.settlementId,
  );
  expect(row).toEqual({ healthy_fen: 1_852_500, preexisting_fen: 741_000 });
  const text = await paperText(tried.papers[0]?.no ?? '');
  for (const figure of ['18,525.00', '7,410.00', '10,125.00', '8,400.00']) expect(text).toContain(figure);
  expect(text).toContain('尚未承保，以承保结果为准');
  expect(text).toContain('非给付决定，以保险公司核定为准');
});
