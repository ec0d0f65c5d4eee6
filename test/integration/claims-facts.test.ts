/** What a claim may not state, and what is claimed once: signs, ids, persons, settlements (counter rules 11, 18–24, 28). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { openDemoSlot, putOperatorSlot } from '../../main/key-file.ts';
import type { Input } from '../../shared/contract.ts';
import { entryTypes } from '../../shared/entries.ts';
import { localDate } from '../../shared/dates.ts';
import { fen } from '../../shared/money.ts';
import { claimOf, WORKED_PAYABLE, workedVisit } from '../support/claims.ts';
import { openTestDesk, type TestDesk, testClock } from '../support/desk.ts';
import { eraseLawfully } from '../support/erase.ts';
import { proposal } from '../support/proposals.ts';
import { reversalOf, workedStay } from '../support/sheets.ts';
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

type Changes = Partial<Input<'claims.open'>>;

const insured = castMember('柏样例').row;

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
  ({ policyId } = await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk }));
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
});
afterEach(() => desk.dispose());

const claim = (changes: Changes = {}) => claimOf(policyId, '柏样例', changes);
const visitWith = (changes: Partial<Input<'claims.open'>['visit']>): Changes => ({
  visit: { ...workedVisit(), ...changes },
});
const open = (changes: Changes = {}) => desk.call('claims.open', claim(changes), { session: crew.clerk });
const tryIt = (claimId: string) =>
  desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session: crew.clerk });
const amend = (claimId: string, changes: Changes) => {
  const { claimant, visit, invoices } = claim(changes);
  return desk.answer('claims.amend', { claimId, claimant, visit, invoices }, { session: crew.clerk });
};

/** What refuses it, with the proof that nothing was written. */
async function refusalOf(changes: Changes): Promise<{ code: string; message: string }> {
  const before = journalState(desk);
  const answer = await desk.answer('claims.open', claim(changes), { session: crew.clerk });
  expect(journalState(desk)).toBe(before);
  return answer.ok ? { code: 'ok', message: '' } : answer.error;
}

describe('facts against the sheet or the plan', () => {
  test.each<[string, Changes, string, string]>([
    [
      'a payment elsewhere below 0',
      visitWith({ paidElsewhere: [{ liability: 'in-policy', amount: fen(-100_000_000) }] }),
      'claim-amount-sign',
      '-1,000,000.00',
    ],
    [
      'a payer below 0',
      visitWith({ otherPayers: [{ payer: 'special-benefit', state: 'paid', amount: fen(-500_000) }] }),
      'claim-amount-sign',
      '-5,000.00',
    ],
    [
      'a payment under a liability that does not exist',
      visitWith({ paidElsewhere: [{ liability: 'in-polciy', amount: fen(100) }] }),
      'claim-liability-unknown',
      'in-polciy',
    ],
    [
      'a strike, which is the reviewer’s',
      visitWith({ struck: [{ liability: 'in-policy', amount: fen(2_000_000), reason: '无医嘱' }] }),
      'claim-strike-by-clerk',
      '20,000.00',
    ],
  ])('%s is refused in words, taken in or amended', async (_, changes, code, named) => {
    const refusal = await refusalOf(changes);
    expect([refusal.code, refusal.message.includes(named)]).toEqual([code, true]);
    const { claimId } = await open();
    expect(await amend(claimId, changes)).toMatchObject({ ok: false, error: { code } });
  });

  test('a claimant’s certificate is checked, and kept in one spelling', async () => {
    const { claimant } = claim();
    const wrong = `${claimant.certno.slice(0, 17)}${claimant.certno.endsWith('1') ? '2' : '1'}`;
    expect((await refusalOf({ claimant: { ...claimant, certno: wrong } })).code).toBe('certno-check-digit');
    const spaced = `${claimant.certno.slice(0, 6)} ${claimant.certno.slice(6)}`;
    const { claimId } = await open({ claimant: { ...claimant, certno: spaced } });
    const view = await desk.call('claims.get', { claimId }, { session: crew.clerk });
    expect(view.claimant.certno).toBe(claimant.certno);
  });
});

describe('days to come', () => {
  const stay = (begndate: string, enddate: string, setl_time: string): Changes => ({
    visit: workedVisit({ begndate: localDate(begndate), enddate: localDate(enddate), setl_time }),
  });
  test.each<[string, Changes, string]>([
    ['a stay that has not happened', stay('2022-07-05', '2022-07-10', '2022-07-10 10:00:00'), '2022-07-10'],
    ['a stay that has not ended', stay('2022-06-25', '2022-07-02', '2022-07-01'), '2022-07-02'],
    ['a settlement of tomorrow', stay('2022-06-01', '2022-06-20', '2022-07-02 08:00:00'), '2022-07-02'],
  ])('%s is refused with both days', async (_, changes, day) => {
    const refusal = await refusalOf(changes);
    expect(refusal.code).toBe('claim-date-future');
    for (const named of [day, '2022-07-01', '请']) expect(refusal.message).toContain(named);
    const { claimId } = await open();
    expect(await amend(claimId, changes)).toMatchObject({ ok: false, error: { code: 'claim-date-future' } });
  });
  test('a stay that ended and was settled today is taken', async () => {
    expect(await open(stay('2022-06-25', '2022-07-01', '2022-07-01 09:00:00'))).toBeDefined();
  });
  test('a settlement before the stay is no whole sheet', async () => {
    const refusal = await refusalOf(stay('2022-06-01', '2022-06-20', '2022-05-31 08:00:00'));
    expect(refusal.code).toBe('sheet-not-whole');
    expect(refusal.message).toContain('2022-05-31');
  });
});

describe('a settlement is claimed once', () => {
  test('a second claim on it is refused and names the first, tried or not', async () => {
    const { claimId } = await open();
    const untried = await refusalOf({});
    expect(untried.code).toBe('claim-settlement-used');
    for (const named of ['S0001', '2022-07-01', '柏样例']) expect(untried.message).toContain(named);
    const { papers } = await tryIt(claimId);
    expect((await refusalOf({})).message).toContain(papers[0]?.no ?? '?');
  });

  test('not by another person either, nor in another spelling; its own claim may be amended', async () => {
    const { claimId } = await open();
    expect(await amend(claimId, {})).toMatchObject({ ok: true });
    expect((await refusalOf({ visit: workedVisit({ setl_id: 'ｓ0001' }) })).code).toBe('claim-settlement-used');
    const other = await desk.call('policies.list', { paymentState: null, limit: 9 }, { session: crew.clerk });
    expect(other.policies).toHaveLength(1);
    await desk.call('demo.setDay', { day: '2021-11-20' }, { session: crew.clerk });
    const second = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
    await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
    const answer = await desk.answer('claims.open', claimOf(second.policyId, '孟样例'), { session: crew.clerk });
    expect(answer).toMatchObject({ ok: false, error: { code: 'claim-settlement-used' } });
  });

  test('amended to another settlement, the first is free again; a sheet without number is not compared', async () => {
    const { claimId } = await open();
    expect(await amend(claimId, { visit: workedVisit({ setl_id: 'S0002' }) })).toMatchObject({ ok: true });
    await open();
    await open({ visit: workedVisit({ setl_id: null }) });
    await open({ visit: workedVisit({ setl_id: null }) });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });

  test('destroyed with the facts of its claim, it may be claimed anew, and the rebuilt tables agree', async () => {
    await open();
    const entryIds = behind(desk, (db) =>
      db.all<{ id: string }>(`SELECT id FROM journal WHERE type = 'claim.opened/1'`),
    ).map(({ id }) => id);
    expect(await eraseLawfully(desk, entryIds)).toMatchObject({ ok: true });
    await open();
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

describe('a reversal is not claimed on its own', () => {
  const reversal = { visit: { ...workedVisit(), sheet: reversalOf(workedStay()), drugSum: null } };

  test('where its original was never taken in, the sentence says what to bring', async () => {
    const { code, message } = await refusalOf(reversal);
    expect([code, message.includes('S0001'), message.includes('重新结算')]).toEqual([
      'claim-reversal-alone',
      true,
      true,
    ]);
  });

  test('where it takes back a claim of ours, that claim is named', async () => {
    await open();
    const { code, message } = await refusalOf(reversal);
    expect([code, message.includes('2022-07-01')]).toEqual(['claim-reversal-alone', true]);
  });
});

describe('whose sheet it is', () => {
  const ofPatient = (facts: Parameters<typeof workedStay>[0]): Changes => ({ visit: workedVisit(facts) });

  test.each([
    ['certno', { certno: castMember('孟样例').row.certno }, '证件号码'],
    ['psn_no', { psn_no: castMember('孟样例').row.psn_no }, '人员编号'],
  ])('another %s is refused, both masked', async (_, facts, field) => {
    const { code, message } = await refusalOf(ofPatient(facts));
    expect([code, message.includes(field)]).toEqual(['claim-other-person', true]);
    expect(message).not.toContain(insured.certno);
  });

  test('the insured’s own numbers pass, hidden digits or not', async () => {
    const { certno, psn_no, psn_name } = insured;
    expect((await open(ofPatient({ certno: certno.toLowerCase(), psn_no, psn_name }))).warnings).toEqual([]);
    const hidden = `${certno.slice(0, 4)}**********${certno.slice(14)}`;
    await open(ofPatient({ certno: hidden, setl_id: 'S0002' }));
  });

  test('another name is kept and to be confirmed, never refused: on screen, in the facts and on the 试算单', async () => {
    const { claimId, warnings } = await open(ofPatient({ psn_name: '白样例' }));
    expect(warnings).toEqual([expect.stringContaining('白样例')]);
    const { papers } = await tryIt(claimId);
    const { visit } = await desk.call('claims.get', { claimId }, { session: crew.clerk });
    expect(visit.sheet.psn_name).toBe('白样例');
    const text = await paperText(papers[0]?.no ?? '');
    for (const named of ['需确认', '结算单为“白样例”，保单为“柏样例”']) expect(text).toContain(named);
  });

  test('a hidden character or pinyin is no difference', async () => {
    for (const [at, psn_name] of ['柏*例', 'BAI样例'].entries()) {
      expect((await open(ofPatient({ psn_name, setl_id: `S${at}` }))).warnings).toEqual([]);
    }
  });
});

test('the 试算单 carries the plan’s own sentences, frozen, and each once', async () => {
  const { claimId } = await open();
  const { papers } = await tryIt(claimId);
  const [row] = behind(desk, (db) =>
    db.all<{ body: string }>(`SELECT body FROM documents JOIN journal ON id = entry_id WHERE type = 'claim.tried/2'`),
  );
  const { notices } = entryTypes['claim.tried/2'].body.parse(JSON.parse(row?.body ?? '{}'));
  expect(notices.length).toBeGreaterThan(1);
  expect(notices.join()).not.toContain('本单不是保险凭证');
  const text = await paperText(papers[0]?.no ?? '');
  for (const notice of notices) expect(text.split(notice.replaceAll(/\s/g, ''))).toHaveLength(2);
});

test('the 试算单 names the open trials on the person’s other policies', async () => {
  const first = await open();
  const { papers } = await tryIt(first.claimId);
  // The same person's policy of another year, as a renewal would make it.
  const other = behind(desk, (db) => {
    const id = '00000000-0000-7000-8000-00000000000b';
    db.transaction((writer) => {
      const copy = (table: string, key: string, columns: string, values: string) =>
        writer.run(`INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${table} WHERE ${key} = ?`, policyId);
      const policy = columnsOf(writer, 'policies');
      copy('policies', 'policy_id', policy.join(), policy.map((name) => OTHER_YEAR[name] ?? name).join());
      const payment = columnsOf(writer, 'payments');
      copy('payments', 'policy_id', payment.join(), payment.map((name) => OTHER_YEAR[name] ?? name).join());
    });
    return id;
  });
  const visit = workedVisit({ setl_id: 'S0002' });
  const second = await desk.call('claims.open', claimOf(other, '柏样例', { visit }), { session: crew.clerk });
  await tryIt(second.claimId);
  const named = behind(desk, (db) =>
    db.all<{ named: string }>(
      `SELECT body ->> '$.otherOpenTrials' AS named FROM documents JOIN journal ON id = entry_id
       WHERE type = 'claim.tried/2' ORDER BY ordinal`,
    ),
  );
  expect(named.map((row) => JSON.parse(row.named))).toEqual([[], [papers[0]?.no]]);
});

test('opening a claim or its policy’s claims is a look at the person, journaled once in ten minutes', async () => {
  const { claimId } = await open();
  const looks = () => behind(desk, (db) => db.all(`SELECT bytes FROM journal WHERE type = 'person.opened/1'`)).length;
  const before = looks();
  await desk.call('claims.get', { claimId }, { session: crew.clerk });
  await desk.call('claims.context', { policyId }, { session: crew.clerk });
  expect(looks()).toBe(before + 1);
  await desk.call('claims.context', { policyId }, { session: crew.supervisor });
  expect(looks()).toBe(before + 2);
});

test('in a 登记窗口 nothing is tried on sample values, and the sentence names them', async () => {
  const { claimId } = await open();
  const { dataDir } = desk.ports;
  const key = openDemoSlot(dataDir);
  if (key === null) throw new Error('not a 体验模式 folder');
  await putOperatorSlot(dataDir, key, '1001', 'tiyan2022', desk.ports.randomness);
  behind(desk, (db) => db.transaction((writer) => writer.run(`UPDATE desk SET mode = 'live'`)));
  await desk.app.close();
  desk = openTestDesk({ ...desk.ports, clock: testClock('2022-07-01') });
  const session = await desk.signIn('1001');
  const before = journalState(desk);
  const answer = await desk.answer('claims.try', { claimId, expected: WORKED_PAYABLE }, { session });
  expect(answer).toMatchObject({ ok: false, error: { code: 'plan-figure-unset' } });
  expect(answer.ok ? '' : answer.error.message).toContain('保费');
  expect(journalState(desk)).toBe(before);
});

const OTHER_YEAR: Readonly<Record<string, string>> = {
  policy_id: `'00000000-0000-7000-8000-00000000000b'`,
  payment_id: `'00000000-0000-7000-8000-00000000000c'`,
  cover_year: '2023',
};

function columnsOf(db: { all<T>(sql: string): T[] }, table: string): string[] {
  return db.all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name);
}

async function paperText(no: string): Promise<string> {
  const { ticket } = await desk.call('papers.open', { no }, { session: crew.clerk });
  const file = desk.app.downloads.take(ticket);
  if (file === null) throw new Error(`${no} gave no file`);
  return (await readPdf(file.bytes)).packed;
}
