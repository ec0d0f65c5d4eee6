import { expect, test } from 'vitest';
import { nextSteps, type Known } from '../../../renderer/pages/Workbench/next-steps.ts';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen } from '../../../shared/money.ts';
import type { PaymentState } from '../../../shared/payment.ts';

const clerk = { openShift: true, importRoster: false, propose: true, claim: true };
const known: Known = {
  shift: { current: null, unclosed: [] },
  figures: { unsent: { count: 0, sum: 0 }, rosterAsOf: localDate('2021-11-15'), lastBackupAt: null, openTrials: 0 },
  offers: [],
  policies: [],
  may: clerk,
};
const titles = (changes: Partial<Known>) => nextSteps({ ...known, ...changes }).map(({ title }) => title);

test('the shift comes first, and only for who can open one', () => {
  expect(titles({})[0]).toBe('开班');
  expect(titles({ may: { ...clerk, openShift: false } })).not.toContain('开班');
});

test('a missing roster is the business of who may import it', () => {
  const figures = known.figures === undefined ? undefined : { ...known.figures, rosterAsOf: null };
  expect(titles({ figures })).not.toContain('导入参保库');
  expect(titles({ figures, may: { ...clerk, importRoster: true } })).toContain('导入参保库');
});

test('a failed payment is the seller’s to change, before the ones that may still come', () => {
  const policies = [policyWith('failed'), policyWith('to-deduct')];
  expect(titles({ policies }).filter((title) => title.includes('笔'))).toEqual(['1 笔缴费失败', '1 笔保费未到']);
  expect(titles({ policies, may: { ...clerk, propose: false } })).not.toContain('1 笔缴费失败');
});

test('nothing is offered before it is known, nor to who may not do it', () => {
  const may = { openShift: false, importRoster: false, propose: false, claim: false };
  expect(titles({ shift: undefined, figures: undefined, offers: undefined, may })).toEqual([]);
});

function policyWith(state: PaymentState): Policy {
  const id = '00000000-0000-7000-8000-000000000001';
  return {
    policyId: id,
    planId: 'zaozhuang-2022',
    productName: '枣庄',
    coverYear: 2022,
    coverStart: localDate('2022-01-01'),
    coverEnd: localDate('2022-12-31'),
    state: 'proposed',
    psn_name: '孟样例',
    certno: '3704**********0113',
    declaredHealth: null,
    premium: fen(9000),
    payment: { paymentId: id, tender: 'personal-account', state, amount: fen(9000), reference: null, payerName: '' },
    papers: [],
    proposedAt: '2021-11-20T09:00:00',
    sellerNo: '1001',
  };
}
