import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEALTH_STATUSES } from '../../../shared/health.ts';
import { compileRate, fen, minus, plus, rate, sumFen, timesRate, ZERO, type Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState, netPaid, type SettleState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type Visit } from '../../../shared/settle/visit.ts';
import { bearers } from '../../../shared/settlement-sheet.ts';
import { checkSheet } from '../../../shared/sheet/check.ts';
import { bandedLiability, ganzhou, oneLiability, sharingCap, zaozhuang } from '../../support/plans.ts';
import { reversalOf, sheetOfParts } from '../../support/sheets.ts';

const PLANS: readonly (readonly [string, CompiledPlan])[] = [
  ['枣庄', zaozhuang()],
  ['枣庄, one line for all', zaozhuang({ lineArrangement: 'one-for-all' })],
  ['枣庄, rounded over the year, capped per person', zaozhuang({ rounding: 'cumulative', personCap: '90000.00' })],
  [
    '枣庄, p and 超限价 in scope, low caps',
    zaozhuang({
      'base.preselfpayShare': '0.5',
      'base.overlmtShare': '1',
      'liabilities.in-policy.cap': '30000.00',
      'liabilities.out-drugs.cap': '20000.00',
    }),
  ],
  [
    '枣庄, ratios by amount',
    bandedLiability('13000.00', [
      ['13000.00', '0.1', '0.05'],
      ['15000.00', '0.7', '0.5'],
      ['300000.00', '1', '0.8'],
    ]),
  ],
  ['枣庄, a cap shared by two', sharingCap('30000.00', ['in-policy', 'out-drugs'])],
  ['赣州', ganzhou()],
];

/** Any consistent bill up to about 3 000 000 yuan, with its drugs and other insurance. */
const anyVisit: fc.Arbitrary<Visit> = fc
  .record({
    parts: fc.array(fc.integer({ min: 0, max: 80_000_000 }), { minLength: 4, maxLength: 4 }),
    shares: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 6, maxLength: 6 }),
    isDrugSumKnown: fc.boolean(),
  })
  .map(({ parts, shares, isDrugSumKnown }) => {
    const part = (at: number): Fen => fen(parts[at] ?? 0);
    const share = (at: number, of: Fen): Fen => timesRate(of, rate(String((shares[at] ?? 0) / 10_000)));
    const total = plus(part(0), part(1), part(2), part(3));
    const hifp = share(0, total);
    const hifmi = share(1, minus(total, hifp));
    const hospital = share(2, minus(total, hifp, hifmi));
    const person = minus(total, hifp, hifmi, hospital);
    const sheet = sheetOfParts([part(0), part(1), part(2), part(3)], { hifp, hifmi, hospital });
    const drugs = share(3, part(0));
    const listed = {
      list: 'special',
      item: 'sample-special-01',
      name: '样例特药01号',
      amount: share(4, drugs),
      on: sheet.enddate,
    };
    const sum = isDrugSumKnown ? ({ amount: drugs, source: 'entered' } as const) : null;
    return visitFromSheet(sheet, { sum, listed: [listed] }, { otherInsurance: share(5, person) });
  });

const visits = fc.array(anyVisit, { minLength: 1, maxLength: 5 });
const anyHealth = fc.constantFrom(...HEALTH_STATUSES);

function fold(
  plan: CompiledPlan,
  claimed: readonly Visit[],
  healthStatus: (typeof HEALTH_STATUSES)[number],
): Settlement[] {
  let state = initialState();
  return claimed.map((visit) => {
    const settlement = settle(plan, state, visit, { healthStatus });
    state = settlement.state;
    return settlement;
  });
}

function paidOf(state: SettleState, liability: string): Fen {
  const own = Object.entries(state.buckets).filter(([key]) => key.startsWith(`${liability}|`));
  return sumFen(own.map(([, bucket]) => netPaid(bucket)));
}

function yearPaid(plan: CompiledPlan, claimed: readonly Visit[], health: (typeof HEALTH_STATUSES)[number]): number {
  return sumFen(fold(plan, claimed, health).map(({ payableSoFar }) => payableSoFar));
}

/** Rounding each settlement moves at most a fen per settlement and liability between two ways through a year (counter rule 22). */
function roundings(plan: CompiledPlan, claimed: readonly Visit[]): number {
  return claimed.length * plan.liabilities.length;
}

/** The same bill with more cost in scope, all of it the person's own. */
function withMore(visit: Visit, amount: Fen): Visit {
  const { sheet } = visit;
  const person = plus(bearers(sheet).person, amount);
  return {
    ...visit,
    sheet: {
      ...sheet,
      inscp_scp_amt: plus(sheet.inscp_scp_amt, amount),
      medfee_sumamt: plus(sheet.medfee_sumamt, amount),
      psn_part_amt: person,
      psn_cash_pay: person,
    },
  };
}

/** The same bill with as much struck from every liability. */
function struck(visit: Visit, amount: Fen, plan: CompiledPlan): Visit {
  return { ...visit, struck: plan.liabilities.map(({ id }) => ({ liability: id, amount, reason: '测试剔除' })) };
}

function amounts(settlement: Settlement, pick: 'payable' | 'base' | 'deductibleUsed' | 'countable' | 'capCut'): Fen[] {
  return settlement.lines.map((line) => line[pick] ?? ZERO);
}

describe.each(PLANS)('%s', (_name, plan) => {
  it('the bills made up here are consistent', () => {
    fc.assert(
      fc.property(anyVisit, (visit) => {
        expect(checkSheet(visit.sheet)).toEqual([]);
      }),
    );
  });

  it('never pays a negative amount, above a cap, or above what the insured bore', () => {
    fc.assert(
      fc.property(visits, anyHealth, (claimed, health) => {
        const settlements = fold(plan, claimed, health);
        settlements.forEach((settlement, at) => {
          const visit = claimed[at];
          const borne = visit === undefined ? ZERO : minus(bearers(visit.sheet).person, visit.otherInsurance);
          expect(amounts(settlement, 'payable').every((amount) => amount >= 0)).toBe(true);
          expect(settlement.payableSoFar).toBeLessThanOrEqual(borne);
          for (const liability of plan.liabilities) {
            const { value: cap } = liability.cap;
            if (cap !== 'none' && cap !== null) expect(paidOf(settlement.state, liability.id)).toBeLessThanOrEqual(cap);
          }
          const { value: personCap } = plan.personCap;
          const paid = sumFen(Object.values(settlement.state.buckets).map(netPaid));
          if (personCap !== 'none' && personCap !== null) expect(paid).toBeLessThanOrEqual(personCap);
          for (const { sharedCaps } of plan.liabilities) {
            for (const { amount, keys } of sharedCaps) {
              const together = sumFen(keys.flatMap((key) => settlement.state.buckets[key] ?? []).map(netPaid));
              expect(together).toBeLessThanOrEqual(amount.value ?? 0);
            }
          }
        });
      }),
    );
  });

  it('the parts of a line equal the whole, and no line pays more than it counts', () => {
    fc.assert(
      fc.property(visits, anyHealth, (claimed, health) => {
        for (const settlement of fold(plan, claimed, health)) {
          for (const line of settlement.lines.filter(({ status }) => status === 'payable')) {
            const { base, deductibleUsed, countable, payable } = line;
            expect(plus(deductibleUsed ?? ZERO, countable ?? ZERO)).toBe(base);
            expect(payable).toBeLessThanOrEqual((countable ?? ZERO) + (plan.rounding === 'cumulative' ? 1 : 0));
          }
          const known = settlement.lines.flatMap((line) => (line.payable === null ? [] : [line.payable]));
          expect(settlement.payableSoFar).toBe(sumFen(known));
        }
      }),
    );
  });

  it('counts each fen of a bill at most once: all bases together are what the insured bore', () => {
    fc.assert(
      fc.property(anyVisit, anyHealth, (visit, health) => {
        const [settlement] = fold(plan, [visit], health);
        const counted = settlement === undefined ? ZERO : sumFen(amounts(settlement, 'base'));
        // Payers of scope in that paid more than the in-scope cost are shown, not moved to the other side (rule 18).
        const excess = settlement?.steps.find((step) => step.rule === 'in-scope-excess')?.result ?? 0;
        expect(counted).toBeLessThanOrEqual(bearers(visit.sheet).person + Number(excess));
      }),
    );
  });

  it('uses each line once a year, whatever the number of visits', () => {
    fc.assert(
      fc.property(visits, anyHealth, (claimed, health) => {
        const settlements = fold(plan, claimed, health);
        for (const liability of plan.liabilities) {
          const used = settlements.map(({ lines }) => lines[liability.at]?.deductibleUsed ?? ZERO);
          expect(sumFen(used)).toBeLessThanOrEqual(liability.line.value ?? ZERO);
        }
      }),
    );
  });

  it.each([
    ['more cost that the insured bears never lowers the year’s payout', withMore, 'more'],
    ['a struck fen does not come back: the year with it struck pays no more than the year without', struck, 'less'],
  ] as const)('%s', (_, change, pays) => {
    fc.assert(
      fc.property(visits, anyHealth, fc.nat(), fc.integer({ min: 1, max: 30_000_000 }), (claimed, health, nth, by) => {
        const at = nth % claimed.length;
        const changed = claimed.map((visit, each) => (each === at ? change(visit, fen(by), plan) : visit));
        const difference = yearPaid(plan, changed, health) - yearPaid(plan, claimed, health);
        expect(pays === 'more' ? difference : -difference).toBeGreaterThanOrEqual(-roundings(plan, claimed));
      }),
    );
  });

  it('gives the same answer twice and leaves its inputs untouched', () => {
    fc.assert(
      fc.property(visits, anyHealth, (claimed, health) => {
        const before = JSON.stringify(claimed);
        const [once, twice] = [fold(plan, claimed, health), fold(plan, claimed, health)];
        expect(once).toEqual(twice);
        expect(JSON.stringify(claimed)).toBe(before);
        const state = deepFreeze(structuredClone(once[0]?.state ?? initialState()));
        const [visit] = claimed;
        if (visit !== undefined) settle(plan, state, deepFreeze(structuredClone(visit)), { healthStatus: health });
      }),
    );
  });

  it('a healthy person is never paid less than one with 既往症', () => {
    fc.assert(
      fc.property(anyVisit, (visit) => {
        const [healthy] = fold(plan, [visit], 'healthy');
        const [preexisting] = fold(plan, [visit], 'preexisting');
        expect(healthy?.payableSoFar).toBeGreaterThanOrEqual(preexisting?.payableSoFar ?? ZERO);
      }),
    );
  });

  it('taking back the only bill takes back everything it paid and leaves no position', () => {
    fc.assert(
      fc.property(anyVisit, anyHealth, (visit, healthStatus) => {
        const first = settle(plan, initialState(), visit, { healthStatus });
        const taken = settle(plan, first.state, reversed(visit), { healthStatus });
        expect(sumFen(taken.lines.map((line) => line.recover ?? ZERO))).toBe(first.payableSoFar);
        expect(taken.payableSoFar).toBe(0);
        for (const bucket of Object.values(taken.state.buckets)) {
          expect({ counted: bucket.counted, lineUsed: bucket.lineUsed, net: netPaid(bucket) }).toEqual({
            counted: 0,
            lineUsed: 0,
            net: 0,
          });
        }
      }),
    );
  });
});

it('the engine’s exact entitlement is the countable part times the ratio', () => {
  const ratios = fc.integer({ min: 1, max: 10_000 }).map((parts) => String(parts / 10_000));
  fc.assert(
    fc.property(fc.integer({ min: 2_000_000, max: 90_000_000 }), ratios, (inScope, ratio) => {
      const plan = oneLiability('20000.00', ratio, '1000000.00');
      const sheet = sheetOfParts([ZERO, ZERO, ZERO, fen(inScope)], { hifp: ZERO, hospital: ZERO });
      const [settlement] = fold(plan, [visitFromSheet(sheet, { sum: null, listed: [] })], 'healthy');
      const held = Object.values(settlement?.state.buckets ?? {});
      const earned = held.reduce((sum, bucket) => sum + bucket.earned, 0);
      expect(earned).toBe((inScope - 2_000_000) * compileRate(rate(ratio)));
    }),
    { numRuns: 30 },
  );
});

function reversed(visit: Visit): Visit {
  const back = (amount: Fen): Fen => minus(ZERO, amount);
  return {
    ...visit,
    sheet: reversalOf(visit.sheet),
    drugSum: visit.drugSum === null ? null : { ...visit.drugSum, amount: back(visit.drugSum.amount) },
    listedDrugs: visit.listedDrugs.map((drug) => ({ ...drug, amount: back(drug.amount) })),
    otherInsurance: back(visit.otherInsurance),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
