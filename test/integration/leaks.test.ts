/** After a day's work nothing on the disk names a person in clear: data folder, temp folder, log (DESIGN idea 11). */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { inventPeople, rosterCsv } from '../../main/demo/people.ts';
import { createLog } from '../../main/log.ts';
import { claimOf, onClaimDay, WORKED_PAYABLE } from '../support/claims.ts';
import { deductionText } from '../support/deductions.ts';
import { finishJob, openDemoDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { openLiveDesk, ADMIN, signInAs } from '../support/live-desk.ts';
import { cardOf, drawnProposal, proposal, related } from '../support/proposals.ts';
import { behind, type Crew, signInCrew } from '../support/spine.ts';

const PHONE = '13900005678';
const HOSPITAL = '泄露样例医院';
const ROSTER = [...inventPeople(77, 2_000)];
const NAMES = ['孟样例', '秦样例', '秦小样', '钟样例', '郑样例', ADMIN.name];
/** Two-character names would be found by chance in megabytes of random bytes; these are six bytes and more. */
const SECRETS: readonly string[] = [
  ...NAMES,
  ...['孟样例', '秦样例', '秦小样', '钟样例'].map((name) => castMember(name).row.certno),
  ...ROSTER.slice(0, 50).flatMap(({ certno, psn_no }) => [certno, psn_no]),
  ...ROSTER.filter(({ psn_name }) => psn_name.length >= 3)
    .slice(0, 20)
    .map(({ psn_name }) => psn_name),
  PHONE,
  HOSPITAL,
  'tiyan2022',
  ADMIN.password,
];

const ENCODINGS = ['utf8', 'utf16le', 'utf16be', 'gbk'] as const;
const NEEDLES = SECRETS.flatMap((secret) =>
  ENCODINGS.map((encoding) => ({ secret, encoding, bytes: iconv.encode(secret, encoding) })),
).filter(({ bytes }) => bytes.length >= 6);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** Each secret found in each file, by its encoding. */
function findingsIn(folders: readonly string[]): string[] {
  return folders.flatMap(filesUnder).flatMap((path) => {
    const content = readFileSync(path);
    return NEEDLES.filter(({ bytes }) => content.includes(bytes)).map(
      ({ secret, encoding }) => `${secret} as ${encoding} in ${path}`,
    );
  });
}

let temp: string;
let usualTemp: string | undefined;
let desk: TestDesk;
let live: TestDesk;
let crew: Crew;
beforeAll(async () => {
  usualTemp = process.env['TMPDIR'];
  temp = mkdtempSync(join(tmpdir(), 'leaks '));
  mkdirSync(join(temp, 'data'));
  mkdirSync(join(temp, 'temp'));
  process.env['TMPDIR'] = join(temp, 'temp');
  // Native code reads the process's environment, which only the main thread of a process can set.
  if (!isMainThread) throw new Error('run this file in a process of its own (vitest pool: forks)');
  desk = await openDemoDesk(portsOf('demo'));
  crew = await signInCrew(desk);
  await dayOfWork();
  live = await openLiveDesk(portsOf('live'));
  await signInAs(live, ADMIN.operatorNo, ADMIN.password);
}, 120_000);
afterAll(async () => {
  if (usualTemp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualTemp;
  await live.app.close();
  rmSync(temp, { recursive: true, force: true });
});

function portsOf(name: string) {
  const dataDir = join(temp, 'data', name);
  mkdirSync(dataDir);
  return testPorts({ dataDir, log: createLog(join(dataDir, 'log', 'desk.log')) });
}

async function dayOfWork(): Promise<void> {
  const session = crew.clerk;
  await importRoster();
  const card = cardOf(castMember('孟样例'));
  await desk.call('enrollment.check', { planId: 'zaozhuang-2022', card }, { session });
  const withPhone = { ...proposal('孟样例').insured, tel: PHONE };
  const first = await desk.call('enrollment.propose', proposal('孟样例', { insured: withPhone }), { session });
  await desk.call('payments.collect', { paymentId: first.paymentId, received: 10_000 }, { session: crew.cashier });
  await deduct();
  for (let who = 0; who < 10; who += 1) await desk.call('enrollment.propose', drawnProposal(who, 'card'), { session });
  const claim = claimOf(first.policyId, '孟样例');
  const sheet = { ...claim.visit.sheet, fixmedins_name: HOSPITAL };
  const { papers } = await onClaimDay(desk, session, async () => {
    const { claimId } = await desk.call('claims.open', { ...claim, visit: { ...claim.visit, sheet } }, { session });
    return desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session });
  });
  for (const { no } of [...first.papers, ...papers]) {
    const { ticket } = await desk.call('papers.open', { no }, { session });
    expect(desk.app.downloads.take(ticket)?.bytes.length).toBeGreaterThan(5_000);
  }
  await refusals();
  const { jobId } = await desk.call('journal.verify', {}, { session: crew.supervisor });
  expect(await finishJob(desk, jobId, crew.supervisor)).toMatchObject({ outcome: { ok: true } });
  await faultWithAName();
}

/** The cast and two thousand more, so that enrolment goes on afterwards. */
async function importRoster(): Promise<void> {
  const cast = ['孟样例', '秦样例', '秦小样', '钟样例'].map((name) => castMember(name).row);
  const bytes = iconv.encode(rosterCsv([...cast, ...inventPeople(2021, 300), ...ROSTER]), 'gb18030');
  const ticket = desk.app.uploads.put(bytes, '参保名单.csv');
  const { jobId } = await desk.call('roster.import', { ticket, asOf: '2021-11-19' }, { session: crew.admin });
  expect(await finishJob(desk, jobId, crew.admin)).toMatchObject({ state: 'done' });
}

async function deduct(): Promise<void> {
  const parent = related(castMember('秦样例'), '30');
  const payment = { tender: 'personal-account' as const, payer: parent, reference: null, subsidy: null };
  const order = proposal('秦小样', { applicant: parent, payment });
  const { papers } = await desk.call('enrollment.propose', order, { session: crew.clerk });
  const no = papers.find(({ kind }) => kind === 'deduction-acceptance')?.no ?? '';
  const text = deductionText([{ no, certno: order.insured.certno, amount: '90.00' }]);
  const ticket = desk.app.uploads.put(Buffer.from(text), '扣缴.csv');
  const { jobId } = await desk.call('payments.importDeductions', { ticket }, { session: crew.clerk });
  expect(await finishJob(desk, jobId, crew.clerk)).toMatchObject({ outcome: { deducted: 1 } });
}

/** Refusals, and a fault whose own message holds a name: JSON.parse quotes what it could not read. */
async function refusals(): Promise<void> {
  const session = crew.clerk;
  expect(await desk.answer('enrollment.propose', proposal('孟样例'), { session })).toMatchObject({ ok: false });
  await signInAs(desk, '1001', 'tiyan2022x');
  await signInAs(desk, '郑样例', 'tiyan2022');
}

async function faultWithAName(): Promise<void> {
  const { policies } = await desk.call('policies.list', { paymentState: null, limit: 200 }, { session: crew.clerk });
  const policyId = policies.find(({ psn_name }) => psn_name === '孟样例')?.policyId ?? '';
  behind(desk, (db) => {
    db.execute(`DROP TRIGGER documents_only_erased;
      UPDATE documents SET body = '孟样例 ' || body WHERE entry_id IN (SELECT id FROM journal WHERE type = 'claim.opened/1')`);
  });
  const answer = await desk.answer('claims.context', { policyId }, { session: crew.clerk });
  expect(answer).toMatchObject({ ok: false, error: { code: 'fault' } });
  expect(JSON.stringify(answer)).not.toContain('孟样例');
}

describe('nothing in clear', () => {
  test('the search itself finds what lies in clear, in each encoding, and on a made-up leak', () => {
    const decoy = join(temp, 'decoy');
    mkdirSync(decoy);
    for (const encoding of ENCODINGS) writeFileSync(join(decoy, encoding), iconv.encode(`x孟样例y${PHONE}`, encoding));
    const found = findingsIn([decoy]);
    for (const encoding of ENCODINGS) expect(found.join('\n')).toContain(`孟样例 as ${encoding}`);
    rmSync(decoy, { recursive: true });
    expect(filesUnder(join(temp, 'data')).length).toBeGreaterThan(6);
  });
  test('while the desk is open, with its write-ahead log beside the database', () => {
    const names = filesUnder(join(temp, 'data', 'demo')).map((path) => path.slice(temp.length));
    expect(names.join(' ')).toContain('main.db-wal');
    expect(readFileSync(join(temp, 'data', 'demo', 'log', 'desk.log'), 'utf8')).toContain('"msg":"fault"');
    expect(findingsIn([temp])).toEqual([]);
  });
  test('after it was closed; and the temp folder is empty', async () => {
    await desk.app.close();
    expect(findingsIn([temp])).toEqual([]);
    expect(filesUnder(join(temp, 'temp'))).toEqual([]);
  });
});
