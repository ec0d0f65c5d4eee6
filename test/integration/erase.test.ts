/** journal.erase: the content goes for good; chains, counts, sums and numbers stay and still verify (DESIGN §3.3). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { claimOf, WORKED_PAYABLE } from '../support/claims.ts';
import type { TestDesk } from '../support/desk.ts';
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

const RULE = '健康保险合同终止满五年';
const INVOICE = { bill_code: '0370', bill_no: '0001' };

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
let policyId: string;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  const proposed = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
  policyId = proposed.policyId;
  await desk.call('payments.collect', { paymentId: proposed.paymentId, received: 9_000 }, { session: crew.cashier });
});
afterEach(() => desk.dispose());

function entriesOf(pattern: string): string[] {
  return behind(desk, (db) =>
    db.all<{ id: string }>('SELECT id FROM journal WHERE type GLOB ? ORDER BY ordinal', pattern),
  ).map(({ id }) => id);
}

const erase = (entryIds: string[]) => eraseLawfully(desk, entryIds, RULE);

/** An erasure today, by a session of the crew and an approver as given. */
const eraseNow = (entryIds: string[], session: string, operatorNo = '1004', password = 'tiyan2022') => {
  const approver = { operatorNo, password };
  return desk.answer('journal.erase', { entryIds, rule: RULE, reason: '保存期届满', approver }, { session });
};

const openClaim = async (invoices = [INVOICE]): Promise<string> =>
  (await desk.call('claims.open', claimOf(policyId, '孟样例', { invoices }), { session: crew.clerk })).claimId;

test('an erased policy keeps state, premium and paper numbers and shows itself as destroyed', async () => {
  const before = proofOf(desk.ports.dataDir);
  expect(await erase(entriesOf('policy.*'))).toMatchObject({ ok: true, value: { erased: 1 } });
  const { policies } = await desk.call('policies.list', { paymentState: null, limit: 10 }, { session: crew.clerk });
  expect(policies).toMatchObject([
    { policyId, psn_name: '（已销毁）', certno: '（已销毁）', premium: 9_000, state: 'proposed' },
  ]);
  const [policy] = policies;
  expect(policy?.payment).toMatchObject({ amount: 9_000, state: 'collected', payerName: '（已销毁）' });
  expect(policy?.papers.map(({ kind }) => kind)).toEqual(['proposal-acceptance', 'premium-receipt']);

  const after = proofOf(desk.ports.dataDir);
  expect(after).toMatchObject({ ok: true, findings: [], erased: [{ rule: RULE, entries: 1 }] });
  const heads = (report: typeof before) => new Map(report.chains.map(({ chain, entries }) => [chain, entries]));
  expect(heads(after).get('business')).toBe((heads(before).get('business') ?? 0) + 1);
  // One content gone, and the erasure's own added.
  expect(after.documents).toBe(before.documents);
});

test('nothing of the erased content is left in any table, and freed space is overwritten', async () => {
  const { psn_name, certno } = castMember('孟样例').row;
  await erase([...entriesOf('policy.*'), ...entriesOf('payment.*')]);
  const found = behind(desk, (db) => {
    const tables = db.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
    const rows = tables.flatMap(({ name }) => db.all(`SELECT * FROM ${name}`).map((row) => JSON.stringify(row)));
    expect(rows.length).toBeGreaterThan(50);
    expect(Number(db.pragma('secure_delete'))).toBe(1);
    return rows.filter((row) => row.includes(psn_name) || row.includes(certno));
  });
  expect(found).toEqual([]);
});

test('an erased paper says that it was destroyed; a person erased may be taken in anew', async () => {
  const { policies } = await desk.call('policies.list', { paymentState: null, limit: 1 }, { session: crew.clerk });
  const no = policies[0]?.papers[0]?.no ?? '';
  await erase(entriesOf('policy.*'));
  expect(await desk.answer('papers.open', { no }, { session: crew.clerk })).toMatchObject({
    ok: false,
    error: { code: 'paper-erased' },
  });
  expect(await desk.answer('enrollment.propose', proposal('孟样例'), { session: crew.clerk })).toMatchObject({
    ok: true,
  });
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
});

test('the reason of a void can be destroyed; the void, its number and its cause stay', async () => {
  const { policies } = await desk.call('policies.list', { paymentState: null, limit: 1 }, { session: crew.clerk });
  const no = policies[0]?.papers[0]?.no ?? '';
  const secret = '样例：付款人电话写错';
  await desk.call('papers.void', { no, cause: 'wrong-content', reason: secret }, { session: crew.supervisor });
  expect(await erase(entriesOf('paper.voided/*'))).toMatchObject({ ok: true, value: { erased: 1 } });
  const { papers } = await desk.call('papers.list', { day: null, no }, { session: await desk.signIn('1003') });
  expect(papers).toMatchObject([{ no, state: 'void', voided: { operatorNo: '1003', reason: null } }]);
  const left = behind(desk, (db) =>
    db
      .all('SELECT body FROM documents WHERE body LIKE ?', `%${secret}%`)
      .concat(db.all('SELECT no FROM papers WHERE void_reason IS NOT NULL')),
  );
  expect(left).toEqual([]);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
});

describe('claims', () => {
  beforeEach(async () => {
    await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
  });
  test('an erased claim frees its receipt, and can be neither read nor tried', async () => {
    const claimId = await openClaim();
    expect(
      await desk.answer('claims.open', claimOf(policyId, '孟样例', { invoices: [INVOICE] }), { session: crew.clerk }),
    ).toMatchObject({ ok: false, error: { code: 'claim-invoice-used' } });
    await erase(entriesOf('claim.*'));
    const session = crew.clerk;
    expect(await desk.answer('claims.get', { claimId }, { session })).toMatchObject({
      error: { code: 'claim-erased' },
    });
    const retried = await desk.answer('claims.try', { claimId, expected: WORKED_PAYABLE }, { session });
    expect(retried).toMatchObject({ ok: false, error: { code: 'claim-erased' } });
    await openClaim();
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });
  test('erasing facts that were replaced leaves the receipts of those that replaced them claimed', async () => {
    const claimId = await openClaim([{ bill_code: '0370', bill_no: '0009' }]);
    const { claimant, visit } = claimOf(policyId, '孟样例');
    await desk.call('claims.amend', { claimId, claimant, visit, invoices: [INVOICE] }, { session: crew.clerk });
    await erase(entriesOf('claim.opened/*'));
    const again = claimOf(policyId, '孟样例', { invoices: [INVOICE] });
    expect(await desk.answer('claims.open', again, { session: crew.clerk })).toMatchObject({
      ok: false,
      error: { code: 'claim-invoice-used' },
    });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });
  test('the list of a policy with one erased claim still opens', async () => {
    await openClaim();
    await erase(entriesOf('claim.*'));
    await openClaim();
    const context = await desk.answer('claims.context', { policyId }, { session: crew.clerk });
    expect(context).toMatchObject({ ok: true });
  });
});

describe('what is refused', () => {
  test.each([
    ['the desk itself', 'desk.registered/*'],
    ['an epoch', 'epoch.opened/*'],
    ['an operator', 'operator.added/*'],
    ['an erasure', 'journal.erased/*'],
  ])('%s is not erasable, and nothing is written', async (_, pattern) => {
    await erase(entriesOf('payment.*'));
    const before = journalState(desk);
    expect(await erase(entriesOf(pattern).slice(0, 1))).toMatchObject({ error: { code: 'entry-not-erasable' } });
    expect(journalState(desk)).toBe(before);
  });
  test('one wrong id among good ones refuses them all', async () => {
    const before = journalState(desk);
    const answer = await erase([...entriesOf('policy.*'), '00000000-0000-7000-8000-000000000000']);
    expect(answer).toMatchObject({ ok: false, error: { code: 'entry-unknown' } });
    expect(journalState(desk)).toBe(before);
  });
  test('an entry named twice counts once, and a second erasure finds nothing to destroy', async () => {
    const [id = ''] = entriesOf('policy.*');
    expect(await erase([id, id])).toMatchObject({ ok: true, value: { erased: 1 } });
    expect(proofOf(desk.ports.dataDir).erased).toEqual([{ rule: RULE, entries: 1 }]);
    expect(await erase([id])).toMatchObject({ ok: false, error: { code: 'entry-not-erasable' } });
  });
  test('what must still be kept stays, whoever approves', async () => {
    const answer = await eraseNow(entriesOf('policy.*'), crew.supervisor);
    expect(answer).toMatchObject({ ok: false, error: { code: 'entry-retained', details: { until: '2023-11-21' } } });
  });
  test.each([
    ['the supervisor who asks', '1003', 'tiyan2022', 'approver-refused'],
    ['a clerk', '1001', 'tiyan2022', 'approver-refused'],
    ['a wrong password', '1004', 'cuowu2022', 'sign-in-refused'],
  ])('%s approves nothing', async (_, operatorNo, password, code) => {
    const answer = await eraseNow(entriesOf('policy.*'), crew.supervisor, operatorNo, password);
    expect(answer).toMatchObject({ ok: false, error: { code } });
  });
  test('nobody but a supervisor erases', async () => {
    expect(await eraseNow(entriesOf('policy.*'), crew.admin)).toMatchObject({ error: { code: 'grant-refused' } });
  });
});
