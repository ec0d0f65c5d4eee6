import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import { fen, plus, sumFen, type Fen } from '../../../shared/money.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import { refundOf, type RefundFacts } from '../../../shared/selling/refund-of.ts';
import { splitRefund } from '../../../shared/selling/split-refund.ts';
import { figure, sellingPlan, unsetFigure } from '../../support/selling.ts';

const YEAR = { from: localDate('2022-01-01'), to: localDate('2022-12-31') };

function facts(requestedOn: string, more: Partial<RefundFacts> = {}): RefundFacts {
  return {
    requestedOn: localDate(requestedOn),
    paidOn: localDate('2021-12-01'),
    effectOn: YEAR.from,
    period: YEAR,
    premium: fen(5900),
    discount: fen(0),
    claim: 'none',
    forced: null,
    ...more,
  };
}

function refund(plan: Plan, asked: RefundFacts): Fen {
  const answer = refundOf(plan, asked);
  if (answer.kind !== 'refund') throw new Error(answer.sentence);
  return answer.amount;
}

function selling(kind: string, refundRule: unknown): Plan {
  return sellingPlan({ refundRule }, { refund: kind });
}

const none = { beforeStart: figure('full'), afterStart: figure('none') };

describe('shape 65 a: all before the start, nothing after (沪惠保, 安阳)', () => {
  const anyang = selling('a', none);

  it('gives back 95 on the eve and refuses on the first day', () => {
    const premium = fen(9500);
    expect(refundOf(anyang, facts('2021-12-31', { premium }))).toMatchObject({ kind: 'refund', amount: 9500, kept: 0 });
    expect(refundOf(anyang, facts('2022-01-01', { premium }))).toMatchObject({
      kind: 'refused',
      reason: 'after-start',
    });
  });

  it('needs the day of effect', () => {
    expect(refundOf(anyang, facts('2022-01-01', { effectOn: null }))).toMatchObject({
      kind: 'missing',
      fact: 'effectOn',
    });
  });
});

const huiqiongRule = {
  beforeStart: figure('full'),
  grace: { days: figure(10), from: figure('effect'), barredBy: figure('none') },
  afterStart: figure('pro-rata'),
  proRata: {
    countedFrom: figure('period'),
    partDayCounts: figure(true),
    barredBy: figure('none'),
    fee: { share: figure('0.25'), of: figure('cash-value') },
  },
  netOfDiscount: figure(true),
  forced: figure(['duplicate']),
};

describe('shape 65 b: ten days whole, then net premium × (1 − elapsed ÷ total) less 25 % (惠琼保)', () => {
  const huiqiong = selling('b', huiqiongRule);

  it('is whole until the tenth day after effect', () => {
    expect([refund(huiqiong, facts('2022-01-01')), refund(huiqiong, facts('2022-01-11'))]).toEqual([5900, 5900]);
  });

  it('from the eleventh day: 59 × (1 − 12 ÷ 365) × 75 % = 42.80, rounded once', () => {
    expect(refundOf(huiqiong, facts('2022-01-12'))).toMatchObject({
      amount: 4280,
      kept: 1620,
      steps: [
        {
          rule: '按日退费',
          inputs: [
            ['可退保费', '59.00 元'],
            ['已过天数', '12 天'],
            ['保险期间', '365 天'],
            ['手续费（按退还金额）', '25%'],
          ],
          result: '59.00 ×（1 − 12 ÷ 365） ×（1 − 25%） = 42.80 元',
        },
      ],
    });
  });

  it('gives 138 on 2 July back as 138 × (1 − 183 ÷ 365) × 75 % = 51.61', () => {
    expect(refund(huiqiong, facts('2022-07-02', { premium: fen(13_800) }))).toBe(5161);
  });

  it('with the fee as a share of the premium: 59 × (1 − 12 ÷ 365 − 25 %) = 42.31, never below 0', () => {
    const fee = { share: figure('0.25'), of: figure('premium') };
    const plan = selling('b', { ...huiqiongRule, proRata: { ...huiqiongRule.proRata, fee } });
    expect(refund(plan, facts('2022-01-12'))).toBe(4231);
    expect(refundOf(plan, facts('2022-12-01'))).toMatchObject({ kind: 'refused', reason: 'over' });
  });

  it('is net of what a bank promotion paid, and asks when that is not known', () => {
    expect(refund(huiqiong, facts('2022-01-05', { discount: fen(1000) }))).toBe(4900);
    expect(refundOf(huiqiong, facts('2022-01-05', { discount: null }))).toMatchObject({ fact: 'discount' });
  });

  it('counts ten days from the purchase where cover was backdated', () => {
    const late = { effectOn: localDate('2022-02-10'), paidOn: localDate('2022-02-10') };
    expect(refund(huiqiong, facts('2022-02-20', late))).toBe(5900);
    expect(refund(huiqiong, facts('2022-02-21', late))).toBe(3795);
  });
});

const dayRule = {
  beforeStart: figure('full'),
  afterStart: figure('pro-rata'),
  proRata: { countedFrom: figure('period'), partDayCounts: figure(true), barredBy: figure('filed') },
};

describe('shape 65 d: by days, only without a claim (哈尔滨 i龙惠保, 江苏医惠保1号)', () => {
  const harbin = selling('d', dayRule);

  it('a part day counts as a day: the first day costs 1 ÷ 365', () => {
    expect(refund(harbin, facts('2022-01-01', { premium: fen(36_500) }))).toBe(36_400);
    const whole = { ...dayRule.proRata, partDayCounts: figure(false) };
    expect(refund(selling('d', { ...dayRule, proRata: whole }), facts('2022-01-01', { premium: fen(36_500) }))).toBe(
      36_500,
    );
  });

  it('is refused once a claim was filed, and asks when that is not known', () => {
    expect(refundOf(harbin, facts('2022-03-01', { claim: 'filed' }))).toMatchObject({
      kind: 'refused',
      reason: 'claim',
    });
    expect(refundOf(harbin, facts('2022-03-01', { claim: null }))).toMatchObject({ kind: 'missing', fact: 'claim' });
  });

  it('gives nothing on and after the last day', () => {
    expect(refundOf(harbin, facts('2022-12-31'))).toMatchObject({ kind: 'refused', reason: 'over' });
    expect(refundOf(harbin, facts('2023-03-01'))).toMatchObject({ kind: 'refused', reason: 'over' });
  });
});

describe('shape 65 c, e, f and their waits', () => {
  it('c: no 犹豫期 (宁惠保): the loader refuses one', () => {
    expect(() => selling('c', { ...none, grace: huiqiongRule.grace })).toThrow('plan-invalid');
    expect(refundOf(selling('c', none), facts('2022-01-02'))).toMatchObject({ reason: 'after-start' });
  });

  const huizhou = selling('e', {
    ...none,
    beforeStart: figure('none'),
    grace: { days: figure(15), from: figure('payment'), barredBy: figure('paid') },
    rejoinDays: figure(30),
  });

  it('e: fifteen days from payment if nothing was reimbursed, and a wait before joining again (惠州)', () => {
    const paid = { paidOn: localDate('2022-01-10'), effectOn: YEAR.from };
    expect(refundOf(huizhou, facts('2022-01-25', paid))).toMatchObject({ amount: 5900, rejoinFrom: '2022-02-24' });
    expect(refundOf(huizhou, facts('2022-01-26', paid))).toMatchObject({ reason: 'after-start' });
    expect(refundOf(huizhou, facts('2022-01-25', { ...paid, claim: 'filed' }))).toMatchObject({ kind: 'refund' });
    expect(refundOf(huizhou, facts('2022-01-25', { ...paid, claim: 'paid' }))).toMatchObject({ reason: 'claim' });
    expect(refundOf(huizhou, facts('2021-12-10'))).toMatchObject({ kind: 'refund', amount: 5900 });
    expect(refundOf(huizhou, facts('2021-12-20'))).toMatchObject({ kind: 'refused', reason: 'before-start' });
  });

  it('f: a duplicate is cancelled by the insurer and whole, unless benefits were paid', () => {
    const plan = selling('f', { ...none, forced: figure(['duplicate', 'not-eligible']) });
    expect(refundOf(plan, facts('2022-06-01', { forced: 'duplicate' }))).toMatchObject({ amount: 5900 });
    expect(refundOf(plan, facts('2022-06-01', { forced: 'name-differs' }))).toMatchObject({ reason: 'not-forced' });
    expect(refundOf(plan, facts('2022-06-01', { forced: 'duplicate', claim: 'paid' }))).toMatchObject({
      reason: 'claim',
    });
  });

  it('names what is unset, and a plan without the part', () => {
    expect(refundOf(sellingPlan(undefined), facts('2022-01-05'))).toMatchObject({ kind: 'unset', name: '退保规则' });
    const open = selling('a', { ...none, afterStart: unsetFigure() });
    expect(refundOf(open, facts('2022-01-05'))).toMatchObject({ kind: 'unset', name: '生效后退保' });
    expect(refundOf(open, facts('2021-12-05'))).toMatchObject({ kind: 'refund' });
  });
});

describe('what holds for every refund', () => {
  const plans = [selling('b', huiqiongRule), selling('d', dayRule), selling('a', none)];
  const money = fc.integer({ min: 0, max: 1_000_000 }).map((amount) => fen(amount));

  it('property: between 0 and the premium, and refund and kept are the premium less the discount', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plans), money, money, fc.nat(500), (plan, premium, off, day) => {
        const discount = off <= premium ? off : fen(0);
        const isNet = plan.selling?.refundRule?.netOfDiscount !== undefined;
        const asked = facts(addDays(localDate('2021-11-01'), day), { premium, discount: isNet ? discount : fen(0) });
        const answer = refundOf(plan, asked);
        if (answer.kind !== 'refund') return;
        expect(answer.amount).toBeGreaterThanOrEqual(0);
        expect(answer.kept).toBeGreaterThanOrEqual(0);
        expect(plus(answer.amount, answer.kept)).toBe(isNet ? premium - discount : premium);
      }),
    );
  });

  it('property: waiting a day never gives more back', () => {
    const amountOn = (plan: Plan, premium: Fen, day: LocalDate): number => {
      const answer = refundOf(plan, facts(day, { premium }));
      return answer.kind === 'refund' ? answer.amount : 0;
    };
    fc.assert(
      fc.property(fc.constantFrom(...plans), money, fc.nat(500), (plan, premium, at) => {
        const day = addDays(localDate('2021-11-01'), at);
        expect(amountOn(plan, premium, addDays(day, 1))).toBeLessThanOrEqual(amountOn(plan, premium, day));
      }),
    );
  });

  it('property: split to those who paid, parts sum to the refund and none exceeds what was paid', () => {
    const parts = fc.array(money, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 10_000 }), (amounts, share) => {
        const paid = amounts.map((amount, at) => ({ payer: 'county', name: `付款方 ${at}`, amount }) as const);
        const refunded = fen(Math.floor((sumFen(amounts) * share) / 10_000));
        const split = splitRefund(refunded, paid);
        expect(sumFen(split.map(({ amount }) => amount))).toBe(refunded);
        for (const { name, amount } of split) {
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount).toBeLessThanOrEqual(paid.find((part) => part.name === name)?.amount ?? -1);
        }
      }),
    );
  });

  it('the last payer takes the remainder: 0.01 of three equal parts', () => {
    const equal = ['县级财政', '慈善基金', '个人'].map((name) => ({ payer: 'other', name, amount: fen(100) }) as const);
    expect(splitRefund(fen(100), equal).map(({ amount }) => amount)).toEqual([33, 34, 33]);
  });
});
