import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { paperNumber, parsePaperNumber, type PaperNumberParts } from '../../shared/paper-number.ts';
import { mod3736Character } from '../../shared/paper-number/mod-37-36.ts';

const first: PaperNumberParts = { desk: 'ZZ01', day: localDate('2021-11-20'), epochMark: 'A', counter: 1 };

const anyParts = fc.record({
  desk: fc.stringMatching(/^[A-Z][A-Z0-9]{1,5}$/),
  day: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(localDate('2020-01-01'), days)),
  epochMark: fc.stringMatching(/^([A-Z]|[0-9A-HJKMNP-TV-Z]{2})$/),
  counter: fc.integer({ min: 1, max: 999_999_999 }),
});

function codeOf(text: string): string {
  try {
    return JSON.stringify(parsePaperNumber(text));
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

test('the check character is ISO 7064 MOD 37,36: published example A1-2425G-ABC1234002-M', () => {
  expect(mod3736Character('A12425GABC1234002')).toBe('M');
});

describe('a number', () => {
  test('is printed with its parts in groups', () => {
    const number = paperNumber(first);
    expect(number).toMatch(/^ZZ01-20211120-A-000001-[0-9A-Z]$/);
    expect(parsePaperNumber(number)).toEqual(first);
    expect(paperNumber({ ...first, epochMark: '7K', counter: 1_234_567 })).toMatch(
      /^ZZ01-20211120-7K-1234567-[0-9A-Z]$/,
    );
  });

  test('is read in lower case, full width, with spaces, with long dashes and without hyphens', () => {
    const number = paperNumber(first);
    const wide = [...number].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('');
    const spellings = [
      number.toLowerCase(),
      wide,
      ` ${number} `,
      number.replaceAll('-', '—'),
      number.replaceAll('-', ''),
    ];
    expect(spellings.map((text) => parsePaperNumber(text))).toEqual(spellings.map(() => first));
  });

  test('goes there and back for every desk, day, epoch and counter', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(parsePaperNumber(paperNumber(parts))).toEqual(parts);
      }),
    );
  });

  test('without hyphens it is read right or asks for them, never wrong', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const outcome = codeOf(paperNumber(parts).replaceAll('-', ''));
        expect([JSON.stringify(parts), 'paper-number-ambiguous']).toContain(outcome);
      }),
      { numRuns: 1000 },
    );
  });

  test('with any one character changed it is refused', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(40), fc.stringMatching(/^[0-9A-Z]$/), (parts, at, other) => {
        const number = paperNumber(parts);
        const place = at % number.length;
        fc.pre(number.charAt(place) !== '-' && number.charAt(place) !== other);
        expect(codeOf(number.slice(0, place) + other + number.slice(place + 1))).toMatch(
          /^paper-number-(shape|check)$/,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  '',
  'ZZ01',
  'ZZ01-20210229-A-000001-K',
  'ZZ01-20211120-A-000000-K',
  'ZZ01-20211120-A-1-K',
  '1Z-20211120-A-000001-K',
  'ZZ01-20211120-A-000001-K-K',
  '单证',
])('"%s" is no paper number', (text) => {
  expect(codeOf(text)).toBe('paper-number-shape');
});

test('a number that cannot be is a fault, not a paper', () => {
  expect(() => paperNumber({ ...first, desk: 'zz' })).toThrow(RangeError);
  expect(() => paperNumber({ ...first, counter: 0 })).toThrow(RangeError);
  expect(() => paperNumber({ ...first, counter: 1.5 })).toThrow(RangeError);
  expect(() => paperNumber({ ...first, epochMark: 'IO' })).toThrow(RangeError);
});
