import { describe, expect, it } from 'vitest';
import type { HealthStatus } from '../../../shared/health.ts';
import { formatYuan, sumFen, ZERO, type Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { explain, explainedStepSchema, explainLine } from '../../../shared/settle/explain.ts';
import { resettle, settleReversal } from '../../../shared/settle/refold.ts';
import type { Refolded } from '../../../shared/settle/refold-result.ts';
import { settlementLineSchema, settlementStepSchema } from '../../../shared/settle/result.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { paidInYear } from '../../../shared/settle/state.ts';
import { visitFromSheet, visitSchema, type Visit, type VisitExtras } from '../../../shared/settle/visit.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import {
  countedIn,
  decideAll,
  type DecidedVisit,
  type DecidedYear,
  reversedVisit,
  UNTOUCHED,
} from '../../support/histories.ts';
import { oneLiability, zaozhuang } from '../../support/plans.ts';
import { reversalOf, sheetOf, workedStay, yuan, type Yuan } from '../../support/sheets.ts';

const HEALTHY = { healthStatus: 'healthy' } as const;

/** A decided bill whose in-scope self-pay is this. */
function bill(id: string, inScope: string, more: Partial<DecidedVisit> & VisitExtras = {}): DecidedVisit {
  const { healthStatus = 'healthy', cuts, isDeclined, ...extras } = more;
  const visit = visitOf(id, { inscp_scp_amt: inScope }, extras);
  return { visit, healthStatus, ...(cuts && { cuts }), ...(isDeclined && { isDeclined }) };
}

function visitOf(id: string, amounts: Yuan, extras: VisitExtras = {}, facts: Partial<SettlementSheet> = {}): Visit {
  const sheet = sheetOf(amounts, { setl_id: id, mdtrt_id: `M-${id}`, ...facts });
  return visitFromSheet(sheet, { sum: null, listed: [] }, extras);
}

function takeBack(plan: CompiledPlan, { state, history }: DecidedYear, visit: Visit): Refolded {
  return settleReversal(plan, state, history, visit, HEALTHY);
}

/** Adjustments as `S1 recover 7,500.00`. */
function told({ adjustments }: Refolded): string[] {
  return adjustments.map(({ kind, bill: { setl_id }, amount }) => `${setl_id} ${kind} ${formatYuan(amount)}`);
}

function rulesOf({ steps }: Refolded): string[] {
  return steps.map(({ rule }) => rule);
}

describe('taking back a bill of a year in mixed statuses', () => {
  const bills = (order: readonly HealthStatus[]): DecidedVisit[] =>
    order.map((healthStatus, at) => bill(`S${at + 1}`, '40000.00', { healthStatus }));

  it('recovers what that bill was paid and what its line costs the next, not what the position guesses', () => {
    const year = decideAll(zaozhuang(), bills(['healthy', 'preexisting']));
    // (40 000 − 20 000) × 75 % and 40 000 × 30 %.
    expect(year.settlements.map(({ payable }) => payable)).toEqual([yuan('15000.00'), yuan('12000.00')]);
    const [first] = bills(['healthy']);
    const back = reversedVisit(first?.visit ?? visitOf('S1', {}));
    const taken = takeBack(zaozhuang(), year, back);
    // Bill 2 alone eats the line: (40 000 − 20 000) × 30 % = 6 000.
    expect(told(taken)).toEqual(['S1 recover 15,000.00', 'S2 recover 6,000.00']);
    expect(taken.lines[0]).toMatchObject({ payable: 0, recover: yuan('21000.00'), base: yuan('-40000.00') });
    expect(paidInYear(taken.state.buckets)).toBe(yuan('6000.00'));
    // The position alone gives the line back to nobody in particular: another figure.
    expect(settle(zaozhuang(), year.state, back, HEALTHY).lines[0]?.recover).not.toBe(yuan('21000.00'));
  });

  it('of the later bill recovers its own share at its own ratio and leaves the earlier as it was decided', () => {
    const year = decideAll(zaozhuang(), bills(['healthy', 'preexisting']));
    const taken = takeBack(zaozhuang(), year, reversedVisit(visitOf('S2', { inscp_scp_amt: '40000.00' })));
    expect(told(taken)).toEqual(['S2 recover 12,000.00']);
    expect(taken.lines[0]).toMatchObject({ deductibleUsed: 0, countable: yuan('-40000.00') });
  });
});

describe('what the reversed bill had used', () => {
  it('the line it had eaten falls to the next bill, which may come to nothing', () => {
    const year = decideAll(zaozhuang(), [bill('S1', '20000.00'), bill('S2', '10000.00')]);
    const taken = takeBack(zaozhuang(), year, reversedVisit(visitOf('S1', { inscp_scp_amt: '20000.00' })));
    expect(told(taken)).toEqual(['S2 recover 7,500.00']);
    expect(taken.lines[0]).toMatchObject({ deductibleUsed: yuan('-10000.00'), reason: 'recover' });
    const next = decideAll(zaozhuang(), [bill('S3', '20000.00')], { ...year, state: taken.state, settlements: [] });
    expect(next.settlements[0]?.payable).toBe(yuan('7500.00'));
  });

  it('a cap it had used is free again: what a later bill was cut by is 补付, beside the 追回 and not netted', () => {
    const plan = oneLiability('20000.00', '0.75', '20000.00');
    const year = decideAll(plan, [bill('S1', '40000.00'), bill('S2', '20000.00')]);
    // 15 000 of the cap's 20 000, then 5 000 of bill 2's 15 000. Without bill 1, bill 2 is under the line.
    expect(year.settlements.map(({ payable }) => payable)).toEqual([yuan('15000.00'), yuan('5000.00')]);
    const more = decideAll(plan, [bill('S3', '30000.00')], year);
    expect(more.settlements[2]?.payable).toBe(0);
    const taken = takeBack(plan, more, reversedVisit(visitOf('S1', { inscp_scp_amt: '40000.00' })));
    // Bill 2 eats the line, bill 3 has 30 000 × 75 % = 22 500, of which the cap leaves 20 000.
    expect(told(taken)).toEqual(['S1 recover 15,000.00', 'S2 recover 5,000.00', 'S3 top-up 20,000.00']);
    expect(taken.lines[0]).toMatchObject({
      payable: yuan('20000.00'),
      recover: yuan('20000.00'),
      reason: 'recover',
      detail: '20,000.00',
    });
    const [line] = taken.lines;
    expect(line === undefined ? '' : explainLine(line)).toBe(
      '累计应赔少于已赔，拟追回 20,000.00 元，本次不抵扣。另有就医少赔，拟补付 20,000.00 元。',
    );
    // The 补付 counts as paid: nobody is paid out of the same cap twice.
    const next = decideAll(plan, [bill('S4', '30000.00')], { ...more, state: taken.state, settlements: [] });
    expect(next.settlements[0]?.payable).toBe(0);
  });
});

describe('what was decided', () => {
  it('off a bill stays off: a refusal or a strike pays nothing when the year is counted anew', () => {
    const plan = oneLiability('0.00', '0.5', '20000.00');
    const cuts = { 'in-policy': yuan('4000.00') };
    const year = decideAll(plan, [bill('S1', '40000.00'), bill('S2', '20000.00', { cuts })]);
    // Bill 1 took the whole cap; bill 2 was decided at 0 with nothing to cut.
    const taken = takeBack(plan, year, reversedVisit(visitOf('S1', { inscp_scp_amt: '40000.00' })));
    expect(told(taken)).toEqual(['S1 recover 20,000.00', 'S2 top-up 10,000.00']);
    const apart = decideAll(plan, [bill('S1', '10000.00'), bill('S2', '20000.00', { cuts })]);
    // 10 000 computed, 6 000 decided: without bill 1 it is 6 000 still.
    const other = takeBack(plan, apart, reversedVisit(visitOf('S1', { inscp_scp_amt: '10000.00' })));
    expect(told(other)).toEqual(['S1 recover 5,000.00']);
  });

  it('a declined bill counts for nothing, and so does its reversal, and a bill taken back twice', () => {
    const original = bill('S1', '40000.00', { isDeclined: true });
    const declined = decideAll(zaozhuang(), [original, bill('S2', '40000.00')]);
    const back = takeBack(zaozhuang(), declined, reversedVisit(original.visit));
    expect(back).toMatchObject({ payable: 0, adjustments: [], state: declined.state });
    expect(rulesOf(back)).toEqual(['counts-nothing', 'total']);
    const { visit } = bill('S1', '40000.00');
    const reversal: DecidedVisit = { visit: reversedVisit(visit), ...HEALTHY };
    const year = decideAll(zaozhuang(), [bill('S1', '40000.00'), bill('S2', '40000.00'), reversal]);
    const again = takeBack(zaozhuang(), year, reversedVisit(visit));
    expect(again).toMatchObject({ adjustments: [], state: year.state });
  });

  it('what is still to be recovered stays so through the next reversal', () => {
    const [one, two] = [bill('S1', '40000.00'), bill('S2', '40000.00')];
    const year = decideAll(zaozhuang(), [one, two, { visit: reversedVisit(one.visit), ...HEALTHY }]);
    const owed = (buckets: Refolded['state']['buckets']): Fen =>
      sumFen(Object.values(buckets).map(({ toRecover }) => toRecover));
    // 15 000 of bill 1 and the 15 000 that bill 2 had for the line bill 1 ate.
    expect(owed(year.state.buckets)).toBe(yuan('30000.00'));
    const taken = takeBack(zaozhuang(), year, reversedVisit(two.visit));
    expect(told(taken)).toEqual(['S2 recover 15,000.00']);
    expect([owed(taken.state.buckets), paidInYear(taken.state.buckets)]).toEqual([yuan('45000.00'), 0]);
  });
});

describe('a part of a bill', () => {
  it('leaves the rest standing at its place', () => {
    const year = decideAll(zaozhuang(), [bill('S1', '40000.00'), bill('S2', '10000.00')]);
    const part = reversedVisit(visitOf('P', { inscp_scp_amt: '30000.00' }), visitOf('S1', {}));
    const taken = takeBack(zaozhuang(), year, part);
    const rest = decideAll(zaozhuang(), [bill('S1', '10000.00'), bill('S2', '10000.00')]);
    expect(countedIn(taken.state)).toEqual(countedIn(rest.state));
    expect(told(taken)).toEqual(['S1 recover 15,000.00', 'S2 recover 7,500.00']);
    const [first] = taken.steps.map(explain);
    expect(first?.formula).toBe(
      '2022-06-20 样例市第一人民医院 的结算已退费，医疗费 40,000.00 现计 10,000.00 元；其余就医按核定顺序重新累计',
    );
  });

  it('is taken back once: the same 退费结算 again counts nothing, whatever is left, and another one counts', () => {
    const part = reversedVisit(visitOf('P', { inscp_scp_amt: '10000.00' }), visitOf('S1', {}));
    const named = (id: string | null): Visit => ({ ...part, sheet: { ...part.sheet, setl_id: id } });
    const year = decideAll(zaozhuang(), [bill('S1', '60000.00'), { visit: named('R1'), ...HEALTHY }]);
    expect(told(year.settlements[1] ?? takeBack(zaozhuang(), year, part))).toEqual(['S1 recover 7,500.00']);
    for (const again of [named('R1'), named(' r1'), named(null)]) {
      expect(takeBack(zaozhuang(), year, again)).toMatchObject({ payable: 0, adjustments: [], state: year.state });
    }
    expect(told(takeBack(zaozhuang(), year, named('R2')))).toEqual(['S1 recover 7,500.00']);
  });

  it('where the rows leave the personal and the hospital’s part null, the remainder is the hospital’s', () => {
    const amounts = { inscp_scp_amt: '60000.00', hifp_pay: '10000.00', hosp_part_amt: '4000.00' };
    const year = decideAll(zaozhuang(), [{ visit: visitOf('S1', amounts), ...HEALTHY }]);
    const part = { inscp_scp_amt: '20000.00', hifp_pay: '5000.00', hosp_part_amt: '1000.00' };
    const back = reversedVisit(visitOf('P', part), visitOf('S1', {}));
    expect([back.sheet.psn_part_amt, back.sheet.hosp_part_amt]).toEqual([null, null]);
    const taken = takeBack(zaozhuang(), year, back);
    const left = { inscp_scp_amt: '40000.00', hifp_pay: '5000.00', hosp_part_amt: '3000.00' };
    const rest = decideAll(zaozhuang(), [{ visit: visitOf('S1', left), ...HEALTHY }]);
    expect(countedIn(taken.state)).toEqual(countedIn(rest.state));
    expect(taken.state.borne).toBe(yuan('32000.00'));
  });

  it('waits for the drug sum where self-funded cost is taken back and nobody says how much was drugs', () => {
    const drugs = { sum: { amount: yuan('31200.00'), source: 'entered' }, listed: [] } as const;
    const original = visitFromSheet(workedStay({ setl_id: 'S1', mdtrt_id: 'M-S1' }), drugs);
    const year = decideAll(zaozhuang(), [{ visit: original, ...HEALTHY }]);
    const part = sheetOf({ fulamt_ownpay_amt: '10000.00' }, { setl_id: 'S1', mdtrt_id: 'M-S1' });
    const taken = takeBack(zaozhuang(), year, visitFromSheet(reversalOf(part), { sum: null, listed: [] }));
    expect(taken).toMatchObject({ payable: null, adjustments: [], state: year.state });
    expect(taken.lines.map(({ reason }) => reason)).toContain('drug-sum-missing');
  });

  it('struck before stays struck, unless the reversal says that what it takes back was the struck part', () => {
    const struck = [{ liability: 'in-policy', amount: yuan('30000.00'), reason: '与住院无关' }];
    const year = decideAll(zaozhuang(), [bill('S1', '60000.00', { struck })]);
    expect(year.settlements[0]?.payable).toBe(yuan('7500.00'));
    const part = (more: VisitExtras): Visit => {
      const back = reversedVisit(visitOf('P', { inscp_scp_amt: '30000.00' }), visitOf('S1', {}));
      return { ...back, ...more };
    };
    expect(told(takeBack(zaozhuang(), year, part({})))).toEqual(['S1 recover 7,500.00']);
    const back = [{ liability: 'in-policy', amount: yuan('-30000.00'), reason: '与住院无关' }];
    expect(told(takeBack(zaozhuang(), year, part({ struck: back })))).toEqual([]);
  });
});

describe('this product’s direct payments', () => {
  const amounts = { inscp_scp_amt: '60000.00', oth_pay: '20000.00' };
  const extras: VisitExtras = {
    othPayIs: 'this-product',
    paidElsewhere: [{ liability: 'in-policy', amount: yuan('20000.00') }],
  };
  const original = visitOf('S1', amounts, extras);
  const year = decideAll(zaozhuang(), [{ visit: original, ...HEALTHY }]);

  it('that the hospital took back with the bill are not recovered a second time', () => {
    // 30 000 entitled: 20 000 by the hospital, 10 000 by us.
    expect(year.settlements[0]?.payable).toBe(yuan('10000.00'));
    const bare = visitFromSheet(reversalOf(original.sheet), { sum: null, listed: [] });
    const taken = takeBack(zaozhuang(), year, bare);
    expect(told(taken)).toEqual(['S1 recover 10,000.00']);
    expect(taken.lines[0]).toMatchObject({ paidElsewhere: yuan('-20000.00'), recover: yuan('10000.00') });
    expect(rulesOf(taken)).toContain('returned');
    expect(paidInYear(taken.state.buckets)).toBe(0);
  });

  it('in part wait until somebody tells them apart by liability', () => {
    const part = sheetOf({ inscp_scp_amt: '10000.00', oth_pay: '5000.00' }, { setl_id: 'S1', mdtrt_id: 'M-S1' });
    const taken = takeBack(zaozhuang(), year, visitFromSheet(reversalOf(part), { sum: null, listed: [] }));
    expect(taken).toMatchObject({ payable: null, adjustments: [], state: year.state });
    expect(taken.lines[0]).toMatchObject({ reason: 'one-stop-split-missing', detail: '5,000.00' });
  });
});

describe('without the original', () => {
  const year = decideAll(zaozhuang(), [bill('S1', '40000.00'), bill('S2', '40000.00')]);
  const back = reversedVisit(visitOf('S1', { inscp_scp_amt: '40000.00' }));

  it.each([
    [
      'the original is not among the decisions',
      { ...year, history: { ...year.history, entries: year.history.entries.slice(1) } },
      'original-missing',
    ],
    [
      'decisions are missing between',
      { ...year, history: { ...year.history, entries: year.history.entries.slice(0, 1) } },
      'history-incomplete',
    ],
  ])('%s: the position decides as before, and the first step says why', (_when, known, why) => {
    const taken = takeBack(zaozhuang(), known, back);
    const { steps, ...plain } = settle(zaozhuang(), year.state, back, HEALTHY);
    expect(taken).toEqual({ ...plain, steps: [taken.steps[0], ...steps], adjustments: [] });
    expect(taken.steps[0]).toMatchObject({ rule: 'by-position', result: why });
  });

  it('a reversal of more than there was is none of this bill', () => {
    const more = reversedVisit(visitOf('S1', { inscp_scp_amt: '40000.01' }));
    expect(takeBack(zaozhuang(), year, more).steps[0]).toMatchObject({
      rule: 'by-position',
      result: 'reversal-beyond',
    });
  });

  it('what the year never counted is not taken from it: the next bill counts in full', () => {
    const more = reversedVisit(visitOf('S3', { inscp_scp_amt: '90000.00' }));
    const taken = takeBack(zaozhuang(), year, more);
    expect(taken.lines[0]).toMatchObject({ base: yuan('-80000.00'), recover: yuan('45000.00') });
    expect(countedIn(taken.state)).toEqual({ borne: ZERO, buckets: {} });
    const next = settle(zaozhuang(), taken.state, visitOf('S4', { inscp_scp_amt: '40000.00' }), HEALTHY);
    expect(next.payable).toBe(yuan('15000.00'));
  });

  it('what stood before the first known decision stays where it is', () => {
    const from = decideAll(zaozhuang(), [bill('S0', '20000.00')]).state;
    const later = decideAll(zaozhuang(), [bill('S1', '40000.00')], {
      ...UNTOUCHED,
      state: from,
      history: { from, entries: [] },
    });
    const taken = takeBack(zaozhuang(), later, back);
    expect(told(taken)).toEqual(['S1 recover 30,000.00']);
    expect(countedIn(taken.state)).toEqual(countedIn(from));
  });
});

describe('figures that come anew', () => {
  const withPayer = (id: string, paid: string | null): Visit => {
    const amount = paid === null ? ZERO : yuan(paid);
    const otherPayers = [
      { payer: 'special-benefit', state: paid === null ? ('none' as const) : ('paid' as const), amount },
    ];
    return visitOf(id, { inscp_scp_amt: '50000.00' }, { otherPayers });
  };
  const { history } = decideAll(zaozhuang(), [
    { visit: withPayer('S1', null), ...HEALTHY },
    { visit: withPayer('S2', null), healthStatus: 'preexisting' },
  ]);

  it('a prior payer that paid later is deducted now: 追回 of that bill at its ratio', () => {
    const changed = resettle(zaozhuang(), history, 0, withPayer('S1', '10000.00'));
    expect(told(changed)).toEqual(['S1 recover 7,500.00']);
    expect(changed).toMatchObject({ payable: 0, holds: [] });
    expect(told(resettle(zaozhuang(), history, 1, withPayer('S2', '10000.00')))).toEqual(['S2 recover 3,000.00']);
  });

  it('below the line the next bill eats the rest of it', () => {
    const changed = resettle(zaozhuang(), history, 0, withPayer('S1', '40000.00'));
    expect(told(changed)).toEqual(['S1 recover 22,500.00', 'S2 recover 3,000.00']);
  });

  it('more cost than was counted is 补付', () => {
    const more = visitOf('S1', { inscp_scp_amt: '60000.00' }, { otherPayers: withPayer('S1', null).otherPayers });
    const changed = resettle(zaozhuang(), history, 0, more);
    expect(told(changed)).toEqual(['S1 top-up 7,500.00']);
    expect(changed.lines[0]).toMatchObject({
      payable: yuan('7500.00'),
      recover: 0,
      reason: 'top-up',
      detail: '7,500.00',
    });
  });

  it('a payer that is 待定 again holds the decision', () => {
    const changed = resettle(zaozhuang(), history, 0, visitOf('S1', { inscp_scp_amt: '60000.00' }));
    expect(changed.holds).toEqual([{ kind: 'payer-open', name: '特惠保险' }]);
  });

  it('under another id: a reversal that names the first id still finds the bill', () => {
    const visit = visitOf('S1-NEW', { inscp_scp_amt: '40000.00' }, { otherPayers: withPayer('S1', null).otherPayers });
    const entry = { visit, ...HEALTHY, verdict: 'pay', lines: [], corrects: 0 } as const;
    const after = { ...history, entries: [...history.entries, entry] };
    const { state } = resettle(zaozhuang(), history, 0, visit);
    const back = reversedVisit(visit, withPayer('S1', null));
    expect(told(settleReversal(zaozhuang(), state, after, back, HEALTHY))).toEqual([
      'S1-NEW recover 15,000.00',
      'S2 recover 6,000.00',
    ]);
  });

  it('a reversal that names an id between the first and the last finds it too', () => {
    const payers = { otherPayers: withPayer('S1', null).otherPayers };
    const [second, third] = ['S1-B', 'S1-C'].map((id) => visitOf(id, { inscp_scp_amt: '40000.00' }, payers));
    if (second === undefined || third === undefined) throw new Error('two corrections');
    const entryOf = (visit: Visit) => ({ visit, ...HEALTHY, verdict: 'pay', lines: [], corrects: 0 }) as const;
    const after = { ...history, entries: [...history.entries, entryOf(second), entryOf(third)] };
    const { state } = resettle(zaozhuang(), { ...history, entries: [...history.entries, entryOf(second)] }, 0, third);
    const back = settleReversal(zaozhuang(), state, after, reversedVisit(third, second), HEALTHY);
    expect(told(back)).toEqual(['S1-C recover 15,000.00', 'S2 recover 6,000.00']);
  });

  it('a whole reversal of the settlement before is behind the new id already: it takes nothing from what stands', () => {
    const payers = { otherPayers: withPayer('S1', null).otherPayers };
    const anew = visitOf('S1-NEW', { inscp_scp_amt: '60000.00' }, payers);
    const entry = { visit: anew, ...HEALTHY, verdict: 'pay', lines: [], corrects: 0 } as const;
    const after = { ...history, entries: [...history.entries, entry] };
    const { state } = resettle(zaozhuang(), history, 0, anew);
    const settled = settleReversal(zaozhuang(), state, after, reversedVisit(withPayer('S1', null)), HEALTHY);
    expect(settled).toMatchObject({ payable: 0, adjustments: [], state });
    expect(rulesOf(settled)).toEqual(['counts-nothing', 'total']);
    // The one that names the new id takes it back.
    const back = settleReversal(zaozhuang(), state, after, reversedVisit(anew), HEALTHY);
    expect(told(back)[0]).toBe('S1-NEW recover 30,000.00');
  });

  it('what the hospital had paid for this product all along is paid already: beyond the entitlement it comes back', () => {
    const direct = {
      ...withPayer('S1', null),
      othPayIs: 'this-product' as const,
      paidElsewhere: [{ liability: 'in-policy', amount: yuan('5000.00') }],
    };
    expect(told(resettle(zaozhuang(), history, 0, direct))).toEqual(['S1 recover 5,000.00']);
    const more = { ...direct, sheet: visitOf('S1', { inscp_scp_amt: '55000.00' }).sheet };
    // (55 000 − 20 000) × 75 % = 26 250 of which 22 500 and 5 000 are paid.
    expect(told(resettle(zaozhuang(), history, 0, more))).toEqual(['S1 recover 1,250.00']);
  });

  it('a line reached asks for its ratio: then nothing is proposed until that figure is there', () => {
    const plan = zaozhuang({ 'liabilities.in-policy.ratio.preexisting': undefined });
    const under = decideAll(plan, [
      { visit: visitOf('S1', { inscp_scp_amt: '5000.00' }), ...HEALTHY },
      { visit: visitOf('S2', { inscp_scp_amt: '10000.00' }), healthStatus: 'preexisting' },
    ]);
    const changed = resettle(plan, under.history, 0, visitOf('S1', { inscp_scp_amt: '20000.00' }));
    expect(changed).toMatchObject({ payable: null, adjustments: [], state: under.state });
    expect(changed.lines[0]).toMatchObject({ status: 'pending', reason: 'figure-unset' });
  });

  it('without the drug sum nothing is proposed', () => {
    const bare = visitOf('S1', { inscp_scp_amt: '50000.00', fulamt_ownpay_amt: '1000.00' });
    expect(resettle(zaozhuang(), history, 0, bare)).toMatchObject({ payable: null, adjustments: [] });
  });
});

it('lines and steps are whole data, in Chinese, with a source; inputs stay as they are', () => {
  const plan = oneLiability('20000.00', '0.75', '20000.00');
  const year = decideAll(plan, [bill('S1', '40000.00'), bill('S2', '20000.00'), bill('S3', '30000.00')]);
  const visit = visitSchema.parse(reversedVisit(visitOf('S1', { inscp_scp_amt: '40000.00' })));
  const before = JSON.stringify([year, visit]);
  const results = [
    takeBack(plan, year, visit),
    takeBack(plan, { ...year, history: UNTOUCHED.history }, visit),
    resettle(plan, year.history, 1, visitOf('S2', { inscp_scp_amt: '90000.00' })),
    resettle(plan, year.history, 9, visitOf('S2', {})),
  ];
  for (const { lines, steps } of results) {
    for (const step of steps) {
      expect(settlementStepSchema.parse(JSON.parse(JSON.stringify(step)))).toEqual(step);
      const { title, formula, source } = explainedStepSchema.parse(explain(step));
      expect(`${title}${formula}`).not.toMatch(/[a-z]|undefined|NaN/);
      expect(source).not.toBe('');
    }
    for (const line of lines) {
      expect(settlementLineSchema.parse(JSON.parse(JSON.stringify(line)))).toEqual(line);
      expect(explainLine(line)).toMatch(/[。]$/);
    }
  }
  expect(JSON.stringify([year, visit])).toBe(before);
});
