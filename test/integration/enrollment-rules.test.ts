/** Who may stand on a proposal, who may take its money, and what is not asked (counter rules 2–4, 10, 28, 31). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { offerOf } from '../../main/enrollment/offers.ts';
import { relationTable } from '../../shared/codes/relation.ts';
import { localDate } from '../../shared/dates.ts';
import type { Operator } from '../../shared/desk.ts';
import { compilePlan } from '../../shared/plan/compile.ts';
import { fenOf } from '../../shared/plan/figure.ts';
import { sampleFigures, unsetFigures } from '../../shared/plan/samples.ts';
import type { TestDesk } from '../support/desk.ts';
import { ADMIN, openLiveDesk, operatorOf, signInAs } from '../support/live-desk.ts';
import { demoPlan } from '../support/plans.ts';
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
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  return () => desk.dispose();
});

const propose = (changes: Parameters<typeof proposal>[1], name = '孟样例') =>
  desk.answer('enrollment.propose', proposal(name, changes), { session: crew.clerk });

/** The code of a refusal after which nothing was written. */
async function refusalOf(changes: Parameters<typeof proposal>[1], name?: string) {
  const before = journalState(desk);
  const answer = await propose(changes, name);
  expect(journalState(desk)).toBe(before);
  return answer.ok ? null : answer.error;
}

const insurerOperator = (operatorNo: string, changes: Partial<Operator>): Operator => ({
  operatorNo,
  name: '褚样例',
  side: 'insurer',
  insurer: '体验保险公司',
  grants: [],
  licenceNo: null,
  ...changes,
});

async function hire(operator: Operator) {
  return desk.answer('operators.add', { operator, password: 'tiyan2022' }, { session: crew.admin });
}

test('a cashier of another insurer does not take this insurer’s money; nothing is printed in a wrong name', async () => {
  await hire(insurerOperator('1102', { insurer: '另一保险公司（样例）', grants: ['cashier'] }));
  const other = await desk.signIn('1102');
  await desk.call('shift.open', {}, { session: other });
  const proposed = await propose({});
  const paymentId = proposed.ok ? proposed.value.paymentId : '';
  const before = journalState(desk);
  const answer = await desk.answer('payments.collect', { paymentId, received: 9_000 }, { session: other });
  expect(answer).toMatchObject({ ok: false, error: { code: 'other-insurer' } });
  expect(answer.ok ? '' : answer.error.message).toContain('体验保险公司');
  expect(journalState(desk)).toBe(before);
});

test('a clerk of another insurer does not change how this insurer is paid', async () => {
  await hire(insurerOperator('1103', { insurer: '另一保险公司（样例）', grants: ['clerk'] }));
  const other = await desk.signIn('1103');
  await desk.call('shift.open', {}, { session: other });
  const proposed = await propose({});
  const paymentId = proposed.ok ? proposed.value.paymentId : '';
  const payment = { tender: 'card' as const, payer: null, reference: 'K-1', subsidy: null };
  const answer = await desk.answer('payments.retender', { paymentId, payment }, { session: other });
  expect(answer).toMatchObject({ ok: false, error: { code: 'other-insurer' } });
});

test('an operator who works for no insurer issues no paper, even one written behind the program’s back', async () => {
  behind(desk, (db) => db.transaction((w) => w.run(`UPDATE operators SET insurer = NULL WHERE operator_no = '1001'`)));
  const session = await desk.signIn('1001');
  const answer = await desk.answer('enrollment.propose', proposal('孟样例'), { session });
  expect(answer).toMatchObject({ ok: false, error: { code: 'issuer-missing' } });
});

describe('operators', () => {
  test.each<[string, Partial<Operator>]>([
    ['a clerk without an insurer', { insurer: null, grants: ['clerk'] }],
    ['an admin who is a clerk too, without an insurer', { insurer: null, grants: ['admin', 'clerk'] }],
    ['nobody’s operator without any grant', { insurer: null, grants: [] }],
    ['a 医保 decider', { side: 'hsa', insurer: null, grants: ['decider'] }],
    ['a 医保 cashier', { side: 'hsa', insurer: null, grants: ['clerk', 'cashier'] }],
    ['a 医保 operator with a licence to sell', { side: 'hsa', insurer: null, licenceNo: '样例执业登记0009' }],
    ['a 医保 operator of an insurer', { side: 'hsa', grants: ['clerk'] }],
  ])('%s is refused with a sentence', async (_, changes) => {
    const before = journalState(desk);
    expect(await hire(insurerOperator('1200', changes))).toMatchObject({ ok: false, error: { code: 'operator-side' } });
    expect(journalState(desk)).toBe(before);
  });
  test.each<[string, Partial<Operator>]>([
    ['an admin and nothing else without an insurer', { insurer: null, grants: ['admin'] }],
    ['a 医保 clerk who reviews', { side: 'hsa', insurer: null, grants: ['clerk', 'reviewer'] }],
  ])('%s is taken', async (_, changes) => {
    expect(await hire(insurerOperator('1201', changes))).toMatchObject({ ok: true });
  });
});

test('health is not stored where the plan does not ask about it', async () => {
  const { offers } = await desk.call('plans.offers', {}, { session: crew.clerk });
  expect(offers.every(({ asksHealth }) => !asksHealth)).toBe(true);
  for (const declaredHealth of ['healthy', 'preexisting'] as const) {
    expect(await refusalOf({ declaredHealth })).toMatchObject({ code: 'health-not-asked' });
  }
});

describe('代办人', () => {
  const agentOf = (certno: string) => ({
    ...related(castMember('秦样例'), '99'),
    certno,
    authority: 'mandate' as const,
  });
  test('with a wrong check digit is refused as anybody else is', async () => {
    const { certno } = castMember('秦样例').row;
    const last = certno.endsWith('0') ? '1' : '0';
    const wrong = await refusalOf({ agent: agentOf(certno.slice(0, -1) + last) });
    expect(wrong?.code).toMatch(/^cert/);
  });
  test('is kept with the number normalised', async () => {
    const { certno } = castMember('秦样例').row;
    const typed = certno.replace(/(\d{6})(\d{8})/, '$1 $2 ');
    expect(await propose({ agent: agentOf(typed) })).toMatchObject({ ok: true });
    const bodies = behind(desk, (db) => db.all<{ body: string }>(`SELECT body FROM documents`)).map(({ body }) => body);
    const proposed = bodies.map((body) => JSON.parse(body) as { agent?: { certno: string } });
    expect(proposed.filter(({ agent }) => agent !== undefined).map(({ agent }) => agent?.certno)).toEqual([certno]);
  });
});

describe('whose 个人账户 is charged', () => {
  const fromAccount = (payer: ReturnType<typeof related>) => ({
    payment: { tender: 'personal-account' as const, payer, reference: null, subsidy: null },
  });
  test('a name that is not the roster’s is refused, and the sentence gives nothing of the roster away', async () => {
    const owner = { ...related(castMember('秦样例'), '10'), psn_name: '别的名字' };
    const refusal = await refusalOf(fromAccount(owner));
    expect(refusal).toMatchObject({ code: 'account-owner-differs' });
    expect(refusal?.message).toContain('别的名字');
    expect(JSON.stringify(refusal)).not.toContain('秦样例');
  });
  test('a spelling that may be the same name passes', async () => {
    expect(await propose(fromAccount({ ...related(castMember('秦样例'), '10'), psn_name: '秦＊例' }))).toMatchObject({
      ok: true,
    });
  });
  test('本人 is the insured and nobody else', async () => {
    expect(await refusalOf(fromAccount(related(castMember('秦样例'), '01')))).toMatchObject({ code: 'payer-refused' });
    expect(await refusalOf(fromAccount(related(castMember('孟样例'), '10')))).toMatchObject({ code: 'payer-refused' });
  });
});

test('投保人: 本人、配偶、子女、父母 insure without more, every other relation needs recorded consent (保险法 §31)', async () => {
  const insurable: string[] = [];
  for (const { code, name } of relationTable.rows) {
    const answer = await propose({ applicant: related(castMember('秦样例'), code) });
    const refused = answer.ok ? null : answer.error.code;
    const others = ['already-proposed', 'relation-age', 'relation-sex', 'insured-consent-missing'];
    expect([name, refused]).toEqual([name, expect.toBeOneOf([null, ...others])]);
    if (refused !== 'insured-consent-missing') insurable.push(name);
  }
  const spouse = ['配偶', '夫', '妻'];
  const sons = ['子', '独生子', '长子', '次子', '三子', '四子', '五子', '养子或继子'];
  const daughters = ['女', '独生女', '长女', '次女', '三女', '四女', '五女', '养女或继女'];
  const parents = ['父母', '父亲', '母亲', '继父或养父', '继母或养母'];
  expect(insurable).toEqual(['本人', ...spouse, ...sons, ...daughters, ...parents]);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
});

describe('sample values', () => {
  test('close a plan on a real desk by name (counter rule 28)', () => {
    for (const id of ['zaozhuang-2022', 'ganzhou'] as const) {
      const plan = demoPlan(id);
      const samples = sampleFigures(plan).map(({ name }) => name);
      const shelved = {
        plan,
        planHash: '',
        premium: fenOf(plan.premium.amount),
        unset: unsetFigures(plan),
        samples,
        compiled: () => compilePlan(plan),
      };
      const place = { zone: 'stand-alone', businessDay: localDate('2021-11-20') } as const;
      const { closed } = offerOf(shelved, { ...place, mode: 'live' });
      expect(closed).toContain('样例数值');
      for (const name of samples) expect(closed).toContain(name);
      expect(offerOf(shelved, { ...place, mode: 'demo' }).closed ?? '').not.toContain('样例数值');
    }
  });
  test('are on no real desk: every offer is without samples, and closed', async () => {
    const live = await openLiveDesk();
    try {
      const admin = await signInAs(live, ADMIN.operatorNo, ADMIN.password);
      const session = admin.ok ? admin.value.token : '';
      await live.call(
        'operators.add',
        { operator: operatorOf('JB-01', ['clerk']), password: 'jingban2022' },
        { session },
      );
      const clerk = await signInAs(live, 'JB-01', 'jingban2022');
      const { offers } = await live.call('plans.offers', {}, { session: clerk.ok ? clerk.value.token : '' });
      expect(offers.map(({ planId, samples }) => [planId, samples])).toEqual([
        ['ganzhou', []],
        ['zaozhuang-2022', []],
      ]);
      for (const { closed } of offers) expect(closed).toContain('还缺少正式数值');
    } finally {
      await live.dispose();
    }
  });
});
