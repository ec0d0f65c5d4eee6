/** What a clerk types about people: names in one spelling, relations that can be, the own account (counter rules 3, 8, 11). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import type { TestDesk } from '../support/desk.ts';
import { cardOf, proposal, related } from '../support/proposals.ts';
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

type Changes = Parameters<typeof proposal>[1];

const propose = (name: string, changes: Changes) =>
  desk.answer('enrollment.propose', proposal(name, changes), { session: crew.clerk });

/** The refusal of a proposal after which nothing was written. */
async function refusalOf(name: string, changes: Changes) {
  const before = journalState(desk);
  const answer = await propose(name, changes);
  expect(journalState(desk)).toBe(before);
  return answer.ok ? { code: 'ok', message: '', details: null } : answer.error;
}

const insuredAs = (name: string, psn_name: string, nameConfirmed = false): Changes => ({
  insured: { ...cardOf(castMember(name)), psn_name, tel: null, nameConfirmed },
});

interface Body {
  readonly insured?: { readonly psn_name: string; readonly rosterName: string | null };
  readonly applicant?: { readonly psn_name: string };
}
const frozen = (): Body | undefined =>
  behind(desk, (db) => db.all<{ body: string }>('SELECT body FROM documents'))
    .map(({ body }): Body => JSON.parse(body)) // bodies of the journal's own making
    .find(({ insured }) => insured !== undefined);

async function acceptance(answer: Awaited<ReturnType<typeof propose>>): Promise<string> {
  const no = answer.ok ? (answer.value.papers[0]?.no ?? '') : '';
  const { ticket } = await desk.call('papers.open', { no }, { session: crew.clerk });
  return (await readPdf(desk.app.downloads.take(ticket)?.bytes ?? new Uint8Array())).packed;
}

describe('names', () => {
  test.each(['孟 样例', '孟　样例', '孟\u200b样例 '])(
    '“%s” is 孟样例: no space kept, no 姓名差异 printed',
    async (typed) => {
      const answer = await propose('孟样例', insuredAs('孟样例', typed));
      expect(answer).toMatchObject({ ok: true });
      expect(frozen()).toMatchObject({
        insured: { psn_name: '孟样例', rosterName: null },
        applicant: { psn_name: '孟样例' },
      });
      expect(await acceptance(answer)).not.toContain('姓名差异');
    },
  );
  test('a spelling that only may be the same is kept beside the roster’s', async () => {
    const answer = await propose('孟样例', insuredAs('孟样例', '孟＊例'));
    expect(frozen()?.insured).toEqual(expect.objectContaining({ psn_name: '孟＊例', rosterName: '孟样例' }));
    expect(await acceptance(answer)).toContain('孟样例');
  });
  test('digits in a name are refused at the field, whoever’s name it is', async () => {
    const { certno } = castMember('孟样例').row;
    const someone = { ...related(castMember('秦样例'), '10'), psn_name: '秦样例３' };
    const payment = { tender: 'card' as const, payer: someone, reference: 'K-1', subsidy: null };
    const agent = { ...someone, authority: 'mandate' as const };
    for (const [path, changes] of [
      ['insured.psn_name', insuredAs('孟样例', certno)],
      ['applicant.psn_name', { applicant: someone }],
      ['agent.psn_name', { agent }],
      ['payment.payer.psn_name', { payment }],
    ] satisfies [string, Changes][]) {
      const refusal = await refusalOf('孟样例', changes);
      expect(refusal).toMatchObject({ code: 'input-invalid', details: { path } });
      expect(refusal.message).toContain('姓名不能含数字');
    }
    const card = { ...cardOf(castMember('孟样例')), psn_name: certno };
    const input = { planId: 'zaozhuang-2022', card };
    expect(await desk.answer('enrollment.check', input, { session: crew.clerk })).toMatchObject({
      error: { code: 'input-invalid', details: { path: 'card.psn_name' } },
    });
  });
});

describe('what the insured is to the applicant', () => {
  const of = (name: string, relation: string): Changes => ({ applicant: related(castMember(name), relation) });
  test('a girl of 7 is not the mother of a man of 33, and the sentence says both ages', async () => {
    const refusal = await refusalOf('秦小样', of('秦样例', '52'));
    expect(refusal.code).toBe('relation-age');
    for (const named of ['投保人的母亲', '被保险人 7 岁', '投保人 33 岁', '请'])
      expect(refusal.message).toContain(named);
  });
  test('nor his wife, nor his son', async () => {
    expect((await refusalOf('秦小样', of('秦样例', '10'))).code).toBe('relation-age');
    const son = await refusalOf('秦小样', of('秦样例', '20'));
    expect(son.code).toBe('relation-sex');
    expect(son.message).toContain('性别是女');
  });
  test('a daughter of hers she is: proposed without a doubt', async () => {
    expect(await propose('秦小样', of('秦样例', '30'))).toMatchObject({ ok: true, value: { warnings: [] } });
  });
  test('a father three years older is taken, and the clerk is asked to look again', async () => {
    const answer = await propose('孟样例', of('秦样例', '51'));
    expect(answer).toMatchObject({ ok: true, value: { warnings: [expect.stringContaining('少见但可能')] } });
  });
});

describe('whose 个人账户 is charged', () => {
  const account = (payer: ReturnType<typeof related> | null) => ({
    tender: 'personal-account' as const,
    payer,
    reference: null,
    subsidy: null,
  });
  test('the relation to the account’s owner is looked at as the applicant’s is', async () => {
    const refusal = await refusalOf('秦小样', {
      applicant: related(castMember('秦样例'), '30'),
      payment: account(related(castMember('秦样例'), '52')),
    });
    expect(refusal.code).toBe('relation-age');
    expect(refusal.message).toContain('付款人的母亲');
  });
  const renamed = insuredAs('孟样例', '孟新名', true);
  test.each([
    ['as the applicant', null],
    ['named again as payer', { ...related(castMember('孟样例'), '01'), psn_name: '孟新名' }],
  ])('one’s own, under a name the clerk has confirmed: %s', async (_, payer) => {
    expect(await propose('孟样例', { ...renamed, payment: account(payer) })).toMatchObject({ ok: true });
    expect(frozen()?.insured).toEqual(expect.objectContaining({ psn_name: '孟新名', rosterName: '孟样例' }));
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });
  test('a third name is nobody’s, and an unconfirmed one is asked about first', async () => {
    const third = account({ ...related(castMember('孟样例'), '01'), psn_name: '钱另名' });
    expect((await refusalOf('孟样例', { ...renamed, payment: third })).code).toBe('account-owner-differs');
    const unconfirmed = insuredAs('孟样例', '孟新名');
    expect((await refusalOf('孟样例', { ...unconfirmed, payment: account(null) })).code).toBe('name-unconfirmed');
  });
  test('after a change of tender too', async () => {
    const proposed = await propose('孟样例', renamed);
    const paymentId = proposed.ok ? proposed.value.paymentId : '';
    const input = { paymentId, payment: account(null) };
    expect(await desk.answer('payments.retender', input, { session: crew.clerk })).toMatchObject({ ok: true });
  });
});
