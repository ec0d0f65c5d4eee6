/** A sum that is rounded over the year, as bills and reversals move it. */
import { describe, expect, it } from 'vitest';
import { compileRate, fen, formatExact, rate, timesRateExact } from '../../../shared/money.ts';
import { emptyBucket, initialState, type Bucket } from '../../../shared/settle/state.ts';
import { countInYear, roundedOver, type YearSums } from '../../../shared/settle/year-sums.ts';

const HALF = compileRate(rate('0.5'));

function sums(sign: 1 | -1, held: Partial<Bucket> = {}): YearSums {
  return { sign, buckets: { ...initialState().buckets, key: { ...emptyBucket(), ...held } }, moved: new Map() };
}

describe('a sum of the year', () => {
  it('gives each bill what the whole fens grow by', () => {
    const year = sums(1);
    expect([1, 1, 1, 2].map((amount) => countInYear(year, 'key', fen(amount), HALF).amount)).toEqual([1, 0, 1, 1]);
    expect(year.moved.get('key')).toMatchObject({ counted: 3, earned: 25_000 });
    expect(year.buckets['key']).toEqual(emptyBucket());
  });

  it('gives a reversal back what the whole fens shrink by', () => {
    const year = sums(-1, { counted: fen(1), earned: timesRateExact(fen(2), HALF) });
    expect([1, 1].map((amount) => countInYear(year, 'key', fen(amount), HALF).amount)).toEqual([0, 1]);
    expect(year.moved.get('key')).toEqual(emptyBucket());
  });

  it('that is less than a reversal takes back ends at nothing, and the reversal counts by itself', () => {
    const year = sums(-1, { counted: fen(10), earned: timesRateExact(fen(20), HALF) });
    expect(countInYear(year, 'key', fen(31), HALF)).toMatchObject({ after: { exact: 0, whole: 0 }, amount: 16 });
    expect(year.moved.get('key')).toEqual(emptyBucket());
  });

  it('stated in whole fens alone goes on from them', () => {
    const year = sums(1, { counted: fen(10) });
    expect(countInYear(year, 'key', fen(1), HALF)).toMatchObject({ before: { whole: 10 }, amount: 1 });
  });

  it('is told where a bill counts another fen than its own product', () => {
    const year = sums(1);
    const [first, second] = [countInYear(year, 'key', fen(1), HALF), countInYear(year, 'key', fen(1), HALF)];
    expect(roundedOver(first, fen(1))).toEqual([]);
    expect(roundedOver(second, fen(1))).toEqual([
      ['yearExact', '0.01'],
      ['countedBefore', 1],
    ]);
  });
});

it.each([
  [100_050_000, '100.05'],
  [100_055_000, '100.055'],
  [100_050_001, '100.050001'],
  [-5_000, '-0.005'],
])('%i ten-thousandths of a fen are %s yuan', (exact, text) => {
  expect(formatExact(timesRateExact(fen(exact), compileRate(rate('0.0001'))))).toBe(text);
});
