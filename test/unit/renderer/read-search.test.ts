import { expect, test } from 'vitest';
import { castMember } from '../../../main/demo/cast.ts';
import { isPaperNumber, readSearch } from '../../../renderer/frame/read-search.ts';

const { certno } = castMember('孟样例').row;

test('a certificate number is searched as it stands on the card, however it was typed', () => {
  const fullWidth = certno.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
  for (const typed of [certno, ` ${certno} `, fullWidth]) {
    expect(readSearch(typed)).toEqual({ subject: certno, refusal: null });
  }
  expect(isPaperNumber(certno)).toBe(false);
});

test('the QR of our paper is the number in it', () => {
  const { subject } = readSearch('jd1|payment-acceptance|ty01-2021-000001-k9-3|00ff');
  expect(subject).toBe('TY01-2021-000001-K9-3');
  expect(isPaperNumber(subject ?? '')).toBe(true);
});

test('an empty box searches nothing and complains about nothing', () => {
  expect(readSearch('  ')).toEqual({ subject: null, refusal: null });
});

test.each(['孟样例', 'mengyangli', 'myl', '0113'])('%s is not searched yet, and the box says what is', (typed) => {
  const { subject, refusal } = readSearch(typed);
  expect(subject).toBeNull();
  expect(refusal).toContain('完整证件号码');
});
