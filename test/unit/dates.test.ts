import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  ageOn,
  businessDayAt,
  daysBetween,
  formatInstant,
  formatMinute,
  instant,
  instantAt,
  isBetween,
  isLocalDate,
  localDate,
  localDateSchema,
  yearOf,
} from '../../shared/dates.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';

const anyDay = fc.integer({ min: -60_000, max: 60_000 }).map((days) => addDays(localDate('1970-01-01'), days));

describe('a date', () => {
  test.each(['2021-11-20', '2000-02-29', '0001-01-01', '9999-12-31', '1990-01-31'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
    expect(localDate(text)).toBe(text);
  });

  test.each([
    '1900-02-29',
    '2021-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '0000-01-01',
    '2021-1-1',
    '20211120',
    '2021/11/20',
    ' 2021-11-20',
    '2021-11-20T00:00:00',
    '２０２１-11-20',
    '',
  ])('"%s" is refused by name', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(AppError);
    expect(localDateSchema.safeParse(text).success).toBe(false);
  });

  test('the refusal tells the clerk what to type', () => {
    expect(errorSentence('date-impossible', { value: '2021-02-29' })).toBe(
      '日期“2021-02-29”不存在或格式不对。请按“年-月-日”填写真实日期，例如 2021-11-20。',
    );
    expect(localDateSchema.safeParse('2021-02-29').error?.issues[0]?.message).toContain('日期不存在');
  });
});

describe('reckoning', () => {
  test('across month, year and leap day', () => {
    expect(addDays(localDate('2020-02-28'), 1)).toBe('2020-02-29');
    expect(addDays(localDate('2021-02-28'), 1)).toBe('2021-03-01');
    expect(addDays(localDate('2022-01-01'), -1)).toBe('2021-12-31');
    expect(daysBetween(localDate('1970-01-01'), localDate('2021-11-20'))).toBe(18_951);
    expect(daysBetween(localDate('2000-03-01'), localDate('2000-02-28'))).toBe(-2);
  });

  test('agrees with the platform calendar for every day tried', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), (days) => {
        const platform = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(localDate('1970-01-01'), days)).toBe(platform);
      }),
    );
  });

  test('adding the days between two dates leads from one to the other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(from < to).toBe(daysBetween(from, to) > 0);
      }),
    );
  });

  test('a birthday counts on the day itself; 29 February falls on 1 March in common years', () => {
    expect(ageOn(localDate('2003-11-20'), localDate('2021-11-19'))).toBe(17);
    expect(ageOn(localDate('2003-11-20'), localDate('2021-11-20'))).toBe(18);
    expect(ageOn(localDate('2004-02-29'), localDate('2022-02-28'))).toBe(17);
    expect(ageOn(localDate('2004-02-29'), localDate('2022-03-01'))).toBe(18);
    expect(ageOn(localDate('2004-02-29'), localDate('2024-02-29'))).toBe(20);
  });

  test('a window includes its first and last day', () => {
    const [from, to] = [localDate('2021-11-01'), localDate('2021-12-31')];
    expect(
      ['2021-10-31', '2021-11-01', '2021-12-31', '2022-01-01'].map((d) => isBetween(localDate(d), from, to)),
    ).toEqual([false, true, true, false]);
    expect(yearOf(to)).toBe(2021);
  });
});

describe('instants', () => {
  test('are shown in China time', () => {
    const at = instant(Date.UTC(2021, 10, 20, 1, 30, 5, 7));
    expect(formatInstant(at)).toBe('2021-11-20T09:30:05.007+08:00');
    expect(formatMinute(at)).toBe('2021-11-20 09:30');
  });

  test('the business day turns at midnight in China, also before 1970', () => {
    expect(businessDayAt(instant(Date.UTC(2021, 10, 19, 15, 59, 59, 999)))).toBe('2021-11-19');
    expect(businessDayAt(instant(Date.UTC(2021, 10, 19, 16)))).toBe('2021-11-20');
    expect(formatInstant(instant(Date.UTC(1969, 11, 31, 15, 59, 59, 999)))).toBe('1969-12-31T23:59:59.999+08:00');
  });

  test('a wall-clock time goes there and back', () => {
    expect(instantAt(localDate('2021-11-20'), '09:30')).toBe(Date.UTC(2021, 10, 20, 1, 30));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (day, minutes) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        expect(formatMinute(instantAt(day, time))).toBe(`${day} ${time}`);
      }),
    );
  });

  test('a fraction of a millisecond or a time that is none is a fault', () => {
    expect(() => instant(1.5)).toThrow(RangeError);
    expect(() => instant(Number.NaN)).toThrow(RangeError);
    expect(() => instantAt(localDate('2021-11-20'), '24:00')).toThrow(RangeError);
  });
});
