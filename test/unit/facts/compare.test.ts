/** 测算 by another plan says why it pays nothing there, or why it cannot be told. */
import { expect, it } from 'vitest';
import { comparedWith } from '../../../main/hosts/cli/compare.ts';
import { readFacts } from '../../../main/hosts/cli/facts.ts';
import { hq01, shippedPlan, withMember, withStay } from '../../support/facts.ts';

const compared = (plan: string, facts: unknown) => comparedWith(shippedPlan(plan), readFacts('facts.json', facts));

it('a visit outside the other plan’s cover: its day and that cover', () => {
  const { text, json } = compared('yantai-2025', withMember({ version: undefined }));
  const reason =
    '第 1 次就医不赔：就医日期 2024-05-06 不在保障期间内，不赔。该方案的保障期间是 2025-01-01 至 2025-12-31。';
  expect(json).toEqual({
    plan: 'yantai-2025',
    figures: [{ healthStatus: 'healthy', payable: 0, waits: [], reasons: [reason] }],
  });
  expect(text.split('\n')).toEqual([expect.stringContaining('可赔 0.00 元'), reason]);
});

it('a visit that pays nothing for several reasons: each with its liabilities', () => {
  // In scope nothing is left; the drugs stay under their line.
  const borne = {
    hifp_pay: '198200.00',
    fund_pay_sumamt: '277200.00',
    psn_part_amt: '59600.00',
    psn_cash_pay: '59600.00',
  };
  const stay = withStay({ sheet: borne, drugSum: { amount: '10000.00', source: 'entered' } });
  const { json } = compared('huiqiong-2024', stay);
  const { figures } = json as { figures: [{ payable: number; reasons: string[] }] }; // as `comparedWith` says
  expect(figures[0].payable).toBe(0);
  expect(figures[0].reasons).toContainEqual(expect.stringMatching(/^第 1 次就医不赔：责任三.*未超过起付线/));
});

it('facts the other plan cannot take are its answer, and the run goes on', () => {
  const { text, json } = compared('huhuibao-2025', hq01());
  expect(json).toMatchObject({ plan: 'huhuibao-2025', figures: [], refused: { code: 'facts-version-unknown' } });
  expect(text).toContain('不能计算。member.version');
});

it('what was decided under the first plan is no history of the other', () => {
  const decided = withStay({ decided: [{ liability: 'in-policy', amount: '1.00' }] });
  expect(compared('huiqiong-2024', decided)).toEqual(compared('huiqiong-2024', hq01()));
});
