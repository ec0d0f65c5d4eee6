/** Every type of entry can be written by a desk, and test/fixtures/entries keeps one of each (DESIGN §3.3). */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { demoOperators } from '../../main/demo/operators.ts';
import { castMember } from '../../main/demo/cast.ts';
import { entryTypes } from '../../shared/entries.ts';
import { NOTICE_IDS } from '../../shared/notice-items.ts';
import { claimOf, WORKED_PAYABLE } from '../support/claims.ts';
import { deductionCsv } from '../support/deductions.ts';
import { finishJob, openDemoDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { decideWorkedStay } from '../support/decide.ts';
import { eraseLawfully } from '../support/erase.ts';
import { accepted, authorised } from '../support/feed-items.ts';
import { beginPrint, printOut } from '../support/papers.ts';
import { cardOf, proposal } from '../support/proposals.ts';
import { joinDesk, NEVER } from '../support/joined-desk.ts';
import { CENTRE_URL, CODE, smallCentre, type SmallCentre } from '../support/small-centre.ts';
import { behind, type Crew, deskTemplate, signInCrew } from '../support/spine.ts';

const folder = fileURLToPath(new URL('../fixtures/entries/', import.meta.url));

/** Shipped once and read for ever, but written no more: their fixtures stay as they are. */
const RETIRED: readonly string[] = ['package.taken/1', 'claim.tried/1'];
/** Written by a desk with a centre behind it: their fixtures are a history of their own. */
const DECIDING: readonly string[] = [
  'claim.tried/2',
  'claim.determined/1',
  'claim.reviewed/1',
  'claim.decided/1',
  'paper.issued/1',
];
/** What the tables of those stand on. */
const BENEATH: readonly string[] = ['policy.proposed/1', 'claim.opened/1'];
const isRetired = (name: string): boolean => RETIRED.some((type) => name === `${type.replace('/', '-')}.json`);

/** One file for a type; proposals differ by tender, and a deduction needs the proposal it belongs to. */
function nameOf({ type, bytes }: Recorded): string {
  const { tender } = JSON.parse(bytes).amounts as { tender?: string }; // what the desk has just written
  const mark = type.startsWith('policy.proposed') ? `-${tender}` : '';
  return `${type.replace('/', '-')}${mark}.json`;
}

/** An entry as stored; a null body was erased or never was. */
interface Recorded {
  readonly ordinal: number;
  readonly type: string;
  readonly bytes: string;
  readonly hash: string;
  readonly salt: string | null;
  readonly body: string | null;
}

/** The entries of a history in which everything happens once. */
async function everything(): Promise<Recorded[]> {
  const centre = smallCentre();
  const desk = await openDemoDesk(testPorts({ line: centre.line, clock: centre.clock, after: NEVER }));
  try {
    const crew = await signInCrew(desk);
    await work(desk, crew);
    await seeTo(desk, crew, centre);
    return recordedBy(desk);
  } finally {
    await desk.dispose();
  }
}

function recordedBy(desk: TestDesk): Recorded[] {
  return behind(desk, (db) =>
    db.all<Recorded>(
      `SELECT ordinal, type, bytes, hash, hex(salt) AS salt, body
       FROM journal LEFT JOIN documents ON entry_id = id ORDER BY ordinal`,
    ),
  );
}

async function work(desk: TestDesk, { clerk, cashier, admin }: Crew): Promise<void> {
  const session = clerk;
  await desk.call('sync.join', { url: CENTRE_URL, code: CODE }, { session: admin });
  await desk.call('demo.setDay', { day: '2021-11-20' }, { session });
  for (const name of ['孟样例', '谢样例']) {
    const card = cardOf(castMember(name));
    await desk.call('enrollment.check', { planId: 'zaozhuang-2022', card }, { session });
  }
  await confirmNotices(desk, session);
  const { policyId, paymentId, papers } = await desk.call('enrollment.propose', proposal('孟样例'), { session });
  const no = papers[0]?.no ?? '';
  const who = { by: 'typed' as const, certno: castMember('孟样例').row.certno };
  await desk.call('person.reveal', { who, field: 'certno', reason: '核对本人身份' }, { session });
  await desk.call('papers.open', { no }, { session });
  await printOut(desk, no, session);
  const { printId } = await beginPrint(desk, no, session);
  await desk.call('papers.confirm', { printIds: [printId], cameOut: false }, { session });
  await desk.call('papers.void', { no, cause: 'wrong-content', reason: '样例：姓名写错' }, { session });
  await desk.call('payments.collect', { paymentId, received: 20_000 }, { session: cashier });
  await deduct(desk, session);
  await retender(desk, session);
  const claim = claimOf(policyId, '孟样例', { invoices: [{ bill_code: '0370', bill_no: '0001' }] });
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session });
  const { claimId } = await desk.call('claims.open', claim, { session });
  const { claimant, visit } = claim;
  await desk.call('claims.amend', { claimId, claimant, visit, invoices: [] }, { session });
  await desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session });
  await desk.call('citizen.rate', { kind: 'claim', id: claimId, level: 4, reasons: ['clear'] }, { session });
  await desk.call('claims.withdraw', { claimId, reason: '申请人撤回' }, { session });
  await desk.answer('session.signIn', { operatorNo: '1001', password: 'cuowu2022', purpose: 'session' });
  const operator = demoOperators.find(({ operatorNo }) => operatorNo === '2001') ?? absent();
  await desk.call('operators.change', { operator, standing: 'left' }, { session: admin });
  await desk.call('settings.change', { key: 'reader.address', value: null }, { session: admin });
  await desk.call('session.changePassword', { password: 'tiyan2022', newPassword: 'tiyan2023' }, { session });
  await desk.call('session.lock', {}, { session });
  const looks = behind(desk, (db) =>
    db.all<{ id: string }>(`SELECT id FROM journal WHERE type = 'person.opened/1' ORDER BY ordinal DESC LIMIT 1`),
  );
  const looked = looks.map(({ id }) => id);
  expect(await eraseLawfully(desk, looked)).toMatchObject({ ok: true });
}

/** An alarm of the centre, and what a supervisor did about it. */
async function seeTo(desk: TestDesk, { supervisor }: Crew, centre: SmallCentre): Promise<void> {
  centre.publish('desk/TY01', [
    { kind: 'alarm', code: 'engine-differs', subject: 'x', sentence: '样例：同一张试算单，中心算得的金额不同。' },
  ]);
  await desk.call('sync.now', {}, { session: supervisor });
  const { alarms } = await desk.call('sync.status', {}, { session: supervisor });
  const subject = alarms[0]?.key ?? '';
  await desk.call('sync.handle', { kind: 'alarm', subject, reason: '样例：已与中心核对' }, { session: supervisor });
}

/** Every item, by the citizen on the 客户屏. */
async function confirmNotices(desk: TestDesk, session: string): Promise<void> {
  const { psn_cert_type, certno } = castMember('孟样例').row;
  const card = { psn_cert_type, certno };
  const items = [...NOTICE_IDS];
  const input = {
    planId: 'zaozhuang-2022',
    card,
    applicant: card,
    channel: 'screen',
    items,
    otherIndemnity: 'no',
    signature: null,
  } as const;
  await desk.call('citizen.confirmNotices', input, { session });
}

async function deduct(desk: TestDesk, session: string): Promise<void> {
  const payment = { tender: 'personal-account' as const, payer: null, reference: null, subsidy: null };
  const { papers } = await desk.call('enrollment.propose', proposal('𬱖样例', { payment }), { session });
  const no = papers.find(({ kind }) => kind === 'deduction-acceptance')?.no ?? '';
  const line = { no, certno: castMember('𬱖样例').row.certno, amount: '90.00' };
  const ticket = desk.app.uploads.put(deductionCsv([line]), '扣缴结果.csv');
  const { jobId } = await desk.call('payments.importDeductions', { ticket }, { session });
  expect(await finishJob(desk, jobId, session)).toMatchObject({ outcome: { deducted: 1 } });
}

/** A card payment that was mistyped gives way to cash. */
async function retender(desk: TestDesk, session: string): Promise<void> {
  const byCard = { tender: 'card' as const, payer: null, reference: 'POS-0001', subsidy: null };
  const { paymentId } = await desk.call('enrollment.propose', proposal('柏样例', { payment: byCard }), { session });
  const payment = { ...byCard, tender: 'cash' as const, reference: null };
  await desk.call('payments.retender', { paymentId, payment }, { session });
}

test('one history writes every type of entry this version knows, and each has its fixture', async () => {
  const recorded = await everything();
  const written = Object.keys(entryTypes).filter((type) => !RETIRED.includes(type) && !DECIDING.includes(type));
  expect(new Set(recorded.map(({ type }) => type).filter((type) => !DECIDING.includes(type)))).toEqual(
    new Set(written),
  );
  const wanted = new Map(
    recorded
      .toReversed()
      .filter(({ type }) => !DECIDING.includes(type))
      .map((entry) => [nameOf(entry), entry]),
  );
  for (const [name, entry] of process.env['WRITE_ENTRIES'] === '1' ? wanted : []) {
    if (!existsSync(folder + name)) writeFileSync(folder + name, `${JSON.stringify(entry, null, 2)}\n`);
  }
  const kept = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(kept.filter((name) => !isRetired(name)).toSorted()).toEqual([...wanted.keys()].toSorted());
  expect(kept.filter(isRetired)).toHaveLength(RETIRED.length);
});

test('a desk that decides writes the others, and each has its fixture beside what it stands on', async () => {
  const recorded = await decidingHistory();
  expect(DECIDING.filter((type) => !recorded.some((entry) => entry.type === type))).toEqual([]);
  const wanted = new Map(
    recorded
      .filter(({ type }) => DECIDING.includes(type) || BENEATH.includes(type))
      .map((entry) => [nameOf(entry), entry]),
  );
  for (const [name, entry] of process.env['WRITE_ENTRIES'] === '1' ? wanted : []) {
    const path = `${folder}deciding/${name}`;
    if (!existsSync(path)) writeFileSync(path, `${JSON.stringify(entry, null, 2)}\n`);
  }
  expect(readdirSync(`${folder}deciding/`).toSorted()).toEqual([...wanted.keys()].toSorted());
});

/** One claim up to its decision, and a 保险凭证. */
async function decidingHistory(): Promise<Recorded[]> {
  const template = await deskTemplate();
  const { desk, crew, centre, sync } = await joinDesk(template);
  try {
    const session = crew.clerk;
    const { policyId } = await desk.call('enrollment.propose', proposal('孟样例'), { session });
    centre.publish('desk/TY01', [accepted(policyId)]);
    centre.publish('region/370400', [authorised('1006')]);
    await sync();
    await desk.call('papers.issue', { kind: 'policy-certificate', subject: policyId }, { session });
    await desk.call('demo.setDay', { day: '2022-07-01' }, { session });
    await decideWorkedStay(desk, policyId, '孟样例', session);
    return recordedBy(desk);
  } finally {
    await desk.dispose();
    template.remove();
  }
}

function absent(): never {
  throw new Error('nobody has this number');
}
