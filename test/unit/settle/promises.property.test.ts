/** What `settle` promises for whatever its schemas let through: wrong signs and unknown ids never make it pay more. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEALTH_STATUSES } from '../../../shared/health.ts';
import { atLeastZero, fen, minus, plus, sumFen, withSign, ZERO, type Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState, netPaid, type SettleState } from '../../../shared/settle/state.ts';
import { visitFromSheet, visitSchema, type Visit } from '../../../shared/settle/visit.ts';
import { AMOUNT_FIELDS, bearers, isReversal, settlementSheetSchema } from '../../../shared/settlement-sheet.ts';
import { ganzhou, zaozhuang } from '../../support/plans.ts';
import { sheetOf, workedStay, yuan } from '../../support/sheets.ts';

const PLANS: readonly (readonly [string, CompiledPlan])[] = [
  ['枣庄', zaozhuang({ 'liabilities.in-policy.cap': '30000.00' })],
  ['枣庄, over the year, capped per person', zaozhuang({ rounding: 'cumulative', personCap: '40000.00' })],
  ['赣州', ganzhou()],
];

// Mostly sensible, sometimes of the wrong sign.
const amount = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 9_000_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -200_000_000, max: 200_000_000 }) },
  )
  .map(fen);
const liability = fc.constantFrom('in-policy', 'out-drugs', 'special-drugs', 'pooled', 'nobody');
const day = sheetOf({}).enddate;

const anySheet = fc
  .tuple(fc.array(amount, { minLength: AMOUNT_FIELDS.length, maxLength: AMOUNT_FIELDS.length }), fc.boolean())
  .map(([amounts, refd_setl_flag]) =>
    settlementSheetSchema.parse({
      ...sheetOf({}),
      ...Object.fromEntries(AMOUNT_FIELDS.map((field, at) => [field, amounts[at]])),
      refd_setl_flag,
    }),
  );

const anyFacts = fc.record({
  drugSum: fc.option(amount.map((sum) => ({ amount: sum, source: 'entered' as const }))),
  listedDrugs: fc.array(
    amount.map((cost) => ({ list: 'special', item: 'sample-special-01', name: '样例特药01号', amount: cost, on: day })),
    { maxLength: 2 },
  ),
  othPayIs: fc.constantFrom('other-payer', 'this-product', null),
  otherPayers: fc.array(
    fc.record({ payer: fc.constantFrom('special-benefit', 'x'), state: fc.constant('paid' as const), amount }),
    { maxLength: 2 },
  ),
  otherInsurance: amount,
  paidElsewhere: fc.array(fc.record({ liability, amount }), { maxLength: 2 }),
  struck: fc.array(fc.record({ liability, amount, reason: fc.constant('误') }), { maxLength: 2 }),
});

const anyVisit: fc.Arbitrary<Visit> = fc
  .tuple(anySheet, anyFacts)
  .map(([sheet, facts]) => visitSchema.parse({ sheet, ...facts }));

/** What the person bore before this product, by any reading of the facts that the sheet allows. */
function borneOf(visit: Visit): Fen {
  if (isReversal(visit.sheet)) return ZERO;
  const own = visit.othPayIs === 'this-product' ? atLeastZero(visit.sheet.oth_pay) : ZERO;
  return atLeastZero(plus(bearers(visit.sheet).person, own));
}

function paidOf(state: SettleState, id: string): Fen {
  return sumFen(
    Object.entries(state.buckets).flatMap(([key, bucket]) => (key.startsWith(`${id}|`) ? [netPaid(bucket)] : [])),
  );
}

describe.each(PLANS)('%s', (_, plan) => {
  it('never pays below 0, above a cap or above what the insured bore, whatever is stated', () => {
    fc.assert(
      fc.property(
        fc.array(anyVisit, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...HEALTH_STATUSES),
        (visits, healthStatus) => {
          let state = initialState();
          for (const visit of visits) {
            const settlement = settle(plan, state, visit, { healthStatus });
            state = settlement.state;
            expect(settlement.lines.every(({ payable }) => payable === null || payable >= 0)).toBe(true);
            expect(settlement.payableSoFar).toBeLessThanOrEqual(borneOf(visit));
            for (const { id, cap } of plan.liabilities) {
              if (typeof cap.value === 'number') expect(paidOf(state, id)).toBeLessThanOrEqual(cap.value);
            }
            const { value: personCap } = plan.personCap;
            const paid = sumFen(Object.values(state.buckets).map(netPaid));
            if (typeof personCap === 'number') expect(paid).toBeLessThanOrEqual(personCap);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('the worked stay with a fact of the wrong sign pays what it pays without it', () => {
  const worked = visitFromSheet(workedStay(), { sum: { amount: yuan('31200.00'), source: 'entered' }, listed: [] });
  const payable = (changes: Partial<Visit>): Fen | null =>
    settle(zaozhuang(), initialState(), { ...worked, ...changes }, { healthStatus: 'healthy' }).payable;

  it.each<[string, Partial<Visit>]>([
    ['paidElsewhere', { paidElsewhere: [{ liability: 'in-policy', amount: yuan('-1000000.00') }] }],
    ['struck', { struck: [{ liability: 'in-policy', amount: yuan('-20000.00'), reason: '误' }] }],
    ['otherPayers', { otherPayers: [{ payer: 'special-benefit', state: 'paid', amount: yuan('-5000.00') }] }],
    ['otherInsurance', { otherInsurance: withSign(yuan('5000.00'), -1) }],
  ])('%s', (_, changes) => {
    expect(payable(changes)).toBe(yuan('18525.00'));
  });

  it.each<[string, Partial<Visit>]>([
    ['paid under an unknown liability', { paidElsewhere: [{ liability: 'nobody', amount: yuan('83000.00') }] }],
    ['paid by an unknown payer', { otherPayers: [{ payer: 'nobody', state: 'paid', amount: yuan('83000.00') }] }],
  ])('%s: it still counts against what the insured bore', (_, changes) => {
    expect(payable(changes)).toBe(minus(yuan('83500.00'), yuan('83000.00')));
  });
});
