/** The rule shapes of public products, each by its number in the list the plan language was made from (docs/plans.md). */
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import type { HealthStatus } from '../../../shared/health.ts';
import { formatYuan, minus, parseYuan, sumFen, ZERO, type Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import type { Care, ItemFacts, Member } from '../../../shared/settle/care.ts';
import { explain, explainLine } from '../../../shared/settle/explain.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type Visit, type VisitExtras } from '../../../shared/settle/visit.ts';
import { choice, figure, flat, product } from '../../support/plans.ts';
import { reversalOf, sheetOf, type Yuan } from '../../support/sheets.ts';

type Sheet = Partial<Pick<SettlementSheet, 'begndate' | 'enddate' | 'med_type' | 'insutype' | 'setl_time'>>;

interface Told {
  readonly health?: HealthStatus;
  readonly member?: Member;
}

function stay(yuan: Yuan, extras: VisitExtras & { drugs?: string } = {}, facts: Sheet = {}): Visit {
  const { drugs, ...rest } = extras;
  const sum = drugs === undefined ? null : { amount: parseYuan(drugs), source: 'entered' as const };
  return visitFromSheet(sheetOf(yuan, facts), { sum, listed: [] }, rest);
}

function inScope(amount: string, care?: Care, facts: Sheet = {}): Visit {
  return stay({ inscp_scp_amt: amount }, care === undefined ? {} : { care }, facts);
}

function outOfScope(amount: string, care?: Care): Visit {
  return stay({ fulamt_ownpay_amt: amount }, care === undefined ? {} : { care });
}

/** Listed items of one bill: `[item, yuan, facts]`. */
function bought(
  list: string,
  items: readonly (readonly [item: string, amount: string, facts?: ItemFacts])[],
  day = '2022-06-10',
): Visit {
  const on = localDate(day);
  const listed = items.map(([item, amount, facts]) => {
    const drug = { list, item, name: `药品 ${item}`, amount: parseYuan(amount), on };
    return facts === undefined ? drug : { ...drug, facts };
  });
  const cost = formatYuan(sumFen(listed.map(({ amount }) => amount))).replaceAll(',', '');
  const sheet = sheetOf({ fulamt_ownpay_amt: cost }, { begndate: on, enddate: on, med_type: '41' });
  return visitFromSheet(sheet, { sum: { amount: sheet.fulamt_ownpay_amt, source: 'fee-lines' }, listed });
}

function settled(
  plan: CompiledPlan,
  visits: readonly Visit[],
  { health = 'healthy', member = {} }: Told = {},
): Settlement[] {
  let state = initialState();
  return visits.map((visit) => {
    const settlement = settle(plan, state, visit, { healthStatus: health, member });
    state = settlement.state;
    return settlement;
  });
}

/** What the last of some bills pays, as yuan text; null while 待补. */
function paid(plan: CompiledPlan, visits: Visit | readonly Visit[], told: Told = {}): string | null {
  const payable = settled(plan, [visits].flat(), told).at(-1)?.payable ?? null;
  return payable === null ? null : formatYuan(payable).replaceAll(',', '');
}

function firstLine(plan: CompiledPlan, visit: Visit, told: Told = {}) {
  const line = settled(plan, [visit], told)[0]?.lines[0];
  if (line === undefined) throw new Error('no line');
  return { status: line.status, reason: line.reason, detail: line.detail, sentence: explainLine(line) };
}

const LISTED = { kind: 'listed-drugs', list: 'shelf' };
const LISTS = {
  lists: [
    {
      id: 'shelf',
      name: '药品目录',
      versions: figure([
        {
          from: '2022-01-01',
          to: '2022-06-30',
          items: [
            { id: 'one', name: '一号药' },
            { id: 'two', name: '二号药' },
          ],
        },
        {
          from: '2022-07-01',
          to: '2022-12-31',
          items: [
            { id: 'two', name: '二号药' },
            { id: 'three', name: '三号药' },
          ],
        },
      ]),
    },
  ],
};

describe('what counts', () => {
  it('shape 1: in-scope self-pay after prior payers', () => {
    const visit = stay({ inscp_scp_amt: '100000.00', hifp_pay: '50000.00', hifmi_pay: '10000.00' });
    expect(paid(product({ a: {} }), visit)).toBe('10000.00');
  });

  it('shape 2: all self-funded cost out of scope', () => {
    expect(paid(product({ a: { counts: { kind: 'out-of-scope' } } }), outOfScope('60000.00'))).toBe('20000.00');
  });

  it('shape 3: self-funded drugs only, and without their sum the liability waits', () => {
    const plan = product({ a: { counts: { kind: 'out-of-scope-drugs' } } });
    const cost = { fulamt_ownpay_amt: '60000.00' };
    expect(paid(plan, stay(cost, { drugs: '30000.00' }))).toBe('5000.00');
    expect(firstLine(plan, stay(cost))).toMatchObject({ status: 'pending', reason: 'drug-sum-missing' });
  });

  it('shape 4: a positive list pays its items, a negative list keeps them out', () => {
    const positive = product({ a: { counts: LISTED, line: figure('0.00') } }, LISTS);
    expect(
      paid(
        positive,
        bought('shelf', [
          ['one', '8000.00'],
          ['nine', '5000.00'],
        ]),
      ),
    ).toBe('4000.00');
    const negative = product({ a: { counts: { kind: 'out-of-scope', except: 'shelf' }, line: figure('0.00') } }, LISTS);
    expect(
      paid(
        negative,
        bought('shelf', [
          ['one', '8000.00'],
          ['nine', '5000.00'],
        ]),
      ),
    ).toBe('2500.00');
  });

  it('shape 5: of pooled cost a 商保目录 says what counts out of scope, by its own days', () => {
    const counts = { kind: 'pooled', catalogue: figure({ list: 'shelf' }) };
    const plan = product({ a: { counts, line: figure('0.00') } }, LISTS);
    expect(
      paid(
        plan,
        bought('shelf', [
          ['one', '8000.00'],
          ['three', '5000.00'],
        ]),
      ),
    ).toBe('4000.00');
    expect(
      paid(
        plan,
        bought(
          'shelf',
          [
            ['one', '8000.00'],
            ['three', '5000.00'],
          ],
          '2022-07-10',
        ),
      ),
    ).toBe('2500.00');
  });

  it.each([
    ['nowhere', { preselfpayShare: figure('0'), preselfpayRest: figure('nowhere') }, '0.00', '0.00'],
    [
      'half in scope, the rest nowhere',
      { preselfpayShare: figure('0.5'), preselfpayRest: figure('nowhere') },
      '2000.00',
      '0.00',
    ],
    ['out of scope', { preselfpayShare: figure('0') }, '0.00', '4000.00'],
    ['in scope', { preselfpayShare: figure('1') }, '4000.00', '0.00'],
  ])('shape 6: 乙类先行自付 counts %s', (_, switches, inside, outside) => {
    const base = { overlmtShare: figure('0'), hospPartFrom: figure(['overlmt']), ...switches };
    const plan = product(
      { a: { line: figure('0.00') }, b: { counts: { kind: 'out-of-scope' }, line: figure('0.00') } },
      { base },
    );
    const [settlement] = settled(plan, [stay({ preselfpay_amt: '8000.00' })]);
    expect(settlement?.lines.map(({ payable }) => payable)).toEqual([parseYuan(inside), parseYuan(outside)]);
  });

  it('shape 7: over-limit, 诊疗首先自付 and 异地首先负担 are switches of their own; a part nobody stated is not 0', () => {
    const part = (id: string, counts: string) => ({ id, name: id, from: 'preselfpay', counts: figure(counts) });
    const base = {
      preselfpayShare: figure('1'),
      overlmtShare: figure('0'),
      overlmtRest: figure('nowhere'),
      hospPartFrom: figure(['overlmt']),
      parts: [part('treatment-first', 'nowhere'), part('elsewhere-first', 'out-of-scope')],
    };
    const lines = { a: { line: figure('0.00') }, b: { counts: { kind: 'out-of-scope' }, line: figure('0.00') } };
    const plan = product(lines, { base });
    const cost = { preselfpay_amt: '9000.00', overlmt_selfpay: '5000.00' };
    const parts = [
      { part: 'treatment-first', amount: parseYuan('1000.00') },
      { part: 'elsewhere-first', amount: parseYuan('2000.00') },
    ];
    const [settlement] = settled(plan, [stay(cost, { care: { parts } })]);
    expect(settlement?.lines.map(({ base: counted }) => counted)).toEqual([parseYuan('6000.00'), parseYuan('2000.00')]);
    expect(firstLine(plan, stay(cost))).toMatchObject({
      status: 'pending',
      reason: 'part-missing',
      detail: 'treatment-first',
    });
  });

  it('shape 7: a part that exists elsewhere only is 0 at home, and asked for elsewhere and where nobody knows', () => {
    const away = { id: 'elsewhere-first', name: '异地首先负担', from: 'preselfpay', counts: figure('nowhere') };
    const base = {
      preselfpayShare: figure('1'),
      overlmtShare: figure('0'),
      hospPartFrom: figure(['overlmt']),
      parts: [{ ...away, areas: ['registered', 'unregistered'] }],
    };
    const plan = product({ a: { line: figure('0.00') } }, { base });
    const cost = { preselfpay_amt: '9000.00' };
    const counted = (care: Visit['care']) => settled(plan, [stay(cost, { care })])[0]?.lines[0]?.base ?? null;
    expect(counted({ area: 'local' })).toBe(parseYuan('9000.00'));
    expect([counted({ area: 'registered' }), counted({})]).toEqual([null, null]);
    const stated = [{ part: 'elsewhere-first', amount: parseYuan('2000.00') }];
    expect(counted({ area: 'local', parts: stated })).toBe(parseYuan('7000.00'));
  });

  it('shape 8: both sides pooled in one liability', () => {
    const plan = product({ a: { counts: { kind: 'pooled', catalogue: figure('none') } } });
    expect(paid(plan, stay({ inscp_scp_amt: '30000.00', fulamt_ownpay_amt: '10000.00' }))).toBe('10000.00');
  });

  it('shape 9: each liability has its own care settings', () => {
    const plan = product({
      a: { settings: ['inpatient'] },
      b: { counts: { kind: 'in-scope' }, settings: ['outpatient'] },
    });
    const [settlement] = settled(plan, [inScope('40000.00', {}, { med_type: '11' })]);
    expect(settlement?.lines.map(({ status, payable }) => [status, payable])).toEqual([
      ['notCovered', ZERO],
      ['payable', parseYuan('10000.00')],
    ]);
  });

  it('shape 10: hospital grade, kind and ward, per liability', () => {
    const requires = [
      {
        id: 'public-ward',
        name: '二级及以上公立医院普通部',
        when: { hospitalGrade: ['2', '3'], hospitalKind: ['public'], ward: ['ordinary'] },
        source: { doc: 'policy', at: '测试' },
      },
    ];
    const plan = product({ a: { counts: { kind: 'out-of-scope' }, more: { requires } } });
    const ward = { hospitalKind: 'public', ward: 'ordinary' } as const;
    expect(paid(plan, outOfScope('60000.00', { ...ward, hospitalGrade: '3' }))).toBe('20000.00');
    expect(firstLine(plan, outOfScope('60000.00', { ...ward, hospitalGrade: '1' }))).toMatchObject({
      status: 'notCovered',
      sentence: '不符合给付条件“二级及以上公立医院普通部”，不赔。',
    });
    expect(firstLine(plan, outOfScope('60000.00', ward))).toMatchObject({
      status: 'pending',
      detail: '医院等级（二级及以上公立医院普通部）',
    });
  });

  it('shape 11: the in-scope total of the year above a threshold', () => {
    const plan = product({
      a: {
        counts: { kind: 'in-scope-above', threshold: figure('450000.00') },
        line: figure('0.00'),
        ratio: flat(figure('1')),
      },
    });
    const bill = stay({ inscp_scp_amt: '300000.00', hifp_pay: '200000.00' });
    expect(settled(plan, [bill, bill]).map(({ payable }) => payable)).toEqual([ZERO, parseYuan('100000.00')]);
  });

  it('shape 12: purchases, places and separate bases: each list is its own', () => {
    const requires = [
      { id: 'place', name: '指定药店', when: { listedPlace: true }, source: { doc: 'policy', at: '测试' } },
    ];
    const plan = product({ a: { counts: LISTED, line: figure('0.00'), more: { requires } } }, LISTS);
    const purchase = bought('shelf', [['one', '8000.00']]);
    expect(paid(plan, { ...purchase, care: { listedPlace: true } })).toBe('4000.00');
    expect(paid(plan, { ...purchase, care: { listedPlace: false } })).toBe('0.00');
    expect(paid(plan, purchase)).toBeNull();
  });

  it('shape 13: cost is multiplied before the line', () => {
    const factor = choice(
      [
        ['away', { area: ['registered', 'unregistered'] }, '0.5'],
        ['lapsed', { settledByBasic: false }, '0.3'],
      ],
      '1',
    );
    const plan = product({ a: { counts: { kind: 'out-of-scope' }, more: { factor } } });
    expect(paid(plan, outOfScope('60000.00', { area: 'local', settledByBasic: true }))).toBe('20000.00');
    expect(paid(plan, outOfScope('60000.00', { area: 'registered', settledByBasic: true }))).toBe('5000.00');
    expect(paid(plan, outOfScope('100000.00', { area: 'local', settledByBasic: false }))).toBe('5000.00');
    expect(firstLine(plan, outOfScope('60000.00'))).toMatchObject({ status: 'pending', reason: 'fact-missing' });
  });
});

describe('what counts nowhere', () => {
  it('is named with its side and the reason', () => {
    const plan = product({ a: { counts: { kind: 'out-of-scope-drugs' } } });
    const cost = { inscp_scp_amt: '3000.00', fulamt_ownpay_amt: '60000.00' };
    const [settlement] = settled(plan, [stay(cost, { drugs: '40000.00' })]);
    const step = settlement?.steps.find(({ rule }) => rule === 'nowhere');
    expect(step === undefined ? '' : explain(step).formula).toBe(
      '政策范围内 3,000.00 + 政策范围外 20,000.00 = 23,000.00 元，不属于任何一项责任，由个人负担',
    );
  });

  it('is not said while a liability waits', () => {
    const plan = product({ a: { counts: { kind: 'out-of-scope-drugs' } } });
    const [settlement] = settled(plan, [stay({ fulamt_ownpay_amt: '60000.00' })]);
    expect(settlement?.steps.some(({ rule }) => rule === 'nowhere')).toBe(false);
  });
});

describe('what reviews found', () => {
  it('a list of which only a part is public waits for what is not in it', () => {
    const [shelf] = LISTS.lists;
    const partly = { lists: [{ ...shelf, isPartial: true }] };
    const plan = product({ a: { counts: LISTED, line: figure('0.00') } }, partly);
    expect(paid(plan, bought('shelf', [['one', '8000.00']]))).toBe('4000.00');
    expect(firstLine(plan, bought('shelf', [['nine', '8000.00']]))).toMatchObject({ reason: 'figure-unset' });
    const left = product({ a: { counts: { kind: 'out-of-scope', except: 'shelf' } } }, partly);
    expect(firstLine(left, bought('shelf', [['nine', '80000.00']]))).toMatchObject({ reason: 'figure-unset' });
  });

  it('an unset rule that decided or stopped something is named', () => {
    const open = { unset: '未列', source: { doc: 'policy', at: '测试' } };
    const aid = { id: 'aid', name: '互助', field: null, scope: open, insutypes: null };
    const plan = product({ a: {} }, { priorPayers: [aid] });
    const otherPayers = [{ payer: 'aid', state: 'paid' as const, amount: parseYuan('5000.00') }];
    const [settlement] = settled(plan, [stay({ inscp_scp_amt: '40000.00' }, { otherPayers })]);
    expect(settlement).toMatchObject({ payable: 750_000, unset: ['互助：先行赔付的范围'] });
    const none = [{ payer: 'aid', state: 'none' as const, amount: ZERO }];
    expect(settled(plan, [stay({ inscp_scp_amt: '40000.00' }, { otherPayers: none })])[0]?.unset).toEqual([]);
    const yearless: CompiledPlan = { ...product({ a: {} }), yearOf: { value: null, source: '测试', name: '归属' } };
    const across = { begndate: localDate('2022-12-20'), enddate: localDate('2023-01-10'), setl_time: '2023-01-10' };
    expect(settled(yearless, [inScope('40000.00', {}, across)])[0]?.unset).toEqual(['归属']);
  });

  it('a ratio of 0 is said, and so is the condition that refused a drug', () => {
    const nothing = product({ a: { ratio: flat(figure('0')) } });
    expect(firstLine(nothing, inScope('40000.00'))).toMatchObject({
      reason: 'ratio-zero',
      sentence: '按本项责任的赔付比例为 0，不赔；费用计入全年累计。',
    });
    const requires = [
      { id: 'drug', name: '用药条件', when: { indicated: true }, source: { doc: 'policy', at: '测试' } },
    ];
    const plan = product({ a: { counts: LISTED, more: { requires } } }, LISTS);
    expect(firstLine(plan, bought('shelf', [['one', '8000.00', { indicated: false }]]))).toMatchObject({
      reason: 'drug-not-entitled',
      detail: '用药条件',
    });
  });

  it('cost that is multiplied first is measured so against a threshold, over bills of both kinds', () => {
    const factor = choice([['lapsed', { settlement: ['lapsed'] }, '0.3']], '1');
    const counts = { kind: 'in-scope-above', threshold: figure('450000.00') };
    const base = product({ a: { counts, line: figure('0.00'), ratio: flat(figure('1')), more: { factor } } });
    const plan: CompiledPlan = { ...base, suspension: { value: 'ignored', source: '测试', name: '停保' } };
    const member = { suspended: [{ from: localDate('2022-06-01'), to: localDate('2022-06-30') }] };
    const july = { begndate: localDate('2022-07-01'), enddate: localDate('2022-07-05'), setl_time: '2022-07-05' };
    const lapsed = (amount: string) => inScope(amount, { settledByBasic: false });
    const later = (amount: string) => inScope(amount, { settledByBasic: true }, july);
    const all = (visits: readonly Visit[]) => settled(plan, visits, { member }).map(({ payable }) => payable);
    expect(all([lapsed('1000000.00'), later('100000.00')])).toEqual([ZERO, ZERO]);
    expect(all([lapsed('1000000.00'), later('200000.00')])).toEqual([ZERO, parseYuan('50000.00')]);
    expect(all([later('400000.00'), lapsed('200000.00')])).toEqual([ZERO, parseYuan('10000.00')]);
    expect(all([lapsed('2000000.00')])).toEqual([parseYuan('150000.00')]);
  });

  it('cost that a list still waits to judge is counted by no other liability', () => {
    const requires = [
      { id: 'drug', name: '用药条件', when: { indicated: true }, source: { doc: 'policy', at: '测试' } },
    ];
    const plan = product({ a: { counts: LISTED, more: { requires } }, b: { counts: { kind: 'out-of-scope' } } }, LISTS);
    const [settlement] = settled(plan, [bought('shelf', [['one', '50000.00']])]);
    expect(settlement?.lines.map(({ reason }) => reason)).toEqual(['fact-missing', 'listed-drug-pending']);
    expect(settlement?.state.buckets).toEqual({});
  });

  it('a reversal of a bill that was never counted takes nothing from the bills that come', () => {
    const bill = inScope('40000.00');
    const unknown = { ...bill, sheet: reversalOf(bill.sheet) };
    expect(paid(product({ a: {} }), [unknown, inScope('40000.00')])).toBe('10000.00');
  });

  it('a bill outside the cover in every reading is outside it, although yearOf is unset', () => {
    const plan: CompiledPlan = { ...product({ a: {} }), yearOf: { value: null, source: '测试', name: '归属' } };
    const after = { begndate: localDate('2023-03-01'), enddate: localDate('2023-03-10'), setl_time: '2023-03-10' };
    expect(firstLine(plan, inScope('40000.00', {}, after))).toMatchObject({ reason: 'outside-cover' });
    const across = { begndate: localDate('2022-12-20'), enddate: localDate('2023-01-10'), setl_time: '2023-01-10' };
    expect(firstLine(plan, inScope('40000.00', {}, across))).toMatchObject({ reason: 'year-undecided' });
  });
});

describe('the line', () => {
  it('shape 14: one a liability and year; shape 17: zero', () => {
    expect(
      settled(product({ a: {} }), [inScope('15000.00'), inScope('15000.00')]).map(({ payable }) => payable),
    ).toEqual([ZERO, parseYuan('5000.00')]);
    expect(paid(product({ a: { line: figure('0.00') } }), inScope('15000.00'))).toBe('7500.00');
  });

  it('shape 15: one line over several liabilities', () => {
    const plan = product(
      { a: {}, b: { counts: { kind: 'out-of-scope' } } },
      { lineArrangement: figure('one-for-all') },
    );
    expect(paid(plan, stay({ inscp_scp_amt: '15000.00', fulamt_ownpay_amt: '15000.00' }))).toBe('5000.00');
  });

  it('shape 16: a family order shares one line, and whoever comes first uses it', () => {
    const plan = product({
      a: { counts: { kind: 'out-of-scope' }, deductible: { owner: 'family' }, ratio: flat(figure('0.6')) },
    });
    const member = (used: string): Told => ({ member: { familyLineUsed: { a: parseYuan(used) } } });
    expect(paid(plan, outOfScope('30000.00'), member('0.00'))).toBe('6000.00');
    expect(paid(plan, outOfScope('50000.00'), member('20000.00'))).toBe('30000.00');
    expect(paid(plan, outOfScope('50000.00'), member('15000.00'))).toBe('27000.00');
    expect(firstLine(plan, outOfScope('50000.00'))).toMatchObject({
      status: 'pending',
      detail: '家人已用的共用起付线（a 起付线：起付线）',
    });
  });

  it('shape 18: another line for 既往症', () => {
    const plan = product({ a: { line: choice([['ill', { health: 'preexisting' }, '40000.00']], '20000.00') } });
    expect(paid(plan, inScope('60000.00'))).toBe('20000.00');
    expect(paid(plan, inScope('60000.00'), { health: 'preexisting' })).toBe('10000.00');
  });

  it('shape 19: the city’s 大病 line by scheme', () => {
    const plan = product({ a: { line: choice([['employee', { insutype: ['310'] }, '39500.00']], '30400.00') } });
    expect(paid(plan, inScope('50000.00', {}, { insutype: '310' }))).toBe('5250.00');
    expect(paid(plan, inScope('50000.00'))).toBe('9800.00');
  });

  const byYears = choice(
    [
      ['three', { claimFreeYears: { atLeast: 3 } }, '10000.00'],
      ['two', { claimFreeYears: { atLeast: 2 } }, '11000.00'],
    ],
    '12000.00',
  );
  it.each([
    [0, '4000.00'],
    [2, '4500.00'],
    [3, '5000.00'],
    [7, '5000.00'],
  ])('shape 20: after %i claim-free years', (claimFreeYears, payable) => {
    expect(paid(product({ a: { line: byYears } }), inScope('20000.00'), { member: { claimFreeYears } })).toBe(payable);
  });

  it('shape 21: lower for a family order; not known, it waits', () => {
    const plan = product({ a: { line: choice([['family', { familyOrder: true }, '17000.00']], '18000.00') } });
    expect(paid(plan, inScope('20000.00'), { member: { familyOrder: true } })).toBe('1500.00');
    expect(paid(plan, inScope('20000.00'), { member: { familyOrder: false } })).toBe('1000.00');
    expect(firstLine(plan, inScope('20000.00')).sentence).toBe(
      '待补：缺“是否与家人同单参保（a 起付线：起付线）”，不能计算。请核实后录入。',
    );
  });

  const carried = {
    carried: {
      afterClaim: figure('1000.00'),
      withoutClaim: figure('1000.00'),
      familyOrder: figure('1000.00'),
      floor: figure('12000.00'),
      ceiling: figure('22000.00'),
    },
  };
  it.each([
    ['a new person has the line of the plan', { consecutiveYears: 1 }, '17000.00'],
    [
      'a claim moves it up',
      { consecutiveYears: 2, claimFreeYears: 0, familyOrder: false, last: '17000.00' },
      '18000.00',
    ],
    [
      'no claim moves it down',
      { consecutiveYears: 2, claimFreeYears: 1, familyOrder: false, last: '17000.00' },
      '16000.00',
    ],
    [
      'a family order moves it down once more',
      { consecutiveYears: 3, claimFreeYears: 1, familyOrder: true, last: '17000.00' },
      '15000.00',
    ],
    [
      'never below the floor',
      { consecutiveYears: 9, claimFreeYears: 8, familyOrder: true, last: '12500.00' },
      '12000.00',
    ],
    [
      'never above the ceiling',
      { consecutiveYears: 9, claimFreeYears: 0, familyOrder: false, last: '22000.00' },
      '22000.00',
    ],
  ])('shape 22: %s', (_, { last, ...member }: Member & { last?: string }, line) => {
    const plan = product({ a: { line: figure('17000.00'), deductible: carried } });
    const lines = last === undefined ? {} : { lastYearLines: { a: parseYuan(last) } };
    const [settlement] = settled(plan, [inScope('50000.00')], { member: { ...member, ...lines } });
    expect(settlement?.lines[0]?.deductibleUsed).toBe(parseYuan(line));
  });

  it('shape 22: a renewing person whose last line is not known waits', () => {
    const plan = product({ a: { line: figure('17000.00'), deductible: carried } });
    expect(firstLine(plan, inScope('50000.00'), { member: { consecutiveYears: 2 } })).toMatchObject({
      reason: 'fact-missing',
      detail: '上年个人起付线（a 起付线：起付线）',
    });
  });

  it('shape 24: visits that do not count do not use the line either', () => {
    const requires = [
      { id: 'settled', name: '经基本医保结算', when: { settledByBasic: true }, source: { doc: 'policy', at: '测试' } },
    ];
    const plan = product({ a: { more: { requires } } });
    const visits = [inScope('15000.00', { settledByBasic: false }), inScope('15000.00', { settledByBasic: true })];
    expect(settled(plan, visits).map(({ lines }) => lines[0]?.deductibleUsed)).toEqual([null, parseYuan('15000.00')]);
  });

  it.each([
    ['limit', '10000.00'],
    ['deducted', '1000.00'],
    ['toward-line', '10000.00'],
  ])('shape 25: 18 000 of other insurance, as %s', (rule, payable) => {
    const plan = product({ a: {} }, { otherInsurance: figure(rule) });
    const visit = stay({ inscp_scp_amt: '40000.00' }, { otherInsurance: parseYuan('18000.00') });
    expect(paid(plan, visit)).toBe(payable);
  });

  it('shape 26: separate lines for separate lists', () => {
    const plan = product({ a: { counts: LISTED }, b: { counts: { kind: 'out-of-scope' } } }, LISTS);
    expect(paid(plan, bought('shelf', [['one', '30000.00']]))).toBe('5000.00');
  });
});

describe('the ratio', () => {
  it('shape 27: by health; shape 28: the same for both', () => {
    const split = product({ a: { ratio: { kind: 'by-health', healthy: figure('0.8'), preexisting: figure('0.4') } } });
    expect(paid(split, inScope('30000.00'))).toBe('8000.00');
    expect(paid(split, inScope('30000.00'), { health: 'preexisting' })).toBe('4000.00');
    expect(paid(product({ a: {} }), inScope('30000.00'), { health: 'preexisting' })).toBe('5000.00');
  });

  const perDrug = {
    kind: 'by-health',
    healthy: choice([['two', { item: ['two'] }, '0.8']], '1'),
    preexisting: choice([['two', { item: ['two'] }, '0']], '0.3'),
  };
  it('shape 29: a ratio of its own for each drug, 0 where 既往症 is not covered', () => {
    const plan = product({ a: { counts: LISTED, line: figure('0.00'), ratio: perDrug } }, LISTS);
    const both = bought('shelf', [
      ['one', '10000.00'],
      ['two', '10000.00'],
    ]);
    expect(paid(plan, both)).toBe('18000.00');
    expect(paid(plan, both, { health: 'preexisting' })).toBe('3000.00');
  });

  it('shape 29: the line is used in the order of the drugs, once', () => {
    const plan = product({ a: { counts: LISTED, line: figure('15000.00'), ratio: perDrug } }, LISTS);
    const [settlement] = settled(plan, [
      bought('shelf', [
        ['one', '10000.00'],
        ['two', '10000.00'],
      ]),
    ]);
    expect(settlement?.lines[0]).toMatchObject({ deductibleUsed: 1_500_000, countable: 500_000, payable: 400_000 });
  });

  it.each([
    [1, '0.70'],
    [2, '0.72'],
    [3, '0.73'],
  ])('shape 31: loyalty in year %i', (consecutiveYears, ratio) => {
    const loyal = choice(
      [
        ['third', { consecutiveYears: { atLeast: 3 } }, '0.73'],
        ['second', { consecutiveYears: { atLeast: 2 } }, '0.72'],
      ],
      '0.70',
    );
    const [settlement] = settled(product({ a: { ratio: flat(loyal) } }), [inScope('30000.00')], {
      member: { consecutiveYears },
    });
    expect(settlement?.lines[0]?.ratio).toBe(Number(ratio) * 10_000);
  });

  it('shape 32: by 门慢特 registration; shape 33: by settlement; shape 34: by area; shape 35: by version', () => {
    const by = (when: object) => product({ a: { ratio: flat(choice([['case', when, '0.2']], '0.5')) } });
    expect(paid(by({ chronic: ['恶性肿瘤'] }), inScope('30000.00'), { member: { chronic: ['恶性肿瘤'] } })).toBe(
      '2000.00',
    );
    expect(paid(by({ chronic: ['恶性肿瘤'] }), inScope('30000.00'), { member: { chronic: [] } })).toBe('5000.00');
    expect(paid(by({ settledByBasic: false }), inScope('30000.00', { settledByBasic: false }))).toBe('2000.00');
    expect(paid(by({ area: ['unregistered'] }), inScope('30000.00', { area: 'unregistered' }))).toBe('2000.00');
    expect(paid(by({ area: ['unregistered'] }), inScope('30000.00', { area: 'local' }))).toBe('5000.00');
    expect(paid(by({ version: ['basic'] }), inScope('30000.00'), { member: { version: 'basic' } })).toBe('2000.00');
    expect(paid(by({ version: ['basic'] }), inScope('30000.00'))).toBeNull();
  });

  it('shape 23 by facts: only continuously insured healthy people have the band below the usual line', () => {
    const bands = {
      kind: 'banded',
      bands: [
        { id: 'token', above: figure('13000.00'), healthy: figure('0.1'), preexisting: figure('0.1') },
        { id: 'usual', above: figure('15000.00'), healthy: figure('0.7'), preexisting: figure('0.7') },
      ],
    };
    const when = { consecutiveYears: { atLeast: 2 }, health: 'healthy' };
    const ratio = {
      cases: [{ id: 'loyal', name: '连续参保的健康人', when, use: bands }],
      otherwise: flat(figure('0.7')),
    };
    const plan = product({ a: { line: choice([['loyal', when, '13000.00']], '15000.00'), ratio } });
    expect(paid(plan, inScope('20000.00'), { member: { consecutiveYears: 2 } })).toBe('3700.00');
    expect(paid(plan, inScope('20000.00'), { member: { consecutiveYears: 1 } })).toBe('3500.00');
    expect(paid(plan, inScope('20000.00'), { member: { consecutiveYears: 2 }, health: 'preexisting' })).toBe('3500.00');
  });
});

describe('caps', () => {
  it('shape 37, 42: what a cap cuts is shown as the person’s own', () => {
    const [settlement] = settled(product({ a: { cap: figure('5000.00') } }), [inScope('50000.00')]);
    expect(settlement?.lines[0]).toMatchObject({ payable: 500_000, capCut: 1_000_000, reason: 'capped' });
  });

  it('shape 39 by version: the cap of the whole person', () => {
    const plan = product(
      { a: {}, b: { counts: { kind: 'out-of-scope' } } },
      { personCap: choice([['a', { version: ['a'] }, '12000.00']], '30000.00') },
    );
    const visit = stay({ inscp_scp_amt: '40000.00', fulamt_ownpay_amt: '40000.00' });
    expect(paid(plan, visit, { member: { version: 'a' } })).toBe('12000.00');
    expect(paid(plan, visit, { member: { version: 'b' } })).toBe('20000.00');
  });

  it('shape 40: one drug in the year, over bills, the others unaffected', () => {
    const more = { itemCaps: { drug: figure('6000.00') } };
    const plan = product({ a: { counts: LISTED, line: figure('0.00'), more } }, LISTS);
    const bills = [
      bought('shelf', [
        ['one', '10000.00'],
        ['two', '2000.00'],
      ]),
      bought('shelf', [
        ['one', '10000.00'],
        ['two', '2000.00'],
      ]),
    ];
    const settlements = settled(plan, bills);
    expect(settlements.map(({ payable }) => payable)).toEqual([parseYuan('6000.00'), parseYuan('2000.00')]);
    expect(settlements[1]?.lines[0]).toMatchObject({ reason: 'item-capped', capCut: 400_000 });
  });

  it('shape 40: a reversal gives back what the cap had let through, and nothing before that', () => {
    const more = { itemCaps: { drug: figure('6000.00') } };
    const plan = product({ a: { counts: LISTED, line: figure('0.00'), more } }, LISTS);
    const back = (amount: string): Visit => {
      const whole = bought('shelf', [['one', amount]]);
      const [drug] = whole.listedDrugs;
      if (drug === undefined || whole.drugSum === null) throw new Error('no drug');
      const negative = (of: Fen): Fen => minus(ZERO, of);
      return {
        ...whole,
        sheet: reversalOf(whole.sheet),
        drugSum: { ...whole.drugSum, amount: negative(whole.drugSum.amount) },
        listedDrugs: [{ ...drug, amount: negative(drug.amount) }],
      };
    };
    const bill = bought('shelf', [['one', '20000.00']]);
    const recovered = (amount: string) => settled(plan, [bill, back(amount)])[1]?.lines[0]?.recover;
    expect([recovered('4000.00'), recovered('8000.00'), recovered('12000.00'), recovered('20000.00')]).toEqual([
      ZERO,
      ZERO,
      parseYuan('2000.00'),
      parseYuan('6000.00'),
    ]);
  });

  const single = { itemCaps: { drug: figure('30000.00'), implant: figure('10000.00') } };
  it('shape 41: one implant among cost out of scope', () => {
    const plan = product({ a: { counts: { kind: 'out-of-scope' }, line: figure('0.00'), more: single } });
    const items = [{ kind: 'implant' as const, item: 'stent', name: '支架', amount: parseYuan('40000.00') }];
    expect(paid(plan, outOfScope('60000.00', { items }))).toBe('20000.00');
  });

  it('shape 41: cost without items that could exceed a single cap is computed and held', () => {
    const plan = product({ a: { counts: { kind: 'out-of-scope' }, line: figure('0.00'), more: single } });
    const [settlement] = settled(plan, [outOfScope('60000.00')]);
    expect(settlement).toMatchObject({ payable: 3_000_000, holds: [{ kind: 'items-unknown', name: 'a' }] });
    expect(settled(plan, [outOfScope('20000.00')])[0]?.holds).toEqual([]);
    const twice = settled(plan, [outOfScope('20000.00'), outOfScope('20000.00')]);
    expect(twice.map(({ holds }) => holds.length)).toEqual([0, 1]);
  });
});

describe('payers and conditions', () => {
  const offSheet = (id: string, scope: string) => ({
    id,
    name: id,
    field: null,
    scope: figure(scope),
    insutypes: null,
  });
  const told = (payer: string, amount: string, state: 'paid' | 'none' = 'paid') => {
    return { payer, state, amount: parseYuan(amount) };
  };

  it('shape 43: as many payers before the product as the plan names, on the sheet and off it', () => {
    const priorPayers = [offSheet('aid', 'in'), offSheet('mutual', 'in'), offSheet('club', 'both')];
    const plan = product({ a: {} }, { priorPayers });
    const cost = { inscp_scp_amt: '100000.00', hifp_pay: '40000.00', hifmi_pay: '10000.00', maf_pay: '5000.00' };
    const otherPayers = [told('aid', '3000.00'), told('mutual', '1000.00'), told('club', '1000.00')];
    expect(paid(plan, stay(cost, { otherPayers }))).toBe('10000.00');
  });

  it('shape 44: without 大病 benefit the product pays straight away, and that is no error', () => {
    const [settlement] = settled(product({ a: {} }), [stay({ inscp_scp_amt: '100000.00', hifp_pay: '60000.00' })]);
    expect(settlement).toMatchObject({ payable: 1_000_000, holds: [], unset: [] });
  });

  it('shape 47: a charity’s drugs come off the drugs first, and the order of two supplements changes the result', () => {
    const plan = product({ a: { counts: LISTED } }, { ...LISTS, priorPayers: [offSheet('charity', 'out')] });
    const drugs = bought('shelf', [['one', '60000.00']]);
    expect(paid(plan, { ...drugs, otherPayers: [told('charity', '20000.00')] })).toBe('10000.00');
    expect(paid(plan, { ...drugs, otherPayers: [told('charity', '0.00', 'none')] })).toBe('20000.00');
    // Another supplement before this product, or after it.
    const other = { ...drugs, otherPayers: [told('charity', '0.00', 'none')], otherInsurance: parseYuan('10000.00') };
    expect(paid({ ...plan, otherInsurance: { value: 'deducted', source: '测试', name: '其他商保' } }, other)).toBe(
      '15000.00',
    );
    expect(paid({ ...plan, otherInsurance: { value: 'limit', source: '测试', name: '其他商保' } }, other)).toBe(
      '20000.00',
    );
  });

  it('shape 48: a third party’s split sheet is a payer that must be stated before anything is decided', () => {
    const plan = product({ a: {} }, { priorPayers: [offSheet('third-party', 'both')] });
    const bill = stay({ inscp_scp_amt: '50000.00' });
    expect(settled(plan, [bill])[0]).toMatchObject({ holds: [{ kind: 'payer-open', name: 'third-party' }] });
    const split = { ...bill, otherPayers: [told('third-party', '10000.00')] };
    expect(settled(plan, [split])[0]).toMatchObject({ payable: 1_000_000, holds: [] });
  });

  it('shape 56: a stay that runs past the end counts for so many days more', () => {
    const base = product({ a: {} });
    const by = (days: number): CompiledPlan => ({
      ...base,
      yearOf: { value: 'discharge', source: '测试', name: '归属' },
      carryDays: { value: days, source: '测试', name: '延续' },
    });
    const ends = { begndate: localDate('2022-12-20'), enddate: localDate('2023-01-30'), setl_time: '2023-01-30' };
    expect(paid(by(30), inScope('30000.00', {}, ends))).toBe('5000.00');
    expect(paid(by(29), inScope('30000.00', {}, ends))).toBe('0.00');
  });

  it('shape 67: half-up for each settlement and liability, or once for the year', () => {
    const bills = [inScope('20000.01'), inScope('0.01'), inScope('0.01')];
    const sum = (rounding: string) =>
      sumFen(settled(product({ a: {} }, { rounding: figure(rounding) }), bills).map(({ payable }) => payable ?? ZERO));
    expect([sum('per-settlement'), sum('cumulative')]).toEqual([3, 2]);
  });

  it('shape 68: the plan names who takes a fen first, a listed drug before the other drugs', () => {
    const lines = {
      drugs: { counts: { kind: 'out-of-scope-drugs' }, line: figure('0.00') },
      listed: { counts: LISTED, line: figure('0.00'), ratio: flat(figure('0.9')) },
    };
    const claimed = (order: readonly string[]) =>
      paid(product(lines, { ...LISTS, claimOrder: figure(order) }), bought('shelf', [['one', '10000.00']]));
    expect(claimed(['listed', 'drugs'])).toBe('9000.00');
    expect(claimed(['drugs', 'listed'])).toBe('5000.00');
  });

  it('shape 45: what payers paid beyond the threshold is not paid again', () => {
    const plan = product({
      a: {
        counts: { kind: 'in-scope-above', threshold: figure('450000.00') },
        line: figure('0.00'),
        ratio: flat(figure('1')),
      },
    });
    expect(paid(plan, stay({ inscp_scp_amt: '680000.00', hifp_pay: '450000.00' }))).toBe('230000.00');
    expect(paid(plan, stay({ inscp_scp_amt: '680000.00', hifp_pay: '500000.00' }))).toBe('180000.00');
    expect(paid(plan, stay({ inscp_scp_amt: '680000.00', hifp_pay: '300000.00' }))).toBe('230000.00');
  });

  it('shape 46: another payer must have paid first', () => {
    const requires = [
      { id: 'aid', name: '已获互助帮困', when: { paidBy: 'mutual-aid' }, source: { doc: 'policy', at: '测试' } },
    ];
    const priorPayers = [{ id: 'mutual-aid', name: '互助帮困', field: null, scope: figure('in'), insutypes: null }];
    const plan = product({ a: { more: { requires } } }, { priorPayers });
    const told = (state: 'paid' | 'none' | 'open') => ({
      otherPayers: [{ payer: 'mutual-aid', state, amount: parseYuan(state === 'paid' ? '4000.00' : '0.00') }],
    });
    expect(paid(plan, stay({ inscp_scp_amt: '40000.00' }, told('paid')))).toBe('8000.00');
    expect(firstLine(plan, stay({ inscp_scp_amt: '40000.00' }, told('none')))).toMatchObject({
      reason: 'not-entitled',
    });
    expect(paid(plan, stay({ inscp_scp_amt: '40000.00' }, told('open')))).toBeNull();
  });

  const preexisting = { illnesses: figure(['恶性肿瘤']), before: figure('first-cover') };
  const split = { kind: 'by-health', healthy: figure('0.5'), preexisting: figure('0.2') };
  it.each([
    ['found before the first cover', '2020-12-31', '2021-01-01', '2000.00'],
    ['found after it, before this year’s: frozen as healthy (shape 50)', '2021-06-01', '2021-01-01', '5000.00'],
  ])('shape 49: an illness %s', (_, on, firstCoverFrom, payable) => {
    const plan = product({ a: { ratio: split, more: { preexisting } } });
    const member = {
      firstCoverFrom: localDate(firstCoverFrom),
      diagnoses: [
        { illness: '恶性肿瘤', on: localDate(on) },
        { illness: '感冒', on: localDate('2019-01-01') },
      ],
    };
    expect(paid(plan, inScope('30000.00'), { member })).toBe(payable);
  });

  it('shape 51: years of residence; shape 52: groups that have not every liability', () => {
    const requires = (when: object) => [{ id: 'who', name: '条件', when, source: { doc: 'policy', at: '测试' } }];
    const resident = product({ a: { more: { requires: requires({ householdYears: { atLeast: 5 } }) } } });
    expect(paid(resident, inScope('30000.00'), { member: { householdYears: 5 } })).toBe('5000.00');
    expect(paid(resident, inScope('30000.00'), { member: { householdYears: 4 } })).toBe('0.00');
    const groups = product({ a: { more: { requires: requires({ notIdentity: ['离休人员'] }) } } });
    expect(paid(groups, inScope('30000.00'), { member: { identities: ['离休人员'] } })).toBe('0.00');
    expect(paid(groups, inScope('30000.00'), { member: { identities: [] } })).toBe('5000.00');
  });

  it.each([
    ['shape 53', { firstDiagnosedInCover: true }, { firstDiagnosedInCover: true }, { firstDiagnosedInCover: false }],
    [
      'shape 58',
      { supplyDays: { atMost: 31 }, purchaseDays: { atMost: 7 } },
      { supplyDays: 30, prescribedOn: localDate('2022-06-03') },
      { supplyDays: 30, prescribedOn: localDate('2022-06-02') },
    ],
    ['shape 59', { indicated: true }, { indicated: true }, { indicated: false }],
  ])('%s: a drug that meets its condition is paid, another is said, an unknown one waits', (_, when, met, unmet) => {
    const requires = [{ id: 'drug', name: '用药条件', when, source: { doc: 'policy', at: '测试' } }];
    const plan = product({ a: { counts: LISTED, line: figure('0.00'), more: { requires } } }, LISTS);
    expect(paid(plan, bought('shelf', [['one', '8000.00', met]]))).toBe('4000.00');
    expect(paid(plan, bought('shelf', [['one', '8000.00', unmet]]))).toBe('0.00');
    expect(paid(plan, bought('shelf', [['one', '8000.00']]))).toBeNull();
  });

  it('shape 54: days on which basic insurance was suspended are not covered, the day it resumes is', () => {
    const member = { suspended: [{ from: localDate('2022-05-01'), to: localDate('2022-05-31') }] };
    const day = (text: string) => inScope('30000.00', {}, { begndate: localDate(text), enddate: localDate(text) });
    expect(firstLine(product({ a: {} }), day('2022-05-31'), { member })).toMatchObject({
      status: 'notCovered',
      reason: 'suspended',
    });
    expect(paid(product({ a: {} }), day('2022-06-01'), { member })).toBe('5000.00');
  });

  it('shape 54: a plan that goes on while basic insurance rests says so', () => {
    const member = { suspended: [{ from: localDate('2022-05-01'), to: localDate('2022-12-31') }] };
    const plan: CompiledPlan = {
      ...product({ a: {} }),
      suspension: { value: 'ignored', source: '测试', name: '停保' },
    };
    expect(paid(plan, inScope('30000.00'), { member })).toBe('5000.00');
  });

  it.each([
    ['backdated', '2022-06-01', '5000.00'],
    ['payment-day', '2022-06-01', '5000.00'],
    ['payment-day', '2022-06-02', '0.00'],
    ['next-day', '2022-06-01', '0.00'],
    ['next-day', '2022-05-31', '5000.00'],
  ] as const)(
    'shape 57: a late purchase covered from its %s, bought on %s, a stay from 1 June',
    (value, joinedOn, payable) => {
      const plan: CompiledPlan = { ...product({ a: {} }), lateJoiner: { value, source: '测试', name: '保障起点' } };
      const oneDay = inScope('30000.00', {}, { begndate: localDate('2022-06-01'), enddate: localDate('2022-06-01') });
      expect(paid(plan, oneDay, { member: { joinedOn: localDate(joinedOn) } })).toBe(payable);
    },
  );

  it('shape 55: a waiting time for new people only', () => {
    const base = product({ a: {} });
    const plan: CompiledPlan = { ...base, waitingDays: { value: 30, source: '测试', name: '等待期' } };
    const day = inScope('30000.00', {}, { begndate: localDate('2022-01-20'), enddate: localDate('2022-01-30') });
    expect(firstLine(plan, day, { member: { consecutiveYears: 1 } })).toMatchObject({ reason: 'waiting' });
    expect(paid(plan, day, { member: { consecutiveYears: 2 } })).toBe('5000.00');
    expect(paid(plan, day)).toBeNull();
  });

  it('shape 61: a ratio that changes in mid-year, and a list that does', () => {
    const dated = product({ a: { ratio: flat(choice([['summer', { on: { from: '2022-07-01' } }, '0.6']], '0.5')) } });
    const day = (text: string) => inScope('30000.00', {}, { begndate: localDate(text), enddate: localDate(text) });
    expect(paid(dated, day('2022-06-30'))).toBe('5000.00');
    expect(paid(dated, day('2022-07-01'))).toBe('6000.00');
    const list = product({ a: { counts: LISTED, line: figure('0.00') } }, LISTS);
    expect(paid(list, bought('shelf', [['one', '8000.00']], '2022-06-30'))).toBe('4000.00');
    expect(paid(list, bought('shelf', [['one', '8000.00']], '2022-07-01'))).toBe('0.00');
  });
});
