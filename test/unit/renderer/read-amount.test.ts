import { expect, test } from 'vitest';
import { readAmount } from '../../../renderer/components/read-amount.ts';

test('what a clerk types is an amount in fen', () => {
  expect([readAmount('1,234.5').amount, readAmount('１００').amount, readAmount('0').amount]).toEqual([
    123450, 10000, 0,
  ]);
});

test.each(['', '2千', '500O', '31.200,00', '160000.005'])('%j is no amount and says so in a sentence', (typed) => {
  const { amount, problem } = readAmount(typed);
  expect(amount).toBeNull();
  expect(problem).toMatch(/[\u4e00-\u9fff].*[。]$/u);
});
