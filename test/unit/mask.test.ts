import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskBankAccount, maskCertno, maskName, maskPhone } from '../../shared/mask.ts';

test('a certificate number keeps its first and last four', () => {
  expect(maskCertno('360702190001011234')).toBe('3607**********1234');
  expect(maskCertno('H12345678')).toBe('H1*****78');
  expect(maskCertno('123')).toBe('***');
  expect(maskCertno('')).toBe('');
});

test('a name keeps its first and last character, two characters keep the first', () => {
  expect(['王小明', '王明', '王', '欧阳小明', '王\u{20087}', '李\u{215d7}丽', ''].map(maskName)).toEqual([
    '王*明',
    '王*',
    '*',
    '欧**明',
    '王*',
    '李*丽',
    '',
  ]);
});

test('a telephone and an account', () => {
  expect(maskPhone('13812345678')).toBe('138****5678');
  expect(maskPhone('06323123456')).toBe('********456');
  expect(maskBankAccount('6222020000000000000')).toBe('6222***********0000');
});

test('a mask keeps the length and never shows more than half of a number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,20}$/), (digits) => {
      for (const masked of [maskCertno(digits), maskBankAccount(digits)]) {
        expect(masked).toHaveLength(digits.length);
        expect(masked.replaceAll('*', '').length * 2).toBeLessThanOrEqual(digits.length);
      }
    }),
  );
});
