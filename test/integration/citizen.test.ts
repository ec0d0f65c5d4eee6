/** What the citizen does on the 客户屏: the notices confirmed item by item, and 好差评 (counter rule 9). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import type { Input } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { NOTICE_IDS, NOTICE_TITLES } from '../../shared/notice-items.ts';
import { claimOf, onClaimDay } from '../support/claims.ts';
import { type TestClock, type TestDesk, testClock } from '../support/desk.ts';
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
let clock: TestClock;
let crew: Crew;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  clock = testClock();
  desk = template.open({ clock });
  crew = await signInCrew(desk);
});
afterEach(() => desk.dispose());

const { certno } = castMember('孟样例').row;
const CARD = { psn_cert_type: '01', certno };
const PLAN = { planId: 'zaozhuang-2022', card: CARD, applicant: CARD };
const ON_SCREEN: Input<'citizen.confirmNotices'> = {
  ...PLAN,
  channel: 'screen',
  items: [...NOTICE_IDS],
  otherIndemnity: 'no',
  signature: null,
};
const SIGNATURE = { strokes: [[10, 10, 20, 30, 40, 25]] };

const confirm = (changes: Partial<Input<'citizen.confirmNotices'>> = {}, session = crew.clerk) =>
  desk.answer('citizen.confirmNotices', { ...ON_SCREEN, ...changes }, { session });
const notices = async (changes: Partial<Input<'citizen.notices'>> = {}) =>
  (await desk.call('citizen.notices', { ...PLAN, ...changes }, { session: crew.clerk })).confirmation;
const propose = async () =>
  (await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk })).policyId;
/** What the workbench says waits, and what the list says of each policy. */
const unconfirmed = async () => {
  const session = crew.clerk;
  const { waits } = await desk.call('workbench.today', {}, { session });
  const { policies } = await desk.call('policies.list', { paymentState: null, limit: 10 }, { session });
  const count = waits.find(({ kind }) => kind === 'notices')?.count ?? 0;
  return { count, isNoticed: policies.map(({ isNoticed }) => isNoticed) };
};
const rate = (input: Partial<Input<'citizen.rate'>> & { id: string }, session = crew.clerk) =>
  desk.answer('citizen.rate', { kind: 'policy', level: 5, reasons: ['fast'], ...input }, { session });
const ratings = () => desk.call('citizen.ratings', {}, { session: crew.supervisor });

describe('the notices', () => {
  test('confirmed on the screen stand for this person and product, and are proved', async () => {
    expect(await notices()).toBeNull();
    expect(await confirm()).toMatchObject({ ok: true, value: { channel: 'screen' } });
    expect(await notices()).toMatchObject({ channel: 'screen', at: expect.stringMatching(/^2021-11-20T09:00/) });
    expect(await notices({ planId: 'ganzhou' })).toBeNull();
    const stored = behind(desk, (db) =>
      db.one<{ bytes: string; body: string }>(
        `SELECT bytes, body FROM journal JOIN documents ON entry_id = id WHERE type = 'notices.confirmed/1'`,
      ),
    );
    // The number is in the document only, so that it can be destroyed.
    expect(stored?.bytes).not.toContain(certno);
    expect(JSON.parse(stored?.body ?? '{}')).toMatchObject({
      certno,
      otherIndemnity: 'no',
      titles: NOTICE_IDS.map((id) => NOTICE_TITLES[id]),
    });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });

  test('signed on the printed 投保提示书 are recorded as paper, later ones count', async () => {
    await confirm({ channel: 'paper', otherIndemnity: null });
    expect(await notices()).toMatchObject({ channel: 'paper' });
    clock.advance(5);
    await confirm();
    expect(await notices()).toMatchObject({ channel: 'screen' });
  });

  test('are signed for a proposal afterwards, once, and the desk no longer waits for them', async () => {
    const policyId = await propose();
    expect(await unconfirmed()).toEqual({ count: 1, isNoticed: [false] });
    await desk.call('demo.setDay', { day: localDate('2021-11-23') }, { session: crew.clerk });
    const session = crew.clerk;
    expect(await desk.answer('citizen.confirmPolicyNotices', { policyId }, { session })).toMatchObject({
      ok: true,
      value: { channel: 'paper', at: expect.stringMatching(/^2021-11-23T/) },
    });
    expect(await unconfirmed()).toEqual({ count: 0, isNoticed: [true] });
    const before = journalState(desk);
    expect(await desk.answer('citizen.confirmPolicyNotices', { policyId }, { session })).toMatchObject({
      error: { code: 'notices-confirmed' },
    });
    const nobody = '0190a000-0000-7000-8000-000000000000';
    expect(await desk.answer('citizen.confirmPolicyNotices', { policyId: nobody }, { session })).toMatchObject({
      error: { code: 'policy-unknown' },
    });
    expect(journalState(desk)).toEqual(before);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });

  test('confirmed on the day of the proposal need no signature; those of the day before do', async () => {
    await confirm();
    await desk.call('demo.setDay', { day: localDate('2021-11-21') }, { session: crew.clerk });
    await desk.call('shift.open', {}, { session: crew.clerk });
    await propose();
    expect(await unconfirmed()).toEqual({ count: 1, isNoticed: [false] });
    await confirm();
    expect(await unconfirmed()).toEqual({ count: 0, isNoticed: [true] });
  });

  test('are asked again of another applicant, and on another day', async () => {
    const applicant = { psn_cert_type: '01', certno: castMember('秦样例').row.certno };
    await confirm();
    expect(await notices()).toMatchObject({ channel: 'screen' });
    expect(await notices({ applicant })).toBeNull();
    await confirm({ applicant, channel: 'paper', otherIndemnity: null });
    expect(await notices({ applicant })).toMatchObject({ channel: 'paper' });
    expect(await notices()).toMatchObject({ channel: 'screen' });
    await desk.call('demo.setDay', { day: localDate('2021-11-21') }, { session: crew.clerk });
    expect([await notices(), await notices({ applicant })]).toEqual([null, null]);
    const wrong = { ...applicant, certno: applicant.certno.replace(/.$/, 'Y') };
    expect(await confirm({ applicant: wrong })).toMatchObject({ ok: false });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });

  test('with an item or the question left out write nothing and name what is missing', async () => {
    const before = journalState(desk);
    expect(await confirm({ items: NOTICE_IDS.filter((id) => id !== 'renewal') })).toMatchObject({
      error: { code: 'notices-incomplete', message: expect.stringContaining('续保：本产品不保证续保') },
    });
    expect(await confirm({ items: [] })).toMatchObject({ error: { code: 'notices-incomplete' } });
    expect(await confirm({ otherIndemnity: null })).toMatchObject({ error: { code: 'other-indemnity-missing' } });
    expect(await confirm({ card: { ...CARD, certno: certno.replace(/.$/, 'Y') } })).toMatchObject({ ok: false });
    expect(await confirm({ planId: 'nowhere-2022' })).toMatchObject({ error: { code: 'plan-unknown' } });
    expect(await confirm({}, crew.cashier)).toMatchObject({ error: { code: 'grant-refused' } });
    expect(journalState(desk)).toBe(before);
  });

  test('need no signature by default; where signing is a signed setting they need one', async () => {
    expect(await confirm({ signature: SIGNATURE })).toMatchObject({ error: { code: 'signature-off' } });
    await desk.call('settings.change', { key: 'customer.signing', value: true }, { session: crew.admin });
    expect(await confirm()).toMatchObject({ error: { code: 'signature-missing' } });
    expect(await confirm({ channel: 'paper', signature: SIGNATURE })).toMatchObject({
      error: { code: 'signature-off' },
    });
    expect(await confirm({ signature: SIGNATURE })).toMatchObject({ ok: true });
    const tooLong = { strokes: Array.from({ length: 100 }, () => Array<number>(200).fill(1)) };
    expect(await confirm({ signature: tooLong })).toMatchObject({
      error: { code: 'input-invalid', message: expect.stringContaining('签名') },
    });
  });

  test('erased under a rule leave the act and its channel, not the person', async () => {
    await confirm();
    const ids = behind(desk, (db) =>
      db.all<{ id: string }>(`SELECT id FROM journal WHERE type = 'notices.confirmed/1'`).map(({ id }) => id),
    );
    expect(await eraseLawfully(desk, ids)).toMatchObject({ ok: true, value: { erased: 1 } });
    expect(behind(desk, (db) => db.all('SELECT channel, certno, applicant_certno FROM notice_confirmations'))).toEqual([
      { channel: 'screen', certno: null, applicant_certno: null },
    ]);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

describe('好差评', () => {
  test('counts today’s business once each, and nobody by name', async () => {
    const policyId = await propose();
    expect(await rate({ id: policyId })).toMatchObject({ ok: true });
    expect(await rate({ id: policyId, level: 1, reasons: [] })).toMatchObject({ error: { code: 'already-rated' } });
    const { claimId } = await onClaimDay(desk, crew.clerk, () =>
      desk.call('claims.open', claimOf(policyId, '孟样例'), { session: crew.clerk }),
    );
    expect(await rate({ kind: 'claim', id: claimId, level: 2, reasons: ['unclear', 'slow'] })).toMatchObject({
      ok: true,
    });
    expect(await ratings()).toEqual({
      total: 2,
      levels: [5, 4, 3, 2, 1].map((level) => ({ level, count: level === 5 || level === 2 ? 1 : 0 })),
      reasons: [
        { reason: 'fast', count: 1 },
        { reason: 'slow', count: 1 },
        { reason: 'unclear', count: 1 },
      ],
    });
    await desk.call('demo.setDay', { day: localDate('2021-11-21') }, { session: crew.clerk });
    expect(await ratings()).toMatchObject({ total: 0, reasons: [] });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });

  test('of nothing this desk did, of the wrong kind or with a reason that was not offered is refused', async () => {
    const policyId = await propose();
    const before = journalState(desk);
    expect(await rate({ id: '00000000-0000-7000-8000-000000000000' })).toMatchObject({
      error: { code: 'rating-subject-unknown' },
    });
    expect(await rate({ kind: 'claim', id: policyId })).toMatchObject({ error: { code: 'rating-subject-unknown' } });
    expect(await rate({ id: policyId, level: 1, reasons: ['fast'] })).toMatchObject({
      error: { code: 'rating-reason-wrong', message: '评价“非常不满意”不能选原因“办得快”。请重新选择原因。' },
    });
    expect(journalState(desk)).toBe(before);
  });
});

test('what is covered is said in short sentences, with the sample values of 体验模式', async () => {
  const { liabilities } = await desk.call('citizen.cover', { planId: 'zaozhuang-2022' }, { session: crew.clerk });
  expect(liabilities[0]).toEqual({
    name: '责任一 医保政策范围内住院自付费用',
    sentence: '年度累计超过 2 万元的部分赔 75%（既往症 30%），全年最高 100 万元。',
  });
  expect(liabilities.at(-1)?.sentence).not.toContain('既往症');
});
