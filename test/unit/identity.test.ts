import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import {
  checkCertificate,
  compareWithCertificate,
  guardianNeeds,
  requireCertificate,
  type CertificateCheck,
} from '../../shared/identity.ts';
import { checkBankAccount, passesLuhn } from '../../shared/identity/bank-account.ts';
import { checkCharacter } from '../../shared/identity/check-digit.ts';
import { checkUsci } from '../../shared/identity/usci.ts';

const today = localDate('2021-11-20');
const check = (type: string, certno: string): CertificateCheck => checkCertificate(type, certno, today);
const codeOf = (result: CertificateCheck): string => (result.ok ? 'ok' : result.code);
const warningsOf = (result: CertificateCheck): string[] => (result.ok ? result.warnings.map(({ code }) => code) : []);

/** 18-digit numbers that can exist, from parts. */
const anyResident = fc
  .tuple(
    fc.constantFrom('370402', '370481', '360702', '360783', '140100', '110105'),
    fc.integer({ min: 1900, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, year, month, day, sequence]) => {
    const first17 = `${area}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(sequence).padStart(3, '0')}`;
    return first17 + checkCharacter(first17);
  });

describe('居民身份证', () => {
  test('tells birth date and sex', () => {
    expect(check('01', '11010519491231002X')).toEqual({
      ok: true,
      certno: '11010519491231002X',
      brdy: '1949-12-31',
      gend: '2',
      warnings: [],
    });
    expect(check('01', '370402190001010015')).toMatchObject({ ok: true, brdy: '1900-01-01', gend: '1', warnings: [] });
    expect(check('01', '360702190001010028')).toMatchObject({ ok: true, brdy: '1900-01-01', gend: '2', warnings: [] });
    expect(check('01', '370481200002290030')).toMatchObject({ ok: true, brdy: '2000-02-29', gend: '1', warnings: [] });
  });

  test.each([
    '370402199001180170',
    '370402199001020011',
    '370402199001050042',
    '370402199001080073',
    '370402199001190184',
    '370402199001030025',
    '370402199001060056',
    '370402199001090087',
    '370402199001010008',
    '370402199001040039',
    '37040219900107006X',
  ])('every check character occurs: %s', (certno) => {
    expect(check('01', certno)).toMatchObject({ ok: true, certno });
  });

  test('is read in lower case, full width and with spaces', () => {
    expect(check('01', '37040219900107006x')).toMatchObject({ ok: true, certno: '37040219900107006X' });
    expect(check('01', ' 370402 19900107　006ｘ ')).toMatchObject({ ok: true, certno: '37040219900107006X' });
    expect(check('01', '３７０４０２１９９００１０１０００８')).toMatchObject({
      ok: true,
      certno: '370402199001010008',
    });
  });

  test.each([
    ['140100190002290010', 'certno-date-impossible'],
    ['370402190001010016', 'certno-check-digit'],
    ['370402190013010015', 'certno-date-impossible'],
    ['370402900101001', 'certno-fifteen-digits'],
    ['37040219000101001', 'certno-shape'],
    ['3704021900010100150', 'certno-shape'],
    ['37040219000101001A', 'certno-shape'],
    ['3704021900010X0015', 'certno-shape'],
    ['3.70402E+17', 'certno-spreadsheet'],
    ['', 'certno-missing'],
    ['　 ', 'certno-missing'],
  ])('%s is refused as %s', (certno, code) => {
    expect(codeOf(check('01', certno))).toBe(code);
  });

  test('born today is accepted, born tomorrow or 151 years ago is not', () => {
    const bornOn = (digits: string): string => `370402${digits}001${checkCharacter(`370402${digits}001`)}`;
    expect(codeOf(check('01', bornOn('20211120')))).toBe('ok');
    expect(codeOf(check('01', bornOn('20211121')))).toBe('certno-date-future');
    expect(codeOf(check('01', bornOn('18711120')))).toBe('ok');
    expect(codeOf(check('01', bornOn('18701120')))).toBe('certno-age-impossible');
  });

  test('an unknown area only warns', () => {
    const abolished = `990402199001010${'01'}`;
    expect(warningsOf(check('01', abolished + checkCharacter(abolished)))).toEqual(['area-unknown']);
  });

  test('any one digit changed is refused', () => {
    fc.assert(
      fc.property(anyResident, fc.nat(17), fc.integer({ min: 1, max: 9 }), (certno, place, step) => {
        fc.pre(certno.charAt(place) !== 'X');
        const changed = String((Number(certno.charAt(place)) + step) % 10);
        expect(check('01', certno).ok).toBe(true);
        expect(check('01', certno.slice(0, place) + changed + certno.slice(place + 1)).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('any two neighbouring digits swapped are refused', () => {
    fc.assert(
      fc.property(anyResident, fc.nat(16), (certno, place) => {
        const [a, b] = [certno.charAt(place), certno.charAt(place + 1)];
        fc.pre(a !== b);
        expect(check('01', certno.slice(0, place) + b + a + certno.slice(place + 2)).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('a number of another length is told the right one, in figures set apart', () => {
    const fault = check('01', '37040219000101001');
    expect(fault.ok ? '' : errorSentence(fault.code, fault.details)).toBe(
      '证件号码格式不对：居民身份证（户口簿）应为 18 位（末位可为 X），现填 17 位。请对照证件重新输入，或改选证件类型。',
    );
  });

  test('a refusal names the next step and shows the number masked', () => {
    expect(() => requireCertificate('01', '370402190001010016', today)).toThrow(AppError);
    const fault = check('01', '370402190001010016');
    expect(fault).toEqual({ ok: false, code: 'certno-check-digit', details: { masked: '3704**********0016' } });
    expect(errorSentence('certno-check-digit', { masked: '3704**********0016' })).toBe(
      '证件号码 3704**********0016 校验不符，至少有一位抄错。请对照证件逐位核对，不要只改末位。',
    );
  });
});

describe('other certificates', () => {
  test('港澳台居民居住证: 香港男, 澳门女, 台湾男', () => {
    const genders = ['810000199001010019', '820000199001010029', '830000199001010039'].map((certno) => {
      const result = check('05', certno);
      return result.ok ? [result.gend, result.brdy, result.warnings.length] : result.code;
    });
    expect(genders).toEqual([
      ['1', '1990-01-01', 0],
      ['2', '1990-01-01', 0],
      ['1', '1990-01-01', 0],
    ]);
    expect(codeOf(check('06', '830000199001010039'))).toBe('ok');
    expect(codeOf(check('05', '830000199001010038'))).toBe('certno-check-digit');
  });

  test('外国人永久居留身份证 2023 tells the birth date and no sex', () => {
    expect(check('07', '937840199001010017')).toEqual({
      ok: true,
      certno: '937840199001010017',
      brdy: '1990-01-01',
      warnings: [],
    });
    expect(codeOf(check('07', '937840199001010025'))).toBe('ok');
    expect(codeOf(check('07', '937840199001010026'))).toBe('certno-check-digit');
    expect(codeOf(check('07', '837840199001010017'))).toBe('certno-shape');
  });

  test.each([
    ['07', 'ABC370400000001', 'format-only'],
    ['04', 'H12345678', 'format-only'],
    ['05', 'm12345678', 'format-only'],
    ['04', 'H1234567800', 'old-card'],
    ['06', '12345678', 'format-only'],
    ['990201', 'U370000001', 'format-only'],
    ['02', '南字第01234567号', 'format-only'],
    ['99', 'AB-1234', 'format-only'],
  ])('type %s number %s is accepted, %s', (type, certno, warning) => {
    expect(warningsOf(check(type, certno))).toEqual([warning]);
  });

  test.each([
    ['07', 'ABC37040000001'],
    ['04', 'H1234567'],
    ['04', 'X12345678'],
    ['06', '1234567'],
    ['06', 'A2345678'],
    ['990201', '3700000012'],
    ['02', '12'],
    ['99', 'AB;DROP'],
  ])('type %s number %s has no possible shape', (type, certno) => {
    expect(codeOf(check(type, certno))).toBe('certno-shape');
  });

  test('an unknown type is refused, unless the city imported it', () => {
    expect(check('77', '12345678')).toEqual({ ok: false, code: 'cert-type-unknown', details: { value: '77' } });
    const local = {
      field: 'psn_cert_type',
      title: '本地证件类型',
      edition: '2022-01-01',
      grade: 'B',
      source: '样例',
      rows: [{ code: '77', name: '本地证件' }],
    } as const;
    expect(codeOf(checkCertificate('77', '12345678', today, { ...local, rows: [...local.rows] }))).toBe('ok');
  });
});

describe('what the number tells against what is stated', () => {
  test('another sex or birth date warns', () => {
    const certificate = requireCertificate('01', '370402199001010008', today);
    expect(compareWithCertificate(certificate, { gend: '2', brdy: '1990-01-01' })).toEqual([]);
    const doubts = compareWithCertificate(certificate, { gend: '1', brdy: '1990-01-02' });
    expect(doubts.map(({ code }) => code)).toEqual(['gend-differs', 'brdy-differs']);
    const permit = requireCertificate('04', 'H12345678', today);
    expect(compareWithCertificate(permit, { gend: '1', brdy: '1990-01-02' })).toEqual([]);
  });

  test('a guardian acts under 14 for data and under 18 for the contract', () => {
    const needs = ['2007-11-21', '2007-11-20', '2003-11-21', '2003-11-20'].map((brdy) => {
      const { forData, forContract } = guardianNeeds(localDate(brdy), today);
      return [forData, forContract];
    });
    expect(needs).toEqual([
      [true, true],
      [false, true],
      [false, true],
      [false, false],
    ]);
  });
});

describe('统一社会信用代码', () => {
  test.each([
    ['91350100M000100Y43', '企业'],
    ['11370400000000001L', '机关'],
    ['91370400MA0000000C', '企业'],
    ['12360700000000000R', '事业单位'],
    ['521401000000000001', '民办非企业单位'],
    [' 91370400ma0000000c ', '企业'],
  ])('%s is valid (%s)', (text, kind) => {
    expect(checkUsci(text)).toEqual({ ok: true, usci: text.trim().toUpperCase(), kind });
  });

  test('a wrong check character and the letter I are refused apart', () => {
    expect(checkUsci('91370400MA0000000D')).toMatchObject({ ok: false, code: 'usci-check-digit' });
    expect(checkUsci('91370400MI0000000C')).toMatchObject({ ok: false, code: 'usci-shape' });
  });

  test('a sum divisible by 31 ends in 0, not Y', () => {
    // Ones at the places of weight 1 and weight 30: the sum is 31.
    expect(checkUsci('100000000000000100')).toMatchObject({ ok: true });
    expect(checkUsci('10000000000000010Y')).toMatchObject({ ok: false, code: 'usci-check-digit' });
  });
});

describe('银行账号', () => {
  test.each(['6222020000000000000', '6228480000000000000', '6217990000000000006'])('%s passes Luhn', (account) => {
    expect(checkBankAccount(account)).toEqual({ ok: true, account, warnings: [] });
    const wrong = account.slice(0, -1) + String((Number(account.at(-1)) + 1) % 10);
    expect(passesLuhn(wrong)).toBe(false);
    expect(checkBankAccount(wrong)).toMatchObject({ ok: true, warnings: [{ code: 'account-luhn' }] });
  });

  test('a passbook warns, letters are refused', () => {
    expect(checkBankAccount('9037 0405-0101 2345')).toMatchObject({ ok: true, account: '9037040501012345' });
    expect(checkBankAccount('903704050101')).toMatchObject({ ok: true, warnings: [{ code: 'account-length' }] });
    expect(checkBankAccount('62220200000O0000000')).toMatchObject({ ok: false, code: 'bank-account-shape' });
  });
});
