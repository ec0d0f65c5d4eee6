/**
 * Cost above a threshold (惠琼保 责任二) in one bill and in several: several lack only what earlier bills bore, for what 责任一 took of them
 * stays with it, as decided (counter rules 20–22).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HealthStatus } from '../../../shared/health.ts';
import { minus, sumFen, ZERO } from '../../../shared/money.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import type { Care, Member } from '../../../shared/settle/care.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import { fold, pack } from '../../support/packs.ts';
import { BASIC_RESTS, billOf, inOne, NEW, NOTHING, type Parts, staying } from '../../support/pieces.ts';
import { figure, flat, product, withFigures } from '../../support/plans.ts';
import { reversalOf } from '../../support/sheets.ts';

/** Stays of 100 000 to 300 000 in scope after a factor, from 450 000 on: 责任二 of 惠琼保. */
const stays = (factor: number) =>
  fc.array(
    fc
      .record({
        inscp: fc.integer({ min: 10_000_000, max: 30_000_000 }),
        hifp: fc.integer({ min: 5_000_000, max: 10_000_000 }),
        presel: fc.integer({ min: 0, max: 1_000_000 }),
        fulamt: fc.integer({ min: 0, max: 5_000_000 }),
      })
      .map(({ inscp, hifp, ...rest }): Parts => {
        const whole = Math.round(inscp / factor);
        return { ...NOTHING, ...rest, inscp: whole, hifp: factor === 1 ? hifp : 0 };
      }),
    { minLength: 2, maxLength: 4 },
  );

function aboveThreshold(bills: readonly Parts[], factor: number): number {
  return Math.max(0, Math.round(inOne(bills).inscp * factor) - 45_000_000);
}

interface Above {
  readonly plan: Plan;
  readonly care?: Care;
  readonly member: Member;
  readonly status?: HealthStatus;
  readonly factor?: number;
}

const ABOVE: readonly (readonly [what: string, above: Above])[] = [
  ['2025, local', { plan: pack('huiqiong-2025'), member: { version: 'a', ...NEW } }],
  ['2024, 既往症', { plan: pack('huiqiong-2024'), member: { version: 'a', ...NEW }, status: 'preexisting' }],
  [
    '2024, away and not registered, 既往症',
    {
      plan: pack('huiqiong-2024'),
      member: { version: 'a', ...NEW },
      care: { area: 'unregistered' },
      status: 'preexisting',
    },
  ],
  [
    '2024, not settled: 30 % of the cost',
    {
      plan: pack('huiqiong-2024'),
      member: { version: 'a', ...NEW, suspended: [BASIC_RESTS] },
      care: { settledByBasic: false },
      factor: 0.3,
    },
  ],
];

describe('what lies above a threshold', () => {
  it.each(ABOVE)(
    'in several bills lacks only what earlier ones bore: %s',
    (_, { plan, member, care = {}, status, factor = 1 }) => {
      const compiled = compilePlan(withFigures(plan, { rounding: 'cumulative' }));
      const settled = (bills: readonly Parts[]): Settlement[] =>
        fold(
          compiled,
          bills.map((bill) => staying(plan, bill, care)),
          member,
          status,
        );
      let lacking = 0;
      fc.assert(
        fc.property(stays(factor), (bills) => {
          const [whole] = settled([inOne(bills)]);
          const parts = settled(bills);
          const short = minus(whole?.payable ?? ZERO, sumFen(parts.map(({ payable }) => payable ?? ZERO)));
          // Each liability rounds its year by itself.
          expect(short).toBeGreaterThanOrEqual(-1);
          const lack = bills.filter((_bill, at) => {
            const above = aboveThreshold(bills.slice(0, at + 1), factor) - aboveThreshold(bills.slice(0, at), factor);
            const base = parts[at]?.lines.find(({ liability }) => liability === 'above-450k')?.base ?? 0;
            // Short of what lies above: then nothing of the bill’s own cost in scope is left for 责任一.
            const isWhole = parts[at]?.lines.find(({ liability }) => liability === 'in-policy')?.base === 0;
            if (above - base > 1) expect(isWhole).toBe(true);
            return above - base > 1;
          });
          if (short > 1) expect(lack).not.toEqual([]);
          if (lack.length > 0) lacking += 1;
        }),
        { numRuns: 100 },
      );
      // Where nobody paid before, the insured bore all that lies above.
      expect(lacking > 0).toBe(factor === 1);
    },
  );

  it('of multiplied cost comes to the same fen in one bill and in hundreds', () => {
    const plan = product(
      {
        above: {
          counts: { kind: 'in-scope-above', threshold: figure('0.10') },
          line: figure('0.00'),
          ratio: flat(figure('1')),
          more: { factor: figure('0.3') },
        },
      },
      { rounding: figure('cumulative') },
    );
    const cut = (count: number): number[] => {
      const each = Math.floor(1000 / count);
      return Array.from({ length: count }, (_, at) => (at === 0 ? 1000 - each * (count - 1) : each));
    };
    for (const count of [1, 7, 83, 91, 901]) {
      const bills = cut(count).map((inscp) => billOf({ ...NOTHING, inscp }));
      const paid = sumFen(fold(plan, bills, {}).map(({ payable }) => payable ?? ZERO));
      // 10.00 × 30 % − 0.10
      expect(paid, `${count} bills`).toBe(290);
    }
  });

  it('taken back by the year’s position comes off the top, and counts the same when it comes again', () => {
    const above = { kind: 'in-scope-above', threshold: figure('100.00') };
    const plan = product({ above: { counts: above, line: figure('0.00'), ratio: flat(figure('1')) } });
    const [first, second] = [
      { ...NOTHING, inscp: 9000 },
      { ...NOTHING, inscp: 3000 },
    ].map(billOf);
    if (first === undefined || second === undefined) throw new RangeError('two bills');
    const back = { ...second, sheet: reversalOf(second.sheet), drugSum: null };
    const bases = fold(plan, [first, second, back, second], {}).map(({ lines }) => lines[0]?.base);
    expect(bases).toEqual([0, 2000, -2000, 2000]);
  });
});
