import { describe, expect, it } from 'vitest';
import { sumFen, ZERO } from '../../../shared/money.ts';
import { explain, explainedStepSchema, explainLine } from '../../../shared/settle/explain.ts';
import {
  BORNE_SOURCE,
  ELSEWHERE_SOURCE,
  HISTORY_SOURCE,
  LINE_REASONS,
  settlementLineSchema,
  settlementStepSchema,
} from '../../../shared/settle/result.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type Visit } from '../../../shared/settle/visit.ts';
import { waterfall } from '../../../shared/settle/waterfall.ts';
import { ganzhou, zaozhuang } from '../../support/plans.ts';
import { goldenSheet, sheetOf, workedStay, yuan } from '../../support/sheets.ts';

const worked = visitFromSheet(workedStay(), { sum: { amount: yuan('31200.00'), source: 'entered' }, listed: [] });
const settlement = settle(zaozhuang(), initialState(), worked, { healthStatus: 'healthy' });
const explained = settlement.steps.map(explain);
const visitOf = (sheet: Visit['sheet']): Visit => visitFromSheet(sheet, { sum: null, listed: [] });

describe('the steps of the worked stay', () => {
  it('tell in-scope self-pay with its figures and the paragraph', () => {
    expect(explained.find((step) => step.rule === 'in-scope')).toEqual({
      rule: 'in-scope',
      title: '政策范围内个人自付',
      inputs: [
        { name: '符合政策范围金额', value: '110,000.00' },
        { name: '先行自付计入', value: '0.00' },
        { name: '超限价自费', value: '0.00' },
        { name: '先行报销', value: '76,500.00' },
      ],
      formula: '符合政策范围 110,000.00 + 先行自付计入 0.00 + 超限价计入 0.00 − 先行报销 76,500.00 = 33,500.00 元',
      result: '33,500.00 元',
      source: '《枣庄市城市定制型商业医疗保险实施方案》三（五）待遇水平 第二段 一是',
    });
  });

  it('tell line and ratio of each liability that has cost', () => {
    const formulas = explained.filter(({ rule }) => rule === 'line' || rule === 'ratio').map(({ formula }) => formula);
    expect(formulas).toEqual([
      '可计金额 33,500.00 − 本次扣除起付线 20,000.00（全年起付线 20,000.00，此前已用 0.00）= 13,500.00 元',
      '13,500.00 × 75%（健康）= 10,125.00 元，四舍五入到分',
      '可计金额 31,200.00 − 本次扣除起付线 20,000.00（全年起付线 20,000.00，此前已用 0.00）= 11,200.00 元',
      '11,200.00 × 75%（健康）= 8,400.00 元，四舍五入到分',
    ]);
  });

  it('give each switch its own line and mark the sample it rests on', () => {
    const presel = explained.find((step) => step.rule === 'preselfpay');
    expect(presel?.formula).toBe('8,000.00 × 0% = 0.00 元');
    expect(presel?.source).toContain('体验模式样例值');
  });

  it('end with the sum', () => {
    expect(explained.at(-1)).toMatchObject({ rule: 'total', title: '可赔合计', result: '18,525.00 元' });
  });
});

/** A document a citizen can find, or a plain sentence; never a number of ours or a field name. */
const CITIZENS_SOURCE = /^(?!.*(规则\s*\d|联办窗口|[a-z_]{3})).+$/;

it('what rests on no plan’s document cites the law or says it plainly', () => {
  for (const source of [BORNE_SOURCE, HISTORY_SOURCE, ELSEWHERE_SOURCE]) expect(source).toMatch(CITIZENS_SOURCE);
});

it('every step and line is whole data, in Chinese, with a source', () => {
  const visits = [worked, visitFromSheet(goldenSheet(), { sum: null, listed: [] })];
  for (const plan of [zaozhuang(), zaozhuang({ rounding: 'cumulative', personCap: '1000.00' }), ganzhou()]) {
    for (const visit of visits) {
      const { steps, lines } = settle(plan, initialState(), visit, { healthStatus: 'healthy' });
      for (const step of steps) {
        expect(settlementStepSchema.parse(JSON.parse(JSON.stringify(step)))).toEqual(step);
        const sentence = explainedStepSchema.parse(explain(step));
        expect(sentence.source).toMatch(CITIZENS_SOURCE);
        expect(`${sentence.title}${sentence.formula}`).not.toMatch(/[a-z]|undefined|NaN/);
      }
      for (const line of lines) {
        expect(settlementLineSchema.parse(JSON.parse(JSON.stringify(line)))).toEqual(line);
        expect(explainLine(line)).toMatch(/[。]$/);
      }
    }
  }
});

it('every reason has a sentence; those that wait say what to do next', () => {
  const [line] = settlement.lines;
  for (const reason of LINE_REASONS) {
    if (line === undefined) throw new Error('the worked stay has lines');
    expect(explainLine({ ...line, reason, detail: '某项' }).length).toBeGreaterThan(8);
  }
  const pending = settle(zaozhuang(), initialState(), visitFromSheet(workedStay(), { sum: null, listed: [] }), {
    healthStatus: 'healthy',
  });
  expect(pending.lines.map(explainLine)[1]).toBe(
    '待补：缺自费药品合计。请提供住院费用明细清单，录入自费药品金额后再算。',
  );
});

describe('the waterfall', () => {
  it('goes from the total to what the person bears, and adds up', () => {
    const bars = waterfall(worked, settlement.payable);
    expect(bars.map(({ name, amount }) => [name, amount])).toEqual([
      ['总费用', 16000000],
      ['基本医保', 6200000],
      ['大病/大额', 1450000],
      ['医疗救助', 0],
      ['惠民保', 1852500],
      ['个人负担', 6497500],
    ]);
    const [total, ...parts] = bars;
    expect(sumFen(parts.map((bar) => bar.amount))).toBe(total?.amount ?? ZERO);
  });

  it('shows the hospital’s part and supplements where a bill has them', () => {
    const names = (bars: ReturnType<typeof waterfall>): string[] => bars.map((bar) => bar.name);
    expect(names(waterfall(visitOf(goldenSheet()), ZERO))).toContain('医院负担');
    const supplemented = sheetOf({ inscp_scp_amt: '100.00', cvlserv_pay: '10.00' }, { insutype: '310' });
    expect(names(waterfall(visitOf(supplemented), null))).toContain('补充保障及其他');
  });

  it('shows this product’s one-stop payment as 惠民保 already paid, never as a prior payer', () => {
    const sheet = sheetOf({ inscp_scp_amt: '50000.00', oth_pay: '6000.00' });
    const parts = (visit: Visit) => waterfall(visit, yuan('16500.00')).map(({ name, amount }) => [name, amount]);
    const ours = visitFromSheet(sheet, { sum: null, listed: [] }, { othPayIs: 'this-product' });
    expect(parts(ours)).toEqual([
      ['总费用', 5000000],
      ['基本医保', 0],
      ['大病/大额', 0],
      ['医疗救助', 0],
      ['惠民保已直赔', 600000],
      ['惠民保', 1650000],
      ['个人负担', 2750000],
    ]);
    const theirs = visitFromSheet(sheet, { sum: null, listed: [] }, { othPayIs: 'other-payer' });
    expect(parts(theirs)).toContainEqual(['补充保障及其他', 600000]);
    expect(parts(theirs).map(([name]) => name)).not.toContain('惠民保已直赔');
  });

  it('counts a direct payment that only the fund details show, which the personal part still holds', () => {
    const sheet = {
      ...sheetOf({ inscp_scp_amt: '50000.00' }),
      setldetail: [{ fund_pay_type: '999997', fund_payamt: yuan('6000.00') }],
    };
    const ours = visitFromSheet(sheet, { sum: null, listed: [] }, { othPayIs: 'this-product' });
    const bars = waterfall(ours, ZERO);
    expect(bars.find(({ key }) => key === 'paid')?.amount).toBe(600000);
    expect(bars.at(-1)).toMatchObject({ key: 'personal', amount: 4400000 });
  });
});

describe('words that stay true', () => {
  const trial = (claimed: Visit) => settle(zaozhuang(), initialState(), claimed, { healthStatus: 'healthy' });

  it('a trial counts nothing: what stays under the line counts once it is decided', () => {
    const [line] = trial(visitFromSheet(goldenSheet(), { sum: null, listed: [] })).lines;
    expect(line === undefined ? '' : explainLine(line)).toBe(
      '累计金额未超过起付线，本次赔付 0.00 元，核定后计入全年累计。',
    );
  });

  it('while a liability waits, the sum of the others is not called the whole', () => {
    const waiting = trial(visitFromSheet(workedStay(), { sum: null, listed: [] }));
    const last = waiting.steps.map(explain).at(-1);
    expect(last).toMatchObject({ rule: 'subtotal', result: '10,125.00 元' });
    expect(last?.title).not.toContain('可赔合计');
    expect(last?.title).toContain('待补');
  });

  it('where nothing can be computed, no sum is claimed', () => {
    const nothing = trial(
      visitFromSheet(sheetOf({ inscp_scp_amt: '9.00', oth_pay: '1.00' }), { sum: null, listed: [] }),
    );
    const last = nothing.steps.map(explain).at(-1);
    expect(last?.rule).toBe('subtotal');
    expect(last?.formula).not.toMatch(/^ ?=/);
  });

  it('payers that paid more than there was leave 0, and no sum says 100 − 300 = 0', () => {
    const sheet = { ...sheetOf({ inscp_scp_amt: '100.00', fulamt_ownpay_amt: '300.00' }), hifp_pay: yuan('300.00') };
    const steps = trial(visitOf(sheet)).steps.map(explain);
    const at = steps.findIndex(({ rule }) => rule === 'in-scope');
    expect(steps[at]).toMatchObject({
      formula:
        '符合政策范围 100.00 + 先行自付计入 0.00 + 超限价计入 0.00 − 先行报销 300.00：不足扣减，按 0.00 元计，多出的部分见下一步',
      result: '0.00 元',
    });
    expect(steps[at + 1]).toMatchObject({ rule: 'in-scope-excess', result: '200.00 元' });
    const pooled = settle(ganzhou(), initialState(), visitOf({ ...sheet, hifp_pay: yuan('500.00') }), {
      healthStatus: 'healthy',
    }).steps.map(explain);
    expect(pooled.find(({ rule }) => rule === 'pooled')?.formula).toBe(
      '医疗费总额 400.00 − 医院负担 0.00 − 先行报销 500.00：不足扣减，按 0.00 元计，多出的部分见下一步',
    );
  });

  const drug = {
    list: 'special',
    item: 'other-drug',
    name: '样例药品甲',
    amount: yuan('100.00'),
    on: workedStay().enddate,
  };

  it('a drug that is not on the list of its day is named with the day, and what it counts as', () => {
    const claimed = visitFromSheet(workedStay(), {
      sum: { amount: yuan('31200.00'), source: 'entered' },
      listed: [drug],
    });
    const line = trial(claimed).lines[2];
    expect(line).toMatchObject({ payable: 0, reason: 'drug-not-listed' });
    const sentence = line === undefined ? '' : explainLine(line);
    for (const named of ['样例药品甲', '2022-06-20', '请']) expect(sentence).toContain(named);
  });

  it('beside a drug that is listed it is told in a step', () => {
    const listed = { ...drug, item: 'sample-special-01', name: '样例特药01号', amount: yuan('26000.00') };
    const sum = { amount: yuan('31200.00'), source: 'entered' } as const;
    const settlement = trial(visitFromSheet(workedStay(), { sum, listed: [listed, drug] }));
    expect(settlement.lines[2]).toMatchObject({ base: yuan('26000.00'), reason: 'paid' });
    const told = settlement.steps.filter((step) => step.rule === 'drug-not-listed').map(explain);
    expect(told.map(({ formula }) => formula.includes('样例药品甲') && formula.includes('2022-06-20'))).toEqual([true]);
  });
});
