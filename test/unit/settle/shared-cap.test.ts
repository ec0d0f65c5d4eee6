import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { formatYuan, ZERO } from '../../../shared/money.ts';
import { coverWords } from '../../../shared/plan/cover-words.ts';
import { explain } from '../../../shared/settle/explain.ts';
import { yearPosition } from '../../../shared/settle/position.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { visitFromSheet } from '../../../shared/settle/visit.ts';
import { sharingCap } from '../../support/plans.ts';
import { sheetOf, yuan } from '../../support/sheets.ts';

const HEALTHY = { healthStatus: 'healthy' } as const;
const BOTH = ['in-policy', 'out-drugs'] as const;

/** 60 000 in scope and 40 000 of self-funded drugs: (60 000 − 20 000) × 75 % and (40 000 − 20 000) × 75 %. */
const bill = visitFromSheet(sheetOf({ inscp_scp_amt: '60000.00', fulamt_ownpay_amt: '40000.00' }), {
  sum: { amount: yuan('40000.00'), source: 'entered' },
  listed: [],
});

test('shape 38: two liabilities pay no more together than the cap they share, in the order of claiming', () => {
  const plan = sharingCap('35000.00', BOTH);
  const { lines, steps, state } = settle(plan, initialState(), bill, HEALTHY);
  const paid = new Map(lines.map(({ liability, payable }) => [liability, formatYuan(payable ?? ZERO)]));
  expect([paid.get('in-policy'), paid.get('out-drugs')]).toEqual(['30,000.00', '5,000.00']);
  const cut = steps.filter(({ rule }) => rule === 'shared-cap').map(explain);
  expect(cut.map(({ formula }) => formula)).toEqual([
    '责任一、二共用 35,000.00，各项此前已赔 30,000.00，计算所得 15,000.00，可赔 5,000.00 元',
  ]);
  const again = settle(plan, state, bill, HEALTHY);
  expect(again.payable).toBe(0);
  const left = yearPosition(plan, state).liabilities.map(({ liability, capLeft }) => [liability, capLeft]);
  expect(Object.fromEntries(left)).toMatchObject({ 'in-policy': 0, 'out-drugs': 0, 'special-drugs': 80_000_000 });
});

test('the citizen reads the shared cap and the person’s, and never 不设封顶 beside them', () => {
  const figures = { 'liabilities.in-policy.cap': 'none', personCap: '90000.00' };
  const sentences = coverWords(sharingCap('1200000.00', BOTH, figures)).map(({ sentence }) => sentence);
  expect(sentences[0]).toMatch(/，责任一、二共用全年最高 120 万元，各项合计全年最高 9 万元。$/);
  expect(sentences[2]).toMatch(/，全年最高 80 万元，各项合计全年最高 9 万元。$/);
});

test('a cap that nobody reaches leaves no trace', () => {
  const { payable, steps } = settle(sharingCap('45000.00', BOTH), initialState(), bill, HEALTHY);
  expect(payable).toBe(yuan('45000.00'));
  expect(steps.some(({ rule }) => rule === 'shared-cap')).toBe(false);
});

test.each([
  [['in-policy', 'no-such'], '责任“no-such”不存在'],
  [['in-policy', 'in-policy'], '同一责任不得列两次'],
])('of %j is refused', (liabilities, problem) => {
  expect(() => sharingCap('1.00', liabilities)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ path: 'sharedCaps.both.liabilities', problem }) }),
  );
  expect(() => sharingCap('1.00', liabilities)).toThrow(AppError);
});
