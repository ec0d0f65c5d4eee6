import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { REQUIRED_COLUMNS, readRosterHeader } from '../../shared/roster-header.ts';
import { readRosterRow, type RowOutcome } from '../../shared/roster-row.ts';
import { certnoFor, inventPeople, inventPerson, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';

const today = localDate('2021-11-20');
const header = readRosterHeader(rosterHeaderLine().trim().split(','));
const person = inventPerson(1, 'zaozhuang', { township: '东样镇', paid_next_year: true });
const read = (texts: Parameters<typeof rosterLine>[1] = {}): RowOutcome =>
  readRosterRow(rosterLine(person, texts).trim().split(','), header, today);
const refusal = (outcome: RowOutcome): string => (outcome.ok ? 'ok' : `${outcome.field}: ${outcome.reason}`);
const headerCode = (columns: readonly string[]): unknown => {
  try {
    return readRosterHeader(columns);
  } catch (error) {
    return error instanceof AppError ? [error.code, error.details] : error;
  }
};

describe('the header', () => {
  test('may stand in any order and case, with columns nobody reads', () => {
    const columns = ['TEL', ...REQUIRED_COLUMNS.map((name) => ` ${name.toUpperCase()}`).toReversed(), ''];
    const { width, places, ignored } = readRosterHeader(columns);
    expect([width, places.get('psn_no'), places.get('township'), ignored]).toEqual([13, 11, undefined, 1]);
  });

  test('names what is missing, what stands twice, and a file that is far too wide', () => {
    const required = [...REQUIRED_COLUMNS];
    expect(headerCode(required.filter((name) => name !== 'certno' && name !== 'brdy'))).toEqual([
      'roster-header-missing',
      { columns: ['certno', 'brdy'] },
    ]);
    expect(headerCode([...required, 'Certno'])).toEqual(['roster-header-duplicate', { columns: ['certno'] }]);
    const wide = [...required, ...Array.from({ length: 200 - required.length }, (_, i) => `c${i}`)];
    expect(headerCode(wide)).toEqual(['roster-too-many-columns', { columns: 200, limit: 64 }]);
  });
});

describe('a row', () => {
  test('becomes the person and the insurance as they stand', () => {
    expect(read()).toEqual({ ok: true, op: 'upsert', row: person, warnings: [] });
  });

  test('every invented person is readable', () => {
    for (const row of inventPeople(7, 500, 'ganzhou')) {
      const outcome = readRosterRow(rosterLine(row).trim().split(','), header, today);
      expect(outcome).toEqual({ ok: true, op: 'upsert', row, warnings: [] });
    }
  });

  test('what spreadsheets do to it is undone', () => {
    const outcome = read({
      psn_cert_type: '1',
      certno: ` ${person.certno.toLowerCase()} `,
      brdy: person.brdy.replaceAll('-', ''),
      trt_enjymnt_begndate: '2021/1/1',
      trt_enjymnt_enddate: '2021-12-31 00:00:00',
    });
    expect(outcome).toEqual({ ok: true, op: 'upsert', row: person, warnings: [] });
  });

  test('empty optional cells are "not known"', () => {
    const outcome = read({ trt_enjymnt_begndate: '', trt_enjymnt_enddate: '', township: '', paid_next_year: '' });
    expect(outcome).toMatchObject({
      ok: true,
      row: { trt_enjymnt_begndate: null, trt_enjymnt_enddate: null, township: null, paid_next_year: null },
    });
    expect(read({ paid_next_year: '0' })).toMatchObject({ row: { paid_next_year: false } });
  });

  test('the 䶮 of an old file is stored as the 䶮 of today; an unknown private-use character is kept and counted', () => {
    expect(read({ psn_name: '王\ue863' })).toMatchObject({ row: { psn_name: '王䶮' }, warnings: [] });
    expect(read({ psn_name: '王\ue001' })).toMatchObject({
      row: { psn_name: '王\ue001' },
      warnings: ['name-private-use'],
    });
  });

  test('doubts are counted, not refused', () => {
    const woman = certnoFor('370499', person.brdy, 2);
    expect(read({ certno: woman, gend: '1' })).toMatchObject({ ok: true, warnings: ['gend-differs'] });
    expect(read({ brdy: '1950-05-05' })).toMatchObject({ ok: true, warnings: ['brdy-differs'] });
    expect(read({ insuplc_admdvs: '370499' })).toMatchObject({ ok: true, warnings: ['admdvs-unknown'] });
    expect(read({ insutype: '39999' })).toMatchObject({ ok: true, warnings: ['insutype-local'] });
  });

  test.each([
    [{ certno: '370402190001010016' }, 'certno: 证件号码校验不符'],
    [{ certno: '3.70402E+17' }, 'certno: 证件号码已被表格软件改成科学计数法，请将该列设为文本后重新导出'],
    [{ certno: '' }, 'certno: 证件号码为空'],
    [{ psn_cert_type: '77' }, 'psn_cert_type: 证件类型代码不在代码表中'],
    [{ psn_no: '' }, 'psn_no: 应为 1–30 位字母或数字'],
    [{ psn_name: ' ' }, 'psn_name: 姓名为空'],
    [{ psn_name: '王\u0007' }, 'psn_name: 姓名含控制字符或引号、逗号、等号、尖括号'],
    [{ psn_name: '=HYPERLINK' }, 'psn_name: 姓名含控制字符或引号、逗号、等号、尖括号'],
    [{ psn_name: '王'.repeat(51) }, 'psn_name: 姓名超过 50 个字'],
    [{ gend: '男' }, 'gend: 应为 1（男）、2（女）、0 或 9'],
    [{ brdy: '2021-02-29' }, 'brdy: 不是真实日期，应为 年-月-日'],
    [{ brdy: '2021-11-21' }, 'brdy: 出生日期晚于今天'],
    [{ insutype: '311' }, 'insutype: 代码“311”不在险种类型代码表中'],
    [{ insutype: '370499199001010016' }, 'insutype: 不是险种类型代码'],
    [{ psn_insu_stas: '5' }, 'psn_insu_stas: 代码“5”不在参保状态代码表中'],
    [{ insuplc_admdvs: '3704' }, 'insuplc_admdvs: 应为 6 位数字的医保区划'],
    [{ trt_enjymnt_begndate: '2021-13-01' }, 'trt_enjymnt_begndate: 不是真实日期，应为 年-月-日 或空'],
    [{ trt_enjymnt_enddate: '2020-12-31' }, 'trt_enjymnt_enddate: 待遇享受止期早于起期'],
    [{ paid_next_year: '2022' }, 'paid_next_year: 应为 1（已缴）、0（未缴）或空（未知）'],
  ])('%o is refused', (texts, reason) => {
    expect(refusal(read(texts))).toBe(reason);
  });

  test('a reason never repeats a name or a certificate number', () => {
    const bad = certnoFor('370499', person.brdy, 7).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    for (const texts of [
      { certno: bad },
      { insutype: bad },
      { psn_insu_stas: person.psn_name },
      { brdy: person.certno },
    ]) {
      const reason = refusal(read(texts));
      expect(reason).not.toBe('ok');
      for (const secret of [bad, person.certno, person.psn_name]) expect(reason).not.toContain(secret);
    }
  });

  test('a line with fewer or more cells than the header is refused, empty cells at the end are not', () => {
    const cells = rosterLine(person).trim().split(',');
    expect(refusal(readRosterRow(cells.slice(0, 5), header, today))).toBe('整行: 有 5 列，表头为 13 列');
    expect(refusal(readRosterRow([...cells, 'x'], header, today))).toBe('整行: 有 14 列，表头为 13 列');
    expect(readRosterRow([...cells, '', ' '], header, today).ok).toBe(true);
  });
});
