import { expect, test } from 'vitest';
import { paymentInputSchema } from '../../shared/contract/enrollment.ts';
import { parseDeductionRow } from '../../shared/deduction-result.ts';
import { localDate } from '../../shared/dates.ts';
import { paperNumber } from '../../shared/paper-number.ts';
import { normaliseReference } from '../../shared/payment-reference.ts';

test.each([
  [' wx 2021１１２００００１ ', 'WX202111200001'],
  ['WX20211120 0001', 'WX202111200001'],
  ['wx　2021\u200b1', 'WX20211'],
  ['WX-1', 'WX-1'],
])('%s is one reference however it is typed', (typed, one) => {
  expect(normaliseReference(typed)).toBe(one);
});

const payment = (reference: string) => ({ tender: 'qr', payer: null, reference, subsidy: null });

test('a payment carries the normalised reference', () => {
  expect(paymentInputSchema.parse(payment(' wx 2021１ '))).toMatchObject({ reference: 'WX20211' });
});

test('a reference of invisible marks, or too long once written out, is refused', () => {
  for (const reference of ['\u200b\u2060', '㍿'.repeat(40)]) {
    expect(paymentInputSchema.safeParse(payment(reference)).success).toBe(false);
  }
});

const NUMBER = paperNumber({ desk: 'ZZ01', day: localDate('2021-11-20'), epochMark: 'A', counter: 1 });
const cells = (reference: string) => ({
  受理单号: NUMBER,
  证件号码: '1',
  金额: '90.00',
  结果: '成功',
  原因: '',
  流水号: reference,
});

test('a result file’s reference is read the same way', () => {
  const row = parseDeductionRow(cells(' gz 2021 '));
  expect(row.ok ? row.row.reference : row).toBe('GZ2021');
  expect(parseDeductionRow(cells('\u200b'))).toMatchObject({ ok: false, field: '流水号' });
  expect(parseDeductionRow(cells('1'.repeat(65)))).toMatchObject({ ok: false, field: '流水号' });
});
