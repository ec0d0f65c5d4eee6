import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HealthStatus } from '../../../shared/health.ts';
import { formatYuan, sumFen, ZERO } from '../../../shared/money.ts';
import { localDate } from '../../../shared/dates.ts';
import { builtInPlans, findPlan } from '../../../shared/plan/built-in.ts';
import { compilePlan, type CompiledPlan } from '../../../shared/plan/compile.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import { explain } from '../../../shared/settle/explain.ts';
import { settle } from '../../../shared/settle/settle.ts';
import {
  bookDecided,
  bookRecovered,
  bucketKey,
  initialState,
  settleStateSchema,
} from '../../../shared/settle/state.ts';
import { visitFromSheet, visitSchema, type Visit, type VisitExtras } from '../../../shared/settle/visit.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { ganzhou, oneLiability, withFigures, zaozhuang, demoPlan } from '../../support/plans.ts';
import { goldenSheet, reversalOf, sheetOf, workedStay, yuan } from '../../support/sheets.ts';

const HEALTHY = { healthStatus: 'healthy' } as const;

/** Lines as `liability: payable (reason)`, in yuan. */
function paid({ lines }: Settlement): string[] {
  return lines.map((line) => {
    const amount = line.payable === null ? '待补' : formatYuan(line.payable);
    return `${line.liability}: ${amount} (${line.reason})`;
  });
}

/** `listed`: a drug of the special list for that many yuan; `sum`: the self-funded drugs. */
function visit(
  sheet: SettlementSheet,
  drugs: { sum?: string; listed?: string; list?: string } = {},
  extras: VisitExtras = {},
): Visit {
  const sum = drugs.sum === undefined ? null : ({ amount: yuan(drugs.sum), source: 'entered' } as const);
  const list = drugs.list ?? 'special';
  const drug = { list, item: `sample-${list}-01`, name: '样例特药01号', on: sheet.enddate };
  const listed = drugs.listed === undefined ? [] : [{ ...drug, amount: yuan(drugs.listed) }];
  return visitFromSheet(sheet, { sum, listed }, extras);
}

/** A bill whose in-scope self-pay is exactly this. */
function inScope(amount: string, facts: Partial<SettlementSheet> = {}): Visit {
  return visit(sheetOf({ inscp_scp_amt: amount }, facts));
}

function fold(plan: CompiledPlan, visits: readonly Visit[], healthStatus: HealthStatus = 'healthy'): Settlement[] {
  let state = initialState();
  return visits.map((each) => {
    const settlement = settle(plan, state, each, { healthStatus });
    state = settlement.state;
    return settlement;
  });
}

describe('the worked stay of 枣庄', () => {
  it('pays 10 125.00 + 8 400.00 = 18 525.00 to a healthy person', () => {
    const settlement = settle(zaozhuang(), initialState(), visit(workedStay(), { sum: '31200.00' }), HEALTHY);
    expect(paid(settlement)).toEqual([
      'in-policy: 10,125.00 (paid)',
      'out-drugs: 8,400.00 (paid)',
      'special-drugs: 0.00 (no-cost)',
      'rare-drugs: 0.00 (no-cost)',
    ]);
    expect(settlement.payable).toBe(yuan('18525.00'));
  });

  it('pays 4 050.00 + 3 360.00 = 7 410.00 with 既往症', () => {
    const facts = { healthStatus: 'preexisting' } as const;
    const settlement = settle(zaozhuang(), initialState(), visit(workedStay(), { sum: '31200.00' }), facts);
    expect(settlement.lines.map((line) => line.payable)).toEqual([405000, 336000, 0, 0]);
    expect(settlement.payable).toBe(yuan('7410.00'));
  });

  it('with a listed drug of 26 000.00 pays 3 600.00 for it and leaves 5 200.00 under the line of liability 2', () => {
    const claimed = visit(workedStay(), { sum: '31200.00', listed: '26000.00' });
    const settlement = settle(zaozhuang(), initialState(), claimed, HEALTHY);
    expect(paid(settlement)).toEqual([
      'in-policy: 10,125.00 (paid)',
      'out-drugs: 0.00 (under-line)',
      'special-drugs: 3,600.00 (paid)',
      'rare-drugs: 0.00 (no-cost)',
    ]);
    expect(settlement.lines[1]).toMatchObject({ base: yuan('5200.00'), deductibleUsed: yuan('5200.00'), countable: 0 });
  });

  it('with 先行自付 in scope (p = 1) liability 1 pays 16 125.00', () => {
    const plan = zaozhuang({ 'base.preselfpayShare': '1' });
    const settlement = settle(plan, initialState(), visit(workedStay(), { sum: '31200.00' }), HEALTHY);
    expect(settlement.lines[0]?.payable).toBe(yuan('16125.00'));
  });

  it('with 超限价 in scope liability 1 counts 2 000.00 more', () => {
    const settlement = settle(zaozhuang({ 'base.overlmtShare': '1' }), initialState(), visit(workedStay()), HEALTHY);
    expect(settlement.lines[0]?.base).toBe(yuan('35500.00'));
  });

  it('a rare-disease drug is paid 60 % whatever the health', () => {
    const claimed = visit(workedStay(), { sum: '31200.00', listed: '30000.00', list: 'rare' });
    for (const healthStatus of ['healthy', 'preexisting'] as const) {
      const settlement = settle(zaozhuang(), initialState(), claimed, { healthStatus });
      expect(settlement.lines[3]?.payable).toBe(yuan('6000.00'));
    }
  });

  it('one line for all is eaten in claiming order', () => {
    const plan = zaozhuang({ lineArrangement: 'one-for-all' });
    const claimed = visit(workedStay(), { sum: '31200.00', listed: '26000.00' });
    const { lines } = settle(plan, initialState(), claimed, HEALTHY);
    expect(lines.map((line) => line.deductibleUsed)).toEqual([0, 0, 2000000, 0]);
    expect(lines.map((line) => line.payable)).toEqual([2512500, 390000, 360000, 0]);
  });
});

describe('the golden sheet in 枣庄', () => {
  const claimed = visit(goldenSheet());

  it('liability 1 pays 0: in-scope self-pay is 22.77, under the line', () => {
    const { lines } = settle(zaozhuang(), initialState(), claimed, HEALTHY);
    expect(lines[0]).toMatchObject({ status: 'payable', base: yuan('22.77'), payable: 0, reason: 'under-line' });
  });

  it('liability 2 is pending until its drug sum is known, and the others go on', () => {
    const settlement = settle(zaozhuang(), initialState(), claimed, HEALTHY);
    expect(settlement.lines[1]).toMatchObject({
      status: 'pending',
      base: null,
      payable: null,
      reason: 'drug-sum-missing',
    });
    expect(settlement.payable).toBeNull();
    expect(settlement.payableSoFar).toBe(0);
  });

  it('liability 2 pays 0 once 2 533.97 is entered', () => {
    const settlement = settle(zaozhuang(), initialState(), visit(goldenSheet(), { sum: '2533.97' }), HEALTHY);
    expect(settlement.lines[1]).toMatchObject({ status: 'payable', base: yuan('2533.97'), payable: 0 });
    expect(settlement.payable).toBe(0);
  });

  it('a drug sum above 全自费 is refused with the difference', () => {
    expect(() => visit(goldenSheet(), { sum: '2533.98' })).toThrow('claim-drug-sum-above-self-funded');
  });

  it('the hospital’s part is not the person’s: it comes off 超限价 first', () => {
    const plan = zaozhuang({ 'base.overlmtShare': '1' });
    const { lines } = settle(plan, initialState(), claimed, HEALTHY);
    expect(lines[0]?.base).toBe(yuan('914.65'));
  });
});

describe('drug-only liabilities', () => {
  it('nothing self-funded means no drug sum is needed', () => {
    const settlement = settle(zaozhuang(), initialState(), inScope('30000.00'), HEALTHY);
    expect(settlement.payable).toBe(yuan('7500.00'));
  });

  it('a listed drug has its line even while the drug sum is unknown', () => {
    const settlement = settle(zaozhuang(), initialState(), visit(workedStay(), { listed: '26000.00' }), HEALTHY);
    expect(settlement.lines.map((line) => line.payable)).toEqual([1012500, null, 360000, 0]);
  });

  it('a drug that is not on the list of its day stays with the other drugs', () => {
    const sheet = workedStay();
    const drug = { list: 'special', item: 'not-listed', name: '未列药品', amount: yuan('26000.00'), on: sheet.enddate };
    const claimed = visitFromSheet(sheet, { sum: { amount: yuan('31200.00'), source: 'entered' }, listed: [drug] });
    const settlement = settle(zaozhuang(), initialState(), claimed, HEALTHY);
    expect(settlement.lines.map((line) => line.payable)).toEqual([1012500, 840000, 0, 0]);
  });

  it('while the list itself is unset, neither it nor the drugs that might be on it are counted', () => {
    const plan = zaozhuang({ 'lists.special.versions': undefined });
    const settlement = settle(
      plan,
      initialState(),
      visit(workedStay(), { sum: '31200.00', listed: '26000.00' }),
      HEALTHY,
    );
    expect(settlement.lines.map((line) => [line.payable, line.reason])).toEqual([
      [1012500, 'paid'],
      [null, 'listed-drug-pending'],
      [null, 'figure-unset'],
      [0, 'no-cost'],
    ]);
    expect(settlement.unset).toEqual(['特殊药品目录：目录内容']);
  });

  it('listed drugs above the drug sum are refused', () => {
    expect(() => visit(workedStay(), { sum: '20000.00', listed: '26000.00' })).toThrow('claim-listed-drugs-above-sum');
  });
});

describe('unset figures are named, never guessed', () => {
  const bare = findPlan(builtInPlans(), 'zaozhuang-2022');

  it('without yearOf nothing is computed and the step names the choice', () => {
    const across = visit({ ...workedStay(), begndate: localDate('2021-12-20') }, { sum: '31200.00' });
    const settlement = settle(compilePlan(bare), initialState(), across, HEALTHY);
    expect(settlement.lines.map((line) => [line.status, line.reason, line.detail])).toEqual(
      Array.from({ length: 4 }, () => ['pending', 'year-undecided', '住院归属年度的认定']),
    );
    expect(settlement.payable).toBeNull();
    expect(settlement.state).toEqual(initialState());
  });

  it('a stay that lies within the cover whichever way it is read needs no yearOf', () => {
    const plan = zaozhuang({ 'claims.yearOf': undefined });
    const settlement = settle(plan, initialState(), inScope('30000.00'), HEALTHY);
    expect(settlement.payable).toBe(yuan('7500.00'));
    expect(settlement.steps[0]).toMatchObject({ rule: 'cover-year', result: 'inside' });
    expect(settlement.steps[0]?.inputs[0]).toEqual(['yearOf', 'any']);
  });

  it('without p a bill with 先行自付 waits, one without does not', () => {
    const plan = zaozhuang({ 'base.preselfpayShare': undefined });
    expect(settle(plan, initialState(), visit(workedStay()), HEALTHY).lines[0]).toMatchObject({
      status: 'pending',
      reason: 'figure-unset',
      detail: '乙类先行自付计入政策内的比例',
    });
    expect(settle(plan, initialState(), inScope('30000.00'), HEALTHY).lines[0]?.payable).toBe(yuan('7500.00'));
  });

  it.each(['deductibles.in-policy.amount', 'liabilities.in-policy.ratio.healthy', 'lineArrangement'])(
    'without %s liability 1 waits',
    (path) => {
      const { lines } = settle(zaozhuang({ [path]: undefined }), initialState(), inScope('30000.00'), HEALTHY);
      expect(lines[0]).toMatchObject({ status: 'pending', payable: null, reason: 'figure-unset' });
    },
  );

  it('a ratio is not waited for while the year stays under the line', () => {
    const [under, over] = fold(zaozhuang({ 'liabilities.in-policy.ratio.healthy': undefined }), [
      inScope('20000.00'),
      inScope('0.01'),
    ]);
    expect(under?.lines[0]).toMatchObject({
      payable: 0,
      deductibleUsed: yuan('20000.00'),
      ratio: null,
      reason: 'under-line',
    });
    expect(over?.lines[0]).toMatchObject({ status: 'pending', reason: 'figure-unset' });
  });

  it.each([
    ['liabilities.in-policy.cap', '责任一 医保政策范围内住院自付费用：封顶线'],
    ['personCap', '个人总封顶线'],
  ])('an unset %s is reported and does not cut', (path, name) => {
    const settlement = settle(zaozhuang({ [path]: undefined }), initialState(), inScope('30000.00'), HEALTHY);
    expect(settlement.payable).toBe(yuan('7500.00'));
    expect(settlement.unset).toEqual([name]);
    const step = settlement.steps.find(({ rule }) => rule === 'cap-unset');
    expect(step === undefined ? '' : explain(step).formula).toBe(`${name}未定，本次不封顶`);
  });
});

describe('care setting and year', () => {
  it('an outpatient bill is not covered, an unknown code waits', () => {
    const outpatient = settle(zaozhuang(), initialState(), inScope('30000.00', { med_type: '11' }), HEALTHY);
    expect(outpatient.lines[0]).toMatchObject({ status: 'notCovered', payable: 0, reason: 'setting-not-covered' });
    const unknown = settle(zaozhuang(), initialState(), inScope('30000.00', { med_type: '9901' }), HEALTHY);
    expect(unknown.lines[0]).toMatchObject({ status: 'pending', reason: 'med-type-unknown', detail: '9901' });
  });

  const turn = (begndate: string, enddate: string): Visit =>
    inScope('30000.00', { begndate, enddate, setl_time: enddate } as Partial<SettlementSheet>);
  const status = (plan: CompiledPlan, claimed: Visit): unknown =>
    settle(plan, initialState(), claimed, HEALTHY).lines[0]?.status;

  it('a stay belongs to the year of its discharge or admission as the plan says', () => {
    const acrossNewYear = turn('2022-12-20', '2023-01-10');
    expect(status(zaozhuang(), acrossNewYear)).toBe('notCovered');
    expect(status(zaozhuang({ 'claims.yearOf': 'admission' }), acrossNewYear)).toBe('payable');
    expect(status(zaozhuang({ 'claims.carryDays': 30 }), acrossNewYear)).toBe('payable');
    expect(status(zaozhuang({ 'claims.carryDays': 9 }), acrossNewYear)).toBe('notCovered');
    expect(status(zaozhuang({ 'claims.carryDays': undefined }), acrossNewYear)).toBe('pending');
  });

  it('a stay that began before the first cover counts only if the plan says so', () => {
    const fromBefore = turn('2021-12-20', '2022-01-10');
    expect(status(zaozhuang(), fromBefore)).toBe('payable');
    expect(status(zaozhuang({ 'claims.beforeCover': 'excluded' }), fromBefore)).toBe('notCovered');
    expect(status(zaozhuang({ 'claims.beforeCover': undefined }), fromBefore)).toBe('pending');
  });

  it('a stay of another year is not covered', () => {
    expect(status(zaozhuang(), turn('2023-02-01', '2023-02-10'))).toBe('notCovered');
  });
});

describe('prior payers', () => {
  it('every fund of the sheet counts first, in scope', () => {
    const sheet = sheetOf({
      inscp_scp_amt: '100000.00',
      hifp_pay: '40000.00',
      hifmi_pay: '10000.00',
      maf_pay: '5000.00',
    });
    const { lines } = settle(zaozhuang(), initialState(), visit(sheet), HEALTHY);
    expect(lines[0]?.base).toBe(yuan('45000.00'));
  });

  it('payers above the in-scope cost leave 0, and the excess is shown', () => {
    const sheet = sheetOf({ inscp_scp_amt: '100.00', preselfpay_amt: '50.00', hifp_pay: '120.00' });
    const { lines, steps } = settle(zaozhuang(), initialState(), visit(sheet), HEALTHY);
    expect(lines[0]).toMatchObject({ payable: 0, reason: 'no-cost' });
    expect(steps.find((step) => step.rule === 'in-scope-excess')).toMatchObject({ result: yuan('20.00') });
  });

  it('a payer off the sheet that is 待定 holds the decision, not the trial; once paid it is deducted', () => {
    const open = settle(zaozhuang(), initialState(), inScope('50000.00'), HEALTHY);
    expect(open.holds).toEqual([{ kind: 'payer-open', name: '特惠保险' }]);
    expect(open.payable).toBe(yuan('22500.00'));
    const otherPayers = [{ payer: 'special-benefit', state: 'paid', amount: yuan('10000.00') }] as const;
    const after = visit(sheetOf({ inscp_scp_amt: '50000.00' }), {}, { otherPayers: [...otherPayers] });
    expect(settle(zaozhuang(), initialState(), after, HEALTHY)).toMatchObject({ holds: [], payable: yuan('15000.00') });
  });

  it('其他支出 asks whether the hospital paid for this product already', () => {
    const sheet = sheetOf({ inscp_scp_amt: '50000.00', oth_pay: '6000.00' });
    const asked = settle(zaozhuang(), initialState(), visit(sheet), HEALTHY);
    expect(asked.lines[0]).toMatchObject({ status: 'pending', reason: 'oth-pay-unknown' });
    const other = settle(zaozhuang(), initialState(), visit(sheet, {}, { othPayIs: 'other-payer' }), HEALTHY);
    expect(other.payable).toBe(yuan('18000.00'));
  });

  it('our own one-stop payment is paid to date, never a prior payer', () => {
    const sheet = sheetOf({ inscp_scp_amt: '50000.00', oth_pay: '6000.00' });
    const unsplit = settle(zaozhuang(), initialState(), visit(sheet, {}, { othPayIs: 'this-product' }), HEALTHY);
    expect(unsplit.lines[0]).toMatchObject({ status: 'pending', reason: 'one-stop-split-missing' });
    const paidElsewhere = [{ liability: 'in-policy', amount: yuan('6000.00') }];
    const ours = settle(
      zaozhuang(),
      initialState(),
      visit(sheet, {}, { othPayIs: 'this-product', paidElsewhere }),
      HEALTHY,
    );
    expect(ours.lines[0]).toMatchObject({
      base: yuan('50000.00'),
      paidElsewhere: yuan('6000.00'),
      payable: yuan('16500.00'),
    });
    expect(ours.state.buckets[bucketKey('in-policy', 'healthy')]?.paid).toBe(yuan('22500.00'));
  });
});

describe('caps and what the insured bore', () => {
  it('a liability never pays above its cap in the year', () => {
    const plan = oneLiability('20000.00', '0.75', '30000.00');
    const [first, second] = fold(plan, [inScope('50000.00'), inScope('50000.00')]);
    expect(first?.lines[0]).toMatchObject({ payable: yuan('22500.00'), capCut: 0 });
    expect(second?.lines[0]).toMatchObject({ payable: yuan('7500.00'), capCut: yuan('30000.00'), reason: 'capped' });
  });

  it('the person’s cap cuts in claiming order', () => {
    const claimed = visit(workedStay(), { sum: '31200.00', listed: '26000.00' });
    const { lines } = settle(zaozhuang({ personCap: '10000.00' }), initialState(), claimed, HEALTHY);
    expect(lines.map((line) => line.payable)).toEqual([640000, 0, 360000, 0]);
  });

  it('other insurance leaves only what the insured still bore', () => {
    const plan = oneLiability('0.00', '1', '1000000.00');
    const claimed = visit(sheetOf({ inscp_scp_amt: '1000.00' }), {}, { otherInsurance: yuan('300.00') });
    const { lines } = settle(plan, initialState(), claimed, HEALTHY);
    expect(lines[0]).toMatchObject({ payable: yuan('700.00'), borneCut: yuan('300.00'), reason: 'borne-limit' });
  });
});

describe('history is what was decided (counter rule 21)', () => {
  it('struck amounts never return: 7 500.00 and then 7 500.00, not 30 000.00', () => {
    const struck = [{ liability: 'in-policy', amount: yuan('30000.00'), reason: '与本次住院无关的费用' }];
    const first = visit(sheetOf({ inscp_scp_amt: '60000.00' }), {}, { struck });
    for (const rounding of ['per-settlement', 'cumulative']) {
      const [one, two] = fold(zaozhuang({ rounding }), [first, inScope('10000.00')]);
      expect([one?.payable, two?.payable]).toEqual([yuan('7500.00'), yuan('7500.00')]);
    }
  });

  it('a decision below the computed amount is not paid later under cumulative rounding', () => {
    const plan = zaozhuang({ rounding: 'cumulative' });
    const first = settle(plan, initialState(), inScope('30000.00'), HEALTHY);
    const decided = bookDecided(first.state, bucketKey('in-policy', 'healthy'), yuan('7500.00'), yuan('5000.00'));
    expect(settle(plan, decided, inScope('10000.00'), HEALTHY).payable).toBe(yuan('7500.00'));
  });

  it('the line is eaten in the order of decision, across liabilities of one person', () => {
    const [first, second] = fold(zaozhuang(), [inScope('15000.00'), inScope('15000.00')]);
    expect(first?.lines[0]).toMatchObject({ deductibleUsed: yuan('15000.00'), payable: 0, reason: 'under-line' });
    expect(second?.lines[0]).toMatchObject({ deductibleUsed: yuan('5000.00'), payable: yuan('7500.00') });
  });

  it('a health status determined later changes the ratio, not the line already used', () => {
    const first = settle(zaozhuang(), initialState(), inScope('20000.00'), HEALTHY);
    const second = settle(zaozhuang(), first.state, inScope('10000.00'), { healthStatus: 'preexisting' });
    expect(second.payable).toBe(yuan('3000.00'));
  });

  it('a reversal proposes 追回 of what it paid and never pays', () => {
    const claimed = visit(workedStay(), { sum: '31200.00' });
    const paidFirst = settle(zaozhuang(), initialState(), claimed, HEALTHY);
    const reversal = reversalOf(workedStay());
    const back = visitFromSheet(reversal, { sum: { amount: yuan('-31200.00'), source: 'entered' }, listed: [] });
    const taken = settle(zaozhuang(), paidFirst.state, back, HEALTHY);
    expect(taken.lines.slice(0, 2).map(({ payable, recover, base }) => [payable, recover, base])).toEqual([
      [0, 1012500, -3350000],
      [0, 840000, -3120000],
    ]);
    expect(taken.state.borne).toBe(0);
  });

  it('after a reversal the next bill is paid in full, nothing netted silently', () => {
    for (const rounding of ['per-settlement', 'cumulative']) {
      const plan = zaozhuang({ rounding });
      const paidFirst = settle(plan, initialState(), inScope('30000.00'), HEALTHY);
      const taken = settle(plan, paidFirst.state, visit(reversalOf(sheetOf({ inscp_scp_amt: '30000.00' }))), HEALTHY);
      expect(taken.lines[0]?.recover).toBe(yuan('7500.00'));
      const next = settle(plan, taken.state, inScope('30000.00'), HEALTHY);
      expect(next.payable).toBe(yuan('7500.00'));
      const key = bucketKey('in-policy', 'healthy');
      const settled = bookRecovered(next.state, key, yuan('7500.00'));
      expect(settled.buckets[key]).toMatchObject({ paid: yuan('7500.00'), toRecover: 0 });
    }
  });
});

describe('published claims', () => {
  type Line = { base: string; line: string; ratio: string; cap: string; payout: string };
  type Stage = {
    line: string;
    ratio: string;
    cap: string;
    stays: { countable: string; payout: string }[];
    published: string;
    cumulative: string;
  };
  type File = { cases: { id: string; lines: Line[] }[]; roundingStage: Stage };
  const file: File = JSON.parse(readFileSync('test/fixtures/published-claims.json', 'utf8'));
  const lines = file.cases.flatMap(({ id, lines: each }) => each.map((line) => ({ id, ...line })));

  it.each(lines)('$id: $base over $line at $ratio pays $payout', ({ base, line, ratio, cap, payout }) => {
    const {
      lines: [only],
    } = settle(oneLiability(line, ratio, cap), initialState(), inScope(base), HEALTHY);
    expect(only?.payable).toBe(yuan(payout));
  });

  const { stays, published, cumulative, line, ratio, cap } = file.roundingStage;

  it('YT10: three stays rounded each give 18 654.76 as published', () => {
    const settled = fold(
      oneLiability(line, ratio, cap),
      stays.map((stay) => inScope(stay.countable)),
    );
    expect(settled.map(({ payable }) => payable)).toEqual(stays.map((stay) => yuan(stay.payout)));
    expect(sumFen(settled.map(({ payable }) => payable ?? ZERO))).toBe(yuan(published));
  });

  it('YT10: rounded over the year they would give 18 654.75', () => {
    const plan = oneLiability(line, ratio, cap, { rounding: 'cumulative' });
    const settled = fold(
      plan,
      stays.map((stay) => inScope(stay.countable)),
    );
    expect(sumFen(settled.map(({ payable }) => payable ?? ZERO))).toBe(yuan(cumulative));
  });
});

describe('赣州 (sample values)', () => {
  it('pools both sides of the bill: the base is what the person bore', () => {
    const { lines } = settle(ganzhou(), initialState(), visit(workedStay()), HEALTHY);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ base: yuan('83500.00'), countable: yuan('68500.00'), payable: yuan('47950.00') });
  });

  it('leaves the hospital’s part out: the golden sheet counts 4 152.06', () => {
    expect(settle(ganzhou(), initialState(), visit(goldenSheet()), HEALTHY).lines[0]?.base).toBe(yuan('4152.06'));
  });

  it('without 大病 benefit it pays straight away, and that is no error', () => {
    const settlement = settle(
      ganzhou(),
      initialState(),
      visit(sheetOf({ inscp_scp_amt: '60000.00', hifp_pay: '30000.00' })),
      HEALTHY,
    );
    expect(settlement.payable).toBe(yuan('10500.00'));
  });

  it('counts emergency care as inpatient and plain outpatient care not at all', () => {
    const of = (med_type: string): unknown =>
      settle(ganzhou(), initialState(), inScope('30000.00', { med_type }), HEALTHY).lines[0]?.status;
    expect([of('13'), of('11')]).toEqual(['payable', 'notCovered']);
  });

  it('with the line unset the claim waits and names it', () => {
    const plan = compilePlan(withFigures(demoPlan('ganzhou'), { 'deductibles.yearly.amount': undefined }));
    expect(settle(plan, initialState(), visit(workedStay()), HEALTHY).unset).toEqual(['年度累计起付线：起付线']);
  });
});

it('state and visit are plain data that their schemas accept unchanged', () => {
  const claimed = visit(workedStay(), { sum: '31200.00', listed: '26000.00' });
  const { state } = settle(zaozhuang(), initialState(), claimed, HEALTHY);
  expect(settleStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  expect(visitSchema.parse(JSON.parse(JSON.stringify(claimed)))).toEqual(claimed);
});
