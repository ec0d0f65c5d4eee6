import { describe, expect, it } from 'vitest';
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { formatYuan, ZERO } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { coverWords } from '../../../shared/plan/cover-words.ts';
import { explain } from '../../../shared/settle/explain.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { type Visit, visitFromSheet } from '../../../shared/settle/visit.ts';
import { bandedLiability } from '../../support/plans.ts';
import { reversalOf, sheetOf } from '../../support/sheets.ts';

function inScope(amount: string): Visit {
  return visitFromSheet(sheetOf({ inscp_scp_amt: amount }), { sum: null, listed: [] });
}

/** Folds bills of these in-scope amounts; what each pays, in yuan, and the last settlement. */
function fold(plan: CompiledPlan, visits: readonly Visit[], healthStatus: 'healthy' | 'preexisting' = 'healthy') {
  let state = initialState();
  const settlements = visits.map((visit) => {
    const settlement = settle(plan, state, visit, { healthStatus });
    state = settlement.state;
    return settlement;
  });
  const paid = settlements.map(({ payable }) => formatYuan(payable ?? ZERO));
  return { paid, last: settlements.at(-1) };
}

function ratioSteps(settlement: ReturnType<typeof fold>['last']): string[] {
  return (settlement?.steps ?? []).filter(({ rule }) => rule === 'ratio').map((step) => explain(step).formula);
}

/** The sentence an act is refused with. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (cause) {
    if (cause instanceof AppError) return errorSentence(cause.code, cause.details);
    throw cause;
  }
  return 'nothing was refused';
}

describe('shape 30: banded by amount (惠州惠医保: 1.2–10 万 50 %, above 70 %)', () => {
  const plan = bandedLiability('12000.00', [
    ['12000.00', '0.5'],
    ['100000.00', '0.7'],
  ]);

  it('pays each part of one bill by its band, and explains each', () => {
    const { paid, last } = fold(plan, [inScope('120000.00')]);
    // 88 000 × 50 % + 20 000 × 70 %
    expect(paid).toEqual(['58,000.00']);
    expect(ratioSteps(last)).toEqual([
      '全年费用超过 12,000.00 的一段：88,000.00 × 50%（健康）= 44,000.00 元，四舍五入到分',
      '全年费用超过 100,000.00 的一段：20,000.00 × 70%（健康）= 14,000.00 元，四舍五入到分',
    ]);
    expect(last?.lines[0]?.ratio).toBeNull();
  });

  it('measures bands on the whole year: two bills pay what one would', () => {
    expect(fold(plan, [inScope('60000.00'), inScope('60000.00')]).paid).toEqual(['24,000.00', '34,000.00']);
    const { paid, last } = fold(plan, [inScope('110000.00'), inScope('10000.00')]);
    expect(paid).toEqual(['51,000.00', '7,000.00']);
    expect(last?.lines[0]?.ratio).toBe(7_000);
  });

  it('gives a reversal back from the top of the year', () => {
    const bill = sheetOf({ inscp_scp_amt: '60000.00' });
    const back = visitFromSheet(reversalOf(bill), { sum: null, listed: [] });
    const { last } = fold(plan, [inScope('60000.00'), visitFromSheet(bill, { sum: null, listed: [] }), back]);
    expect(last?.lines[0]).toMatchObject({ recover: 3_400_000 });
    const once = fold(plan, [inScope('60000.00')]).last?.state.buckets['in-policy|healthy|*|person'];
    expect(last?.state.buckets['in-policy|healthy|*|person']).toMatchObject({
      counted: once?.counted,
      earned: once?.earned,
    });
  });
});

describe('shape 23: a band below the usual line at a token ratio (烟台 2025: 1.3–1.5 万 10 %)', () => {
  const plan = bandedLiability('13000.00', [
    ['13000.00', '0.1'],
    ['15000.00', '0.7', '0.5'],
  ]);

  it('pays 10 % of the band and the usual ratio above it', () => {
    expect(fold(plan, [inScope('14000.00')]).paid).toEqual(['100.00']);
    expect(fold(plan, [inScope('25000.00')]).paid).toEqual(['7,200.00']);
    expect(fold(plan, [inScope('25000.00')], 'preexisting').paid).toEqual(['5,200.00']);
  });

  it('says so in one sentence', () => {
    expect(coverWords(plan)[0]?.sentence).toBe(
      '年度累计超过 13,000.00 元的部分赔 10%，超过 15,000.00 元的部分赔 70%（既往症 50%），不设封顶。',
    );
  });
});

describe('shape 36: everything above a threshold', () => {
  it('is a band of 100 %', () => {
    const plan = bandedLiability('18000.00', [
      ['18000.00', '0.8'],
      ['450000.00', '1'],
    ]);
    // 432 000 × 80 % + 50 000
    expect(fold(plan, [inScope('500000.00')]).paid).toEqual(['395,600.00']);
  });
});

describe('bands that cannot be', () => {
  it.each([
    [
      'fall',
      [
        ['0.00', '0.5'],
        ['0.00', '0.7'],
      ],
      /各段起点须从小到大，0.00 不大于前一段的起点/,
    ],
    [
      'leave a gap above the line',
      [
        ['20000.00', '0.5'],
        ['30000.00', '0.7'],
      ],
      /第一段起点 20,000.00 高于起付线 10,000.00/,
    ],
    [
      'pay more than all',
      [
        ['0.00', '0.5'],
        ['30000.00', '1.2'],
      ],
      /ratio.bands.1.healthy.*比例应在 0 到 1 之间/,
    ],
    ['are one', [['0.00', '0.5']], /ratio\.bands/],
    [
      'begin twice below the line',
      [
        ['0.00', '0.5'],
        ['10000.00', '0.7'],
      ],
      /第 2 段起点 10,000.00 不高于起付线 10,000.00，前一段没有费用/,
    ],
  ] as const)('are refused where they %s', (_, bands, sentence) => {
    expect(refusal(() => bandedLiability('10000.00', bands))).toMatch(sentence);
  });

  it('are refused on a line that others eat too: they are measured on one liability’s own cost', () => {
    const shared = () =>
      bandedLiability(
        '10000.00',
        [
          ['0.00', '0.5'],
          ['30000.00', '0.7'],
        ],
        { lineArrangement: 'one-for-all' },
      );
    expect(refusal(shared)).toMatch(/与其他责任共用起付线的责任不能分段/);
  });

  /** 50 % to 30 000, 70 % to 60 000, 90 % above; one of them without a value. */
  function without(unset: number): CompiledPlan {
    const plan = bandedLiability('10000.00', [
      ['10000.00', '0.5'],
      ['30000.00', '0.7'],
      ['60000.00', '0.9'],
    ]);
    const liabilities = plan.liabilities.map((each) => ({
      ...each,
      bands: each.bands.map((band, at) =>
        at === unset ? { ...band, ratio: { ...band.ratio, healthy: { ...band.ratio.healthy, value: null } } } : band,
      ),
    }));
    return { ...plan, liabilities };
  }

  it('an unset ratio of a band stops the liability that reaches it, by its name', () => {
    const { last } = fold(without(1), [inScope('30000.01')]);
    expect(last?.payable).toBeNull();
    expect(last?.unset).toEqual(['责任一 医保政策范围内住院自付费用：分段 band-2 的健康人赔付比例']);
  });

  it('a ratio that no cost of the bill reaches is not asked for: above it, below it, and between two', () => {
    // 20 000 over the line at 50 %: the line and the first band end at 30 000.
    expect(fold(without(1), [inScope('30000.00')]).paid).toEqual(['10,000.00']);
    expect(fold(without(2), [inScope('60000.00')]).paid).toEqual(['31,000.00']);
    // The second bill lies in the last band alone, whatever the first band would have paid.
    const first = fold(
      bandedLiability('10000.00', [
        ['10000.00', '0.5'],
        ['30000.00', '0.7'],
        ['60000.00', '0.9'],
      ]),
      [inScope('60000.00')],
    );
    const state = first.last?.state ?? initialState();
    const second = settle(without(0), state, inScope('10000.00'), { healthStatus: 'healthy' });
    expect(formatYuan(second.payable ?? ZERO)).toBe('9,000.00');
    expect(settle(without(2), state, inScope('10000.00'), { healthStatus: 'healthy' }).payable).toBeNull();
  });
});
