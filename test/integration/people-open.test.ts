/** One person opened: each side and grant its own part, journaled; fields revealed for a reason (counter rules 2, 4). */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../main/database/open.ts';
import { castMember } from '../../main/demo/cast.ts';
import { certnoFor, inventPeople, rosterCsv } from '../../main/demo/people.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { rosterPath } from '../../main/roster/files.ts';
import type { Who } from '../../shared/contract/people.ts';
import { localDate } from '../../shared/dates.ts';
import { claimOf, onClaimDay, WORKED_PAYABLE } from '../support/claims.ts';
import { finishJob, openTestDesk, type TestClock, testClock, type TestDesk, testPorts } from '../support/desk.ts';
import { eraseLawfully } from '../support/erase.ts';
import { printOut } from '../support/papers.ts';
import { cardOf, proposal, related } from '../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, signInCrew } from '../support/spine.ts';

const { certno } = castMember('孟样例').row;
const typed = (number: string) => ({ by: 'typed' as const, certno: number });

let template: DeskTemplate;
let desk: TestDesk;
let clock: TestClock;
let crew: Crew;
let hsa: string;

beforeAll(async () => {
  template = await deskTemplate();
  clock = testClock();
  desk = template.open({ clock });
  crew = await signInCrew(desk);
  hsa = await desk.signIn('2001');
  const session = crew.clerk;
  const insured = { ...cardOf(castMember('孟样例')), tel: '13800001234', nameConfirmed: false };
  const proposed = await desk.call('enrollment.propose', proposal('孟样例', { insured }), { session });
  await desk.call('payments.collect', { paymentId: proposed.paymentId, received: 9_000 }, { session: crew.cashier });
  await printOut(desk, proposed.papers[0]?.no ?? '', session);
  await desk.call('enrollment.propose', proposal('秦小样', { applicant: related(castMember('秦样例'), '30') }), {
    session,
  });
  await onClaimDay(desk, session, async () => {
    const { claimId } = await desk.call('claims.open', claimOf(proposed.policyId, '孟样例'), { session });
    await desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session });
  });
});
afterAll(async () => {
  await desk.dispose();
  template.remove();
});

const open = (who: Parameters<typeof openAs>[1], session = crew.clerk) => openAs(session, who);
function openAs(session: string, who: Who) {
  return desk.call('person.open', { who, purpose: 'inquiry' }, { session });
}

function looks(): { type: string; actor: string; amounts: unknown; body: unknown }[] {
  return behind(desk, (db) =>
    db.all<{ type: string; bytes: string; body: string | null }>(
      `SELECT type, bytes, body FROM journal LEFT JOIN documents ON entry_id = id WHERE type LIKE 'person.%' ORDER BY ordinal`,
    ),
  ).map(({ type, bytes, body }) => {
    const entry = JSON.parse(bytes) as { actor: { operatorNo: string }; amounts: unknown }; // what the desk has just written
    return { type, actor: entry.actor.operatorNo, amounts: entry.amounts, body: JSON.parse(body ?? 'null') as unknown };
  });
}

describe('the insurer’s clerk', () => {
  test('sees policy, payments, papers, claim and trial, and what is left of each line and cap', async () => {
    const person = await open(typed(certno));
    expect(person).toMatchObject({
      psn_name: '孟样例',
      certno: '3704**********0113',
      isUnmasked: false,
      gend: '1',
      age: 36,
      township: '东样镇',
      otherNames: [],
      known: ['certno', 'psn_no', 'tel'],
      looks: null,
    });
    const [policy] = person.policies ?? [];
    expect(policy).toMatchObject({ role: 'insured', state: 'proposed', premium: 9_000 });
    expect(policy?.payments).toMatchObject([{ tender: 'cash', state: 'collected', amount: 9_000, isReplaced: false }]);
    expect(policy?.papers.map(({ kind }) => kind)).toEqual(['proposal-acceptance', 'premium-receipt']);
    expect(person.claims).toMatchObject([
      { stay: { medfee_sumamt: 16_000_000 }, trials: [{ payable: WORKED_PAYABLE }] },
    ]);
    expect(person.prints).toMatchObject([
      { kind: 'proposal-acceptance', reprint: 0, state: 'printed', operatorNo: '1001' },
    ]);
  });
  test('a trial counts in no line and no cap: only what was decided does', async () => {
    const [policy] = (await open(typed(certno))).policies ?? [];
    const [first] = policy?.position?.liabilities ?? [];
    expect(first).toMatchObject({ line: 2_000_000, lineUsed: 0, lineLeft: 2_000_000, paid: 0 });
    expect(first?.capLeft).toBe(first?.cap);
  });
  test('sees 可参保 and classes of reason, never the roster’s rows', async () => {
    const person = await open(typed(castMember('常样例').row.certno));
    expect(person).toMatchObject({ psn_name: null, township: null, policies: [], claims: [] });
    expect(person.roster).toMatchObject({ isListed: true, details: null });
    const zaozhuang = person.roster?.verdicts.find(({ planId }) => planId === 'zaozhuang-2022');
    expect(zaozhuang).toMatchObject({ verdict: 'ineligible', sentence: expect.stringContaining('暂停参保') });
  });
  test('an applicant’s page shows whom they applied for, without line and caps', async () => {
    const person = await open(typed(castMember('秦样例').row.certno));
    expect(person.policies).toMatchObject([{ role: 'applicant', psn_name: '秦小样', position: null }]);
    expect(person.claims).toEqual([]);
  });
  test('a read card is unmasked for that job', async () => {
    expect(await open({ by: 'card', psn_cert_type: '01', certno })).toMatchObject({ certno, isUnmasked: true });
  });
});

describe('others', () => {
  test('the 医保 side sees identity and insurance rows, no contract', async () => {
    const person = await open(typed(castMember('常样例').row.certno), hsa);
    expect(person).toMatchObject({
      psn_name: '常样例',
      policies: null,
      claims: null,
      prints: null,
      known: ['certno', 'psn_no'],
    });
    expect(person.roster?.details?.insurances).toMatchObject([{ insutype: '310', psn_insu_stas: '2' }]);
  });
  test('a cashier sees payments, no stays in hospital', async () => {
    const person = await open(typed(certno), crew.cashier);
    expect(person.policies).toHaveLength(1);
    expect(person.claims).toBeNull();
  });
  test('a supervisor also sees who looked', async () => {
    const person = await open(typed(certno), crew.supervisor);
    expect(person.looks?.[0]).toMatchObject({ operatorNo: '1003', what: '查询' });
    expect(person.looks?.some(({ operatorNo }) => operatorNo === '1001')).toBe(true);
  });
});

describe('numbers', () => {
  const wrong = certno.slice(0, 17) + (certno.endsWith('0') ? '1' : '0');
  test.each([
    ['a slip of the finger', wrong, 'certno-check-digit'],
    ['half a number', certno.slice(0, 12), 'person-number-partial'],
    ['a birth date to come', certnoFor('370499', localDate('2030-01-01'), 1), 'certno-date-future'],
  ])('%s opens nobody and is not journaled', async (_, number, code) => {
    const before = looks().length;
    for (const method of ['roster.lookup', 'person.open'] as const) {
      const answer =
        method === 'roster.lookup'
          ? await desk.answer(method, { certno: number }, { session: crew.clerk })
          : await desk.answer(method, { who: typed(number), purpose: 'inquiry' }, { session: crew.clerk });
      expect(answer).toMatchObject({ ok: false, error: { code } });
    }
    expect(looks()).toHaveLength(before);
  });
  test('a person nobody knows has an empty page that says so', async () => {
    const nobody = certnoFor('370499', localDate('1977-07-07'), 777);
    const person = await open(typed(nobody));
    expect(person).toMatchObject({ psn_name: null, policies: [], roster: { isListed: false } });
    expect(person.roster?.verdicts.every(({ verdict }) => verdict === 'ineligible')).toBe(true);
  });
});

describe('a look', () => {
  test('is journaled when the person is opened, once in ten minutes', async () => {
    const number = castMember('柏样例').row.certno;
    const before = looks().length;
    await open(typed(number));
    await open(typed(number));
    expect(looks().slice(before)).toEqual([
      { type: 'person.opened/1', actor: '1001', amounts: { purpose: 'inquiry' }, body: { certno: number } },
    ]);
    clock.advance(9);
    await desk.call('session.current', {}, { session: crew.clerk });
    await desk.call('shift.current', {}, { session: crew.clerk });
    clock.advance(2);
    await open(typed(number));
    expect(looks()).toHaveLength(before + 2);
  });
});

describe('roster.lookup', () => {
  test('answers each plan, and who asks about a stranger is journaled after the answer, once in ten minutes', async () => {
    const number = castMember('柏小样').row.certno;
    const before = looks().length;
    const answer = await desk.call('roster.lookup', { certno: number }, { session: crew.clerk });
    expect(Object.keys(answer)).toEqual(['asOf', 'isListed', 'verdicts']);
    expect(answer).toMatchObject({ asOf: '2021-11-15', isListed: true });
    expect(answer.verdicts).toContainEqual(
      expect.objectContaining({ planId: 'zaozhuang-2022', verdict: 'eligible', sentence: '可参保。' }),
    );
    await desk.call('roster.lookup', { certno: number }, { session: crew.clerk });
    await wait(400); // Looks are journaled a moment after the answer.
    expect(looks().slice(before)).toEqual([
      { type: 'person.opened/1', actor: '1001', amounts: { purpose: 'lookup' }, body: { certno: number } },
    ]);
  });
  test('shows the 医保 side no rows either: those are on the person’s page, where the look is journaled', async () => {
    const { certno: number, psn_name, psn_no, insuplc_admdvs } = castMember('常样例').row;
    const session = await desk.signIn('2001');
    const before = looks().length;
    const answer = JSON.stringify(await desk.call('roster.lookup', { certno: number }, { session }));
    for (const fact of [number, psn_name, psn_no, insuplc_admdvs]) expect(answer).not.toContain(fact);
    await wait(400); // Looks are journaled a moment after the answer.
    expect(looks()).toHaveLength(before + 1);
    const person = await open(typed(number), session);
    expect(person.roster?.details?.insurances).toMatchObject([{ insuplc_admdvs }]);
    expect(looks()).toHaveLength(before + 2);
  });
  test('who has business here leaves no trace, and who has the plan already is told so', async () => {
    const before = looks().length;
    const answer = await desk.call('roster.lookup', { certno }, { session: await desk.signIn('1001') });
    expect(answer.verdicts).toContainEqual(expect.objectContaining({ planId: 'zaozhuang-2022', verdict: 'taken' }));
    await wait(400); // Looks are journaled a moment after the answer.
    expect(looks()).toHaveLength(before);
  });
  test('looks that wait are journaled when the desk closes', async () => {
    const own = template.open();
    const session = await own.signIn('1001');
    const number = castMember('柏样例').row.certno;
    const asked = own.call('roster.lookup', { certno: number }, { session });
    const { dataDir } = own.ports;
    await asked;
    await own.app.close();
    const again = openTestDesk(testPorts({ dataDir }));
    const kept = behind(again, (db) => db.all(`SELECT 1 FROM journal WHERE type = 'person.opened/1'`));
    expect(kept).toHaveLength(1);
    await again.dispose();
  });
});

describe('beginning a job', () => {
  const start = (who: Who, session: string) => desk.call('person.start', { who, purpose: 'enrollment' }, { session });
  test('hands the certificate over and is journaled as that look, with no reason that nobody gave', async () => {
    const session = await desk.signIn('1001');
    const number = castMember('秦样例').row.certno;
    const before = looks().length;
    expect(await start(typed(number), session)).toEqual({ psn_cert_type: '01', certno: number, psn_name: '秦样例' });
    expect(looks().slice(before)).toEqual([
      { type: 'person.opened/1', actor: '1001', amounts: { purpose: 'enrollment' }, body: { certno: number } },
    ]);
  });
  test('a passport stays a passport: from the card, and from the policy that froze it', async () => {
    const session = await desk.signIn('1001');
    const passport = { psn_cert_type: '08', certno: 'E12345678' };
    const card = { by: 'card' as const, ...passport };
    expect(await open(card, session)).toMatchObject({ ...passport, gend: null, age: null });
    expect(await start(card, session)).toMatchObject(passport);
    const unknown = await desk.answer('person.start', { who: typed(passport.certno), purpose: 'claim' }, { session });
    expect(unknown).toMatchObject({ error: { code: 'person-cert-type-unknown' } });
    const applicant = { ...passport, psn_name: '样例外国人', tel: null, relation: '30' };
    const own = template.open();
    const { clerk } = await signInCrew(own);
    await own.call('enrollment.propose', proposal('秦小样', { applicant }), { session: clerk });
    const asked = { who: typed(passport.certno), purpose: 'claim' as const };
    expect(await own.call('person.start', asked, { session: clerk })).toEqual({ ...passport, psn_name: '样例外国人' });
    expect(await own.call('person.open', asked, { session: clerk })).toMatchObject({
      psn_cert_type: '08',
      policies: [{}],
    });
    await own.dispose();
  });
  test('is a clerk’s', async () => {
    const answer = await desk.answer(
      'person.start',
      { who: typed(certno), purpose: 'claim' },
      { session: await desk.signIn('1002') },
    );
    expect(answer).toMatchObject({ error: { code: 'grant-refused' } });
  });
});

describe('a roster file that cannot be read', () => {
  test.each([
    ['of the older program', 'PRAGMA user_version = 1', '名单由旧版程序建立'],
    ['that is incomplete', 'DELETE FROM meta', ''],
  ])('%s leaves the policies on the page, and says what helps', async (_, sql, sentence) => {
    const own = template.open();
    const { clerk: session } = await signInCrew(own);
    await own.call('enrollment.propose', proposal('孟样例'), { session });
    const { dataDir } = own.ports;
    await own.app.close();
    const file = openDatabase(rosterPath(dataDir, 1), openDemoSlot(dataDir) ?? new Uint8Array(32), 'readwrite');
    file.execute(sql);
    file.close();
    const again = openTestDesk(testPorts({ dataDir }));
    const clerk = await again.signIn('1001');
    const person = await again.call('person.open', { who: typed(certno), purpose: 'inquiry' }, { session: clerk });
    expect(person.roster).toBeNull();
    expect(person.policies).toHaveLength(1);
    const status = await again.call('roster.status', {}, { session: clerk });
    expect(status).toMatchObject({ current: { version: 1 }, fault: expect.stringContaining(sentence) });
    const admin = await again.signIn('9001');
    const start = (text: string, base: string | null) =>
      again.answer(
        'roster.import',
        { ticket: again.app.uploads.put(Buffer.from(text), '名单.csv'), asOf: '2021-11-18', base },
        { session: admin },
      );
    // Nothing is built on it; a full package mends it.
    expect(await start('op', '2021-11-15')).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^(roster|database)-/) },
    });
    const full = await start(rosterCsv(inventPeople(81, 10)), null);
    await finishJob(again, full.ok ? full.value.jobId : '', admin);
    expect(await again.call('roster.status', {}, { session: clerk })).toMatchObject({
      current: { version: 2 },
      fault: null,
    });
    await again.dispose();
  });
});

describe('a masked field', () => {
  test('is shown for a reason, and field and reason are journaled', async () => {
    const session = await desk.signIn('1001');
    const before = looks().length;
    const reveal = (field: 'certno' | 'psn_no' | 'tel') =>
      desk.call('person.reveal', { who: typed(certno), field, reason: '电话核实缴费' }, { session });
    expect(await reveal('tel')).toEqual({ value: '13800001234' });
    expect(await reveal('certno')).toEqual({ value: certno });
    expect(await reveal('psn_no')).toEqual({ value: castMember('孟样例').row.psn_no });
    const body = { certno, reason: '电话核实缴费' };
    expect(looks().slice(before)).toEqual(
      ['tel', 'certno', 'psn_no'].map((field) => ({
        type: 'person.revealed/1',
        actor: '1001',
        amounts: { field },
        body,
      })),
    );
    const seen = await open(typed(certno), await desk.signIn('1003'));
    expect(seen.looks?.map(({ what }) => what)).toContain('显示联系电话：电话核实缴费');
  });
  test('needs a reason, and what nobody knows is said', async () => {
    const session = await desk.signIn('1001');
    const who = typed(castMember('卫样例').row.certno);
    const before = looks().length;
    for (const [reason, code] of [
      ['', 'input-invalid'],
      [' 。 ', 'input-invalid'],
      ['核实缴费', 'person-field-unknown'],
    ] as const) {
      expect(await desk.answer('person.reveal', { who, field: 'tel', reason }, { session })).toMatchObject({
        error: { code },
      });
    }
    expect(looks()).toHaveLength(before);
  });
  test('erased looks keep who looked and lose why', async () => {
    const ids = behind(desk, (db) => db.all<{ id: string }>(`SELECT id FROM journal WHERE type = 'person.revealed/1'`));
    await eraseLawfully(
      desk,
      ids.map(({ id }) => id),
    );
    const seen = await open(typed(certno), await desk.signIn('1003'));
    expect(seen.looks?.map(({ what }) => what)).toContain('显示联系电话：（原因已销毁）');
  });
});
