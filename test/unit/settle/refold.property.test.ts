import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEALTH_STATUSES } from '../../../shared/health.ts';
import { fen, minus, plus, rate, sumFen, timesRate, ZERO, type Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { foldHistory, resettle, settleReversal } from '../../../shared/settle/refold.ts';
import { netPaid, type SettleState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type Visit } from '../../../shared/settle/visit.ts';
import { AMOUNT_FIELDS } from '../../../shared/settlement-sheet.ts';
import { countedIn, decideAll, type DecidedVisit, type DecidedYear, reversedVisit } from '../../support/histories.ts';
import { bandedLiability, ganzhou, sharingCap, zaozhuang } from '../../support/plans.ts';
import { sheetOf, sheetOfParts } from '../../support/sheets.ts';

const PLANS: readonly (readonly [string, CompiledPlan])[] = [
  ['枣庄', zaozhuang()],
  [
    '枣庄, one line for all, low caps',
    zaozhuang({
      lineArrangement: 'one-for-all',
      'liabilities.in-policy.cap': '30000.00',
      'liabilities.out-drugs.cap': '20000.00',
    }),
  ],
  ['枣庄, rounded over the year, capped per person', zaozhuang({ rounding: 'cumulative', personCap: '90000.00' })],
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

const FACTS = { healthStatus: 'healthy' } as const;

/** Any consistent bill, with its drugs and other insurance. */
const anyVisit: fc.Arbitrary<Visit> = fc
  .record({
    parts: fc.array(fc.integer({ min: 0, max: 9_000_000 }), { minLength: 4, maxLength: 4 }),
    shares: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ parts, shares }) => {
    const part = (at: number): Fen => fen(parts[at] ?? 0);
    const share = (at: number, of: Fen): Fen => timesRate(of, rate(String((shares[at] ?? 0) / 10_000)));
    const total = plus(part(0), part(1), part(2), part(3));
    const hifp = share(0, total);
    const hospital = share(1, minus(total, hifp));
    const person = minus(total, hifp, hospital);
    const sheet = sheetOfParts([part(0), part(1), part(2), part(3)], { hifp, hospital });
    const drugs = share(2, part(0));
    const listed = {
      list: 'special',
      item: 'sample-special-01',
      name: '样例特药01号',
      amount: share(3, drugs),
      on: sheet.enddate,
    };
    return visitFromSheet(
      sheet,
      { sum: { amount: drugs, source: 'entered' }, listed: [listed] },
      { otherInsurance: share(4, share(5, person)) },
    );
  });

const anyBill: fc.Arbitrary<DecidedVisit> = fc.record({
  visit: anyVisit,
  healthStatus: fc.constantFrom(...HEALTH_STATUSES),
});
/** Bills of a year in mixed statuses, each sheet with an id of its own. */
const anyYear = fc
  .array(anyBill, { minLength: 1, maxLength: 5 })
  .map((bills) => bills.map((bill, at): DecidedVisit => ({ ...bill, visit: named(bill.visit, `S${at}`) })));
const anyPlace = fc.nat({ max: 100 });

function named(visit: Visit, id: string): Visit {
  return { ...visit, sheet: { ...visit.sheet, setl_id: id, mdtrt_id: `M-${id}` } };
}

function pick<T>(items: readonly T[], place: number): readonly [T, number] {
  const at = place % items.length;
  const [item] = items.slice(at);
  if (item === undefined) throw new RangeError('nothing to pick from');
  return [item, at];
}

function netIn(state: SettleState): Fen {
  return sumFen(Object.values(state.buckets).map(netPaid));
}

function owedIn(state: SettleState): Fen {
  return sumFen(Object.values(state.buckets).map(({ toRecover }) => toRecover));
}

function back(plan: CompiledPlan, { state, history }: DecidedYear, visit: Visit) {
  return settleReversal(plan, state, history, visit, FACTS);
}

describe.each(PLANS)('%s', (_name, plan) => {
  it('a bill and its reversal leave the year without it, whatever the statuses and whatever came after', () => {
    fc.assert(
      fc.property(anyYear, anyPlace, (bills, place) => {
        const [{ visit }, at] = pick(bills, place);
        const year = decideAll(plan, bills);
        const taken = back(plan, year, reversedVisit(visit));
        const without = decideAll(plan, bills.toSpliced(at, 1));
        expect(countedIn(taken.state)).toEqual(countedIn(without.state));
        // Money moves by separate lines only: paid before + 补付 − 追回 = what the year without the bill pays.
        const sum = (kind: string): Fen =>
          sumFen(taken.adjustments.flatMap((each) => (each.kind === kind ? [each.amount] : [])));
        expect(taken.payable).toBe(sum('top-up'));
        expect(netIn(year.state) + sum('top-up') - sum('recover')).toBe(netIn(without.state));
        expect(owedIn(taken.state)).toBe(plus(owedIn(year.state), sum('recover')));
      }),
    );
  });

  it('of no bill more is recovered than was paid for it, and lines tell the sums', () => {
    fc.assert(
      fc.property(anyYear, anyPlace, (bills, place) => {
        const [{ visit }] = pick(bills, place);
        const year = decideAll(plan, bills);
        const taken = back(plan, year, reversedVisit(visit));
        for (const { kind, bill, liability, amount } of taken.adjustments) {
          expect(amount).toBeGreaterThan(0);
          const line = year.settlements[bill.at]?.lines.find((each) => each.liability === liability);
          if (kind === 'recover') expect(amount).toBeLessThanOrEqual(line?.payable ?? ZERO);
        }
        for (const line of taken.lines) {
          const own = (wanted: string): Fen =>
            sumFen(
              taken.adjustments.flatMap(({ kind, liability, amount }) =>
                kind === wanted && liability === line.liability ? [amount] : [],
              ),
            );
          expect(line.recover).toBe(own('recover'));
          expect(line.payable).toBe(own('top-up'));
        }
      }),
    );
  });

  it('a history with reversals folds to the position they left, in any order and with bills between', () => {
    fc.assert(
      fc.property(anyYear, anyPlace, anyPlace, anyBill, (bills, one, two, later) => {
        const [first, at] = pick(bills, one);
        const once = decideAll(plan, [{ ...first, visit: reversedVisit(first.visit) }], decideAll(plan, bills));
        const after = { ...later, visit: named(later.visit, 'LATER') };
        const more = decideAll(plan, [after], once);
        const rest = [...bills.toSpliced(at, 1), after];
        const [second, place] = pick(rest, two);
        const twice = decideAll(plan, [{ ...second, visit: reversedVisit(second.visit) }], more);
        expect(foldHistory(plan, twice.history)).toEqual(twice.state);
        expect(countedIn(twice.state)).toEqual(countedIn(decideAll(plan, rest.toSpliced(place, 1)).state));
      }),
    );
  });

  it('taking back a part leaves the year with the rest of the bill', () => {
    fc.assert(
      fc.property(anyYear, anyPlace, anyVisit, (bills, place, part) => {
        const [bill, at] = pick(bills, place);
        const whole = { ...bill, visit: added(bill.visit, part) };
        fc.pre(bill.visit.sheet.medfee_sumamt > 0);
        const year = decideAll(plan, bills.with(at, whole));
        const taken = back(plan, year, reversedVisit(part, bill.visit));
        expect(countedIn(taken.state)).toEqual(countedIn(decideAll(plan, bills).state));
      }),
    );
  });

  it('figures that come anew leave the year they would have made, and the same figures change nothing', () => {
    fc.assert(
      fc.property(anyYear, anyPlace, anyVisit, (bills, place, corrected) => {
        const [bill, at] = pick(bills, place);
        const { history, state } = decideAll(plan, bills);
        const visit = named(corrected, `S${at}`);
        const changed = resettle(plan, history, at, visit);
        expect(countedIn(changed.state)).toEqual(countedIn(decideAll(plan, bills.with(at, { ...bill, visit })).state));
        expect(resettle(plan, history, at, bill.visit)).toMatchObject({ adjustments: [], state });
        // As an entry of the history it folds to the same position, and the bill can still be taken back.
        const entry = { visit, healthStatus: bill.healthStatus, verdict: 'pay', lines: [], corrects: at } as const;
        const after = { ...history, entries: [...history.entries, entry] };
        expect(foldHistory(plan, after)).toEqual(changed.state);
        const taken = settleReversal(plan, changed.state, after, reversedVisit(visit), FACTS);
        expect(countedIn(taken.state)).toEqual(countedIn(decideAll(plan, bills.toSpliced(at, 1)).state));
      }),
    );
  });

  it('what decisions took off stays off: a bill never comes to more than what the year computes for it less the cut', () => {
    fc.assert(
      fc.property(anyYear, anyPlace, fc.nat({ max: 2_000_000 }), anyPlace, (bills, place, cut, cutPlace) => {
        const [{ visit }, at] = pick(bills, place);
        const [, cutAt] = pick(bills, cutPlace);
        const cuts = Object.fromEntries(plan.liabilities.map(({ id }) => [id, fen(cut)]));
        const decided = bills.map((bill, nth) => (nth === cutAt ? { ...bill, cuts } : bill));
        const year = decideAll(plan, decided);
        const taken = back(plan, year, reversedVisit(visit));
        expect(taken.adjustments.every(({ amount }) => amount > 0)).toBe(true);
        // The cut bill itself gone, nothing of its cut is left.
        if (cutAt === at)
          expect(countedIn(taken.state)).toEqual(countedIn(decideAll(plan, bills.toSpliced(at, 1)).state));
        expect(foldHistory(plan, year.history)).toEqual(year.state);
      }),
    );
  });
});

describe('a struck fen', () => {
  const plan = zaozhuang({ 'liabilities.in-policy.cap': 'none', personCap: 'none', rounding: 'cumulative' });
  const amount = fc.integer({ min: 0, max: 9_000_000 });
  const inScope = (sum: number, id: string, struck = 0): Visit => {
    const sheet = { ...sheetOf({}), inscp_scp_amt: fen(sum), medfee_sumamt: fen(sum), psn_part_amt: fen(sum) };
    const entry = { liability: 'in-policy', amount: fen(struck), reason: '与本次住院无关' };
    const extras = { struck: struck === 0 ? [] : [entry] };
    return named(visitFromSheet({ ...sheet, psn_cash_pay: fen(sum) }, { sum: null, listed: [] }, extras), id);
  };
  const decided = (visit: Visit): DecidedVisit => ({ visit, healthStatus: 'healthy' });

  it('is for every later bill and every reversal as if it had not been on the bill', () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, (first, allowed, struck, last) => {
        const bills = (second: Visit): DecidedVisit[] => [decided(inScope(first, 'A')), decided(second)];
        const after = (second: Visit) => {
          const year = decideAll(plan, bills(second));
          const gone = decideAll(plan, [decided(reversedVisit(inScope(first, 'A')))], year);
          const { settlements, state } = decideAll(plan, [decided(inScope(last, 'C'))], gone);
          const { adjustments } = settlements[2] ?? { adjustments: [] };
          const moved = adjustments.map(({ kind, amount: moves }) => [kind, moves]);
          return { moved, payable: settlements[3]?.payable, buckets: countedIn(state).buckets };
        };
        expect(after(inScope(allowed + struck, 'B', struck))).toEqual(after(inScope(allowed, 'B')));
      }),
    );
  });

  it('stays struck when the bill’s figures come anew without the strike', () => {
    fc.assert(
      fc.property(amount, amount, (allowed, struck) => {
        const bill = inScope(allowed + struck, 'B', struck);
        const { history } = decideAll(plan, [decided(bill)]);
        expect(resettle(plan, history, 0, { ...bill, struck: [] }).adjustments).toEqual([]);
      }),
    );
  });
});

/** Two visits' amounts as one bill. */
function added(visit: Visit, more: Visit): Visit {
  const amounts = AMOUNT_FIELDS.map((field) => [field, plus(visit.sheet[field] ?? ZERO, more.sheet[field] ?? ZERO)]);
  return {
    ...visit,
    sheet: { ...visit.sheet, ...Object.fromEntries(amounts) },
    drugSum: { amount: plus(visit.drugSum?.amount ?? ZERO, more.drugSum?.amount ?? ZERO), source: 'entered' },
    listedDrugs: visit.listedDrugs.map((drug, at) => {
      return { ...drug, amount: plus(drug.amount, more.listedDrugs[at]?.amount ?? ZERO) };
    }),
    otherInsurance: plus(visit.otherInsurance, more.otherInsurance),
  };
}
