/**
 * One bill or the same cost in several: by liability exactly the same where the year is rounded, the same before rounding and within
 * half a fen a settlement where each settlement is (counter rule 22).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus, plus, sumFen, ZERO, type Fen } from '../../../shared/money.ts';
import { compilePlan, type CompiledPlan } from '../../../shared/plan/compile.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import { loadPlan } from '../../../shared/plan/load.ts';
import { type Care, type Member, memberSchema } from '../../../shared/settle/care.ts';
import { explain } from '../../../shared/settle/explain.ts';
import { initialState, netPaid, paidInYear, type SettleState } from '../../../shared/settle/state.ts';
import { visitSchema, type Visit } from '../../../shared/settle/visit.ts';
import { fold, pack } from '../../support/packs.ts';
import { BASIC_RESTS, billOf, inOne, NEW, NOTHING, type Parts, staying } from '../../support/pieces.ts';
import { known } from '../../oracle/conditions.ts';
import { diceOf } from '../../oracle/dice.ts';
import { anyPlan } from '../../oracle/generate-plan.ts';
import { anyFacts, anyVisit } from '../../oracle/generate-visit.ts';
import type { PlanJson } from '../../oracle/shapes.ts';
import { reversalOf } from '../../support/sheets.ts';
import { choice, demoPlan, figure, flat, product, withFigures } from '../../support/plans.ts';

type Rounding = 'cumulative' | 'per-settlement';

const anyShare = fc.integer({ min: 0, max: 1000 }).map((parts) => parts / 1000);

/** Pieces of a bill: each a bill of its own, nothing paid or held beyond what it is part of. Odd fens, so that shares leave fractions. */
const pieces: fc.Arbitrary<readonly Parts[]> = fc.array(
  fc
    .record({
      inscp: fc.integer({ min: 0, max: 2_000_000 }),
      presel: fc.integer({ min: 0, max: 200_001 }),
      overlmt: fc.integer({ min: 0, max: 101 }),
      fulamt: fc.integer({ min: 0, max: 1_500_001 }),
      of: fc.array(anyShare, { minLength: 3, maxLength: 3 }),
    })
    .map(({ of: [paid = 0, drug = 0, one = 0], ...parts }) => {
      const [hifp, drugs] = [Math.floor(parts.inscp * paid), Math.floor(parts.fulamt * drug)];
      return { ...parts, hifp, drugs, item: Math.floor(drugs * one) };
    }),
  { minLength: 2, maxLength: 6 },
);

/** What a liability came to: paid, and earned before rounding. */
function outcome(plan: CompiledPlan, { buckets }: SettleState): Record<string, { paid: Fen; earned: number }> {
  return Object.fromEntries(
    plan.liabilities.map(({ id, keys }) => {
      const held = keys.flatMap((key) => buckets[key] ?? []);
      const earned = held.reduce((sum, bucket) => sum + bucket.earned, 0);
      return [id, { paid: sumFen(held.map(netPaid)), earned }];
    }),
  );
}

function expectSame(plan: CompiledPlan, whole: SettleState, parts: SettleState, count: number): void {
  const [one, several] = [outcome(plan, whole), outcome(plan, parts)];
  if (plan.rounding === 'cumulative') {
    expect(several).toEqual(one);
    return;
  }
  for (const { id } of plan.liabilities) {
    expect(several[id]?.earned).toBe(one[id]?.earned);
    const apart = minus(several[id]?.paid ?? ZERO, one[id]?.paid ?? ZERO);
    expect(Math.abs(apart)).toBeLessThanOrEqual((count + 1) / 2);
  }
}

const anyRate = fc.integer({ min: 0, max: 10_000 }).map((parts) => String(parts / 10_000));

/** A product whose cost is counted in part, multiplied, banded and capped by item, each liability with a line of its own. */
const anyProduct = fc
  .record({ rates: fc.array(anyRate, { minLength: 9, maxLength: 9 }), line: fc.integer({ min: 0, max: 20_000 }) })
  .chain(({ rates, line }) =>
    fc.constantFrom<Rounding>('cumulative', 'per-settlement').map((rounding) => {
      const rate = (at: number): unknown => figure(rates[at]);
      const band = (id: string, above: string, ratio: unknown): object => {
        return { id, above: figure(above), healthy: ratio, preexisting: ratio };
      };
      const bands = [band('low', `${line}.00`, rate(5)), band('high', '30000.00', rate(6))];
      return product(
        {
          inside: { line: figure(`${line}.00`), ratio: { kind: 'banded', bands }, more: { factor: rate(2) } },
          drugs: {
            counts: { kind: 'out-of-scope-drugs' },
            line: figure('0.00'),
            ratio: flat(rate(7)),
            more: { factor: rate(3), itemCaps: { drug: figure('900.00') } },
          },
          outside: {
            counts: { kind: 'out-of-scope' },
            line: figure('1000.00'),
            ratio: flat(rate(8)),
            more: { factor: rate(4) },
          },
        },
        {
          base: {
            preselfpayShare: rate(0),
            overlmtShare: rate(1),
            hospPartFrom: figure(['overlmt', 'fulamt']),
          },
          rounding: figure(rounding),
        },
      );
    }),
  );

const GRADE_3: Care = { hospitalGrade: '3', hospitalKind: 'public', ward: 'ordinary' };
const IN_PART = { 'base.preselfpayShare': '0.5', 'base.overlmtShare': '0.25' };
const REST = [BASIC_RESTS];

interface Sold {
  readonly plan: Plan;
  readonly member?: Member;
  readonly care?: Care;
  /** Parts of a bill the product says nothing of, or that would make it another case. */
  readonly without?: readonly (keyof Parts)[];
}

/** Products as they are sold, and who claims. */
const SOLD: readonly (readonly [what: string, sold: Sold])[] = [
  ['枣庄, half of 先行自付, a quarter of 超限价', { plan: withFigures(demoPlan('zaozhuang-2022'), IN_PART) }],
  ['惠琼保 2024 A款', { plan: pack('huiqiong-2024'), member: { version: 'a', ...NEW } }],
  [
    '惠琼保 2024 A款, not settled: 30 % of the cost',
    {
      plan: pack('huiqiong-2024'),
      member: { version: 'a', ...NEW, suspended: REST },
      care: { settledByBasic: false },
      without: ['hifp'],
    },
  ],
  ['惠琼保 2025 B款升级版', { plan: pack('huiqiong-2025'), member: { version: 'b-plus', ...NEW } }],
  ['烟台 2024', { plan: pack('yantai-2024'), member: { consecutiveYears: 2 }, without: ['presel', 'fulamt', 'drugs'] }],
  [
    '烟台 2025, a band at 10 %',
    { plan: pack('yantai-2025'), member: { consecutiveYears: 2 }, without: ['fulamt', 'drugs'] },
  ],
  ['安阳', { plan: pack('anyang-2022'), member: { identities: [] }, care: GRADE_3, without: ['overlmt'] }],
  ['惠绵保, half of 先行自付', { plan: pack('huimian-2023'), without: ['overlmt'] }],
];

function less(parts: Parts, without: readonly (keyof Parts)[]): Parts {
  return { ...parts, ...Object.fromEntries(without.map((part) => [part, 0])) };
}

const PLANS = 6000;

/**
 * Whether a bill may be cut anywhere: where liabilities share a line, the order of decision eats it (counter rule 22); what lies above
 * a threshold has its own test.
 */
function isSplitFree({ lineArrangement, liabilities }: PlanJson): boolean {
  const lines = new Set(liabilities.map(({ deductible }) => deductible));
  const hasThreshold = liabilities.some(({ counts: { kind } }) => kind === 'in-scope-above');
  return known(lineArrangement) === 'as-listed' && lines.size === liabilities.length && !hasThreshold;
}

/** The bill at the place and time of another visit. */
function likeModel({ sheet: { med_type, insutype, begndate, enddate, setl_time }, care }: Visit, bill: Visit): Visit {
  return {
    ...bill,
    sheet: { ...bill.sheet, med_type, insutype, begndate, enddate, setl_time },
    care: { ...care, items: undefined, parts: undefined },
  };
}

const HALF = { preselfpayShare: figure('0.5'), overlmtShare: figure('0'), hospPartFrom: figure(['overlmt', 'fulamt']) };
const PENNY: Parts = { ...NOTHING, presel: 1 };

describe('a bill and the same cost in several', () => {
  it('come to the same where cost is counted in part, multiplied, banded, capped by item', () => {
    let paid = ZERO;
    fc.assert(
      fc.property(anyProduct, pieces, (plan, bills) => {
        const year = (all: readonly Parts[]): SettleState =>
          fold(plan, all.map(billOf), {}).at(-1)?.state ?? initialState();
        const whole = year([inOne(bills)]);
        expectSame(plan, whole, year(bills), bills.length);
        paid = plus(paid, paidInYear(whole.buckets));
      }),
      { numRuns: 300 },
    );
    expect(paid).toBeGreaterThan(0);
  });

  it.each(SOLD)('come to the same by %s', (_, { plan, member = {}, care = {}, without = [] }) => {
    let paid = ZERO;
    for (const rounding of ['cumulative', 'per-settlement'] as const) {
      const compiled = compilePlan(withFigures(plan, { rounding }));
      const year = (bills: readonly Parts[]): SettleState => {
        const visits = bills.map((bill) => staying(plan, less(bill, without), care));
        const settled = fold(compiled, visits, member);
        expect(settled.map(({ payable }) => payable)).not.toContain(null);
        return settled.at(-1)?.state ?? initialState();
      };
      fc.assert(
        fc.property(pieces, (bills) => {
          const [whole, parts] = [year([inOne(bills)]), year(bills)];
          expectSame(compiled, whole, parts, bills.length);
          paid = plus(paid, paidInYear(whole.buckets));
        }),
        { numRuns: 50 },
      );
    }
    expect(paid).toBeGreaterThan(0);
  });

  it.each(['cumulative', 'per-settlement'] as const)(
    'come to the same on random plans of every shape, %s',
    (rounding) => {
      let compared = 0;
      for (let seed = 1; seed <= PLANS; seed += 1) {
        const dice = diceOf(seed);
        const json = anyPlan(dice);
        if (!isSplitFree(json)) continue;
        const plan = compilePlan(loadPlan({ ...json, rounding: figure(rounding) }));
        const member = memberSchema.parse(anyFacts(dice, json).member ?? {});
        const model = visitSchema.parse(anyVisit(dice, json, 3));
        const hasInScopePayer = json.priorPayers.some(
          ({ field, scope }) => field === 'hifp_pay' && known(scope) !== 'out',
        );
        const bills = dice.some(2, 5, (): Parts => {
          const [inscp, fulamt] = [dice.between(0, 2_000_000), dice.between(0, 1_500_001)];
          const hifp = hasInScopePayer ? dice.between(0, Math.min(inscp, fulamt)) : 0;
          const drugs = dice.between(0, fulamt);
          return {
            inscp,
            fulamt,
            hifp,
            drugs,
            presel: dice.between(0, 200_001),
            overlmt: dice.between(0, 101),
            item: 0,
          };
        });
        const year = (all: readonly Parts[]): SettleState | null => {
          const settled = fold(
            plan,
            all.map((bill) => likeModel(model, billOf(bill))),
            member,
          );
          return settled.some(({ payable }) => payable === null) ? null : (settled.at(-1)?.state ?? null);
        };
        const [whole, parts] = [year([inOne(bills)]), year(bills)];
        if (whole === null || parts === null) continue;
        compared += 1;
        const apart = Math.abs(minus(paidInYear(parts.buckets), paidInYear(whole.buckets)));
        const atMost = rounding === 'cumulative' ? 0 : (plan.liabilities.length * (bills.length + 1)) / 2;
        expect(apart, `seed ${seed}`).toBeLessThanOrEqual(atMost);
      }
      expect(compared).toBeGreaterThan(PLANS / 10);
    },
  );

  it('a bill that waits everywhere has not moved the year', () => {
    const plan = product(
      { inside: { line: figure('0.00'), ratio: flat(choice([['settled', { settlement: ['settled'] }, '1']], '0.5')) } },
      { base: HALF },
    );
    const told: Visit = { ...billOf(PENNY), care: { settledByBasic: true } };
    expect(fold(plan, [billOf(PENNY), told], {}).map(({ payable }) => payable)).toEqual([null, 1]);
  });

  it('says of a reversal what it takes back out of the year', () => {
    const plan = product(
      { inside: { line: figure('0.00'), ratio: flat(figure('1')) } },
      { base: { ...HALF, preselfpayShare: figure('0.4') } },
    );
    const bill = billOf(PENNY);
    const back = { ...bill, sheet: reversalOf(bill.sheet), drugSum: null };
    const formulas = fold(plan, [bill, bill, back], {}).map(({ steps }) =>
      steps.filter(({ rule }) => rule === 'preselfpay').map((step) => explain(step).formula),
    );
    expect(formulas.at(-1)).toEqual([
      '0.01 × 40%，冲回后全年合计 0.004，四舍五入到分，此前已计入 0.01，本次冲回 0.01 元',
    ]);
  });

  it('says of each item what it is multiplied to', () => {
    const plan = product({
      outside: {
        counts: { kind: 'out-of-scope' },
        line: figure('0.00'),
        ratio: flat(figure('1')),
        more: { factor: figure('0.5'), itemCaps: { drug: figure('900.00') } },
      },
    });
    const bill = { ...PENNY, presel: 0, fulamt: 2, item: 1 };
    const [first, second] = fold(plan, [billOf(bill), billOf(bill)], {});
    expect([first?.payable, second?.payable]).toEqual([2, 0]);
    const formulas = (second?.steps ?? []).filter(({ rule }) => rule === 'factor').map((step) => explain(step).formula);
    expect(formulas).toEqual([
      '单列药品：0.01 × 50%，全年合计 0.01，四舍五入到分，此前已计入 0.01，本次计 0.00 元',
      '0.01 × 50%，全年合计 0.01，四舍五入到分，此前已计入 0.01，本次计 0.00 元',
    ]);
  });

  it('says which fen of the year a bill counts, where its own product would be another', () => {
    const plan = product({ inside: { line: figure('0.00'), ratio: flat(figure('1')) } }, { base: HALF });
    const settled = fold(plan, [billOf(PENNY), billOf(PENNY)], {});
    expect(settled.map(({ payable }) => payable)).toEqual([1, 0]);
    const formulas = settled.map(({ steps }) =>
      steps.filter(({ rule }) => rule === 'preselfpay').map((step) => explain(step).formula),
    );
    expect(formulas).toEqual([
      ['0.01 × 50% = 0.01 元'],
      ['0.01 × 50%，全年合计 0.01，四舍五入到分，此前已计入 0.01，本次计 0.00 元'],
    ]);
  });
});
