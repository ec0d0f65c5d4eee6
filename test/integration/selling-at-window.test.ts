/** What the window keeps of a plan's selling rules: how many relatives an account pays for (64), no standard premium in silence (60, 62). */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { joinDesk, type JoinedDesk } from '../support/joined-desk.ts';
import { drawnProposal, related } from '../support/proposals.ts';
import { figure, sellingPlan } from '../support/selling.ts';
import { deskTemplate, type DeskTemplate } from '../support/spine.ts';

let template: DeskTemplate;
let at: JoinedDesk;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  at = await joinDesk(template);
});
afterEach(() => at.desk.dispose());

/** Drawn person `who` joins; 秦样例's account pays for them as a friend. */
function propose(who: number) {
  const payer = related(castMember('秦样例'), '99');
  const payment = { tender: 'personal-account' as const, payer, reference: null, subsidy: null };
  return at.desk.answer('enrollment.propose', { ...drawnProposal(who, 'cash'), payment }, { session: at.crew.clerk });
}

test('shape 64: friends too, two at most: the third is refused with the count', async () => {
  const plan = sellingPlan({ account: { anyRelation: figure(true), relativesAtMost: figure(2) } });
  at.centre.publish('plans', [{ kind: 'plans', plans: [plan] }]);
  await at.sync();
  expect(await propose(0)).toMatchObject({ ok: true });
  expect(await propose(1)).toMatchObject({ ok: true });
  const third = await propose(2);
  expect(third.ok ? null : [third.error.code, third.error.message]).toEqual([
    'payer-refused',
    '该账户本年度已为 2 位亲属缴费，本产品最多 2 位，请改用其他缴费方式。',
  ]);
});

test('shapes 60, 62: a plan whose premium depends on facts is not sold at its standard premium in silence', async () => {
  const versions = [{ id: 'a', name: 'A 款', premium: figure('59.00') }];
  const plan = sellingPlan({ versions }, { 'premium.amount': '59.00' });
  at.centre.publish('plans', [{ kind: 'plans', plans: [plan] }]);
  await at.sync();
  const answer = await at.desk.answer('enrollment.propose', drawnProposal(0, 'cash'), { session: at.crew.clerk });
  expect(answer.ok ? null : [answer.error.code, answer.error.message]).toEqual([
    'plan-closed',
    expect.stringContaining('保费按版本、优惠或资助身份确定'),
  ]);
});

test('shape 64: the plan without the part still refuses a friend', async () => {
  const answer = await propose(0);
  expect(answer.ok ? null : answer.error.message).toContain('不在本产品允许的个人账户代缴范围内');
});
