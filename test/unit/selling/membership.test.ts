import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import type { InsuredPeriod, Suspension } from '../../../shared/selling/insured-period.ts';
import { membershipOn } from '../../../shared/selling/membership-on.ts';
import { figure, sellingPlan, unsetFigure } from '../../support/selling.ts';

const enrolledOn = localDate('2021-12-01');
const may = localDate('2022-05-10');

function insuredIn(admdvs: string, from: string, to: string | null, suspensions: Suspension[] = []): InsuredPeriod {
  return { admdvs, from: localDate(from), to: to === null ? null : localDate(to), suspensions };
}

function suspended(from: string, to: string | null, of: Suspension['of'] = 'basic'): Suspension {
  return { from: localDate(from), to: to === null ? null : localDate(to), of };
}

/** Insured in 枣庄 until March, in 广州 since April. */
const moved = [insuredIn('370402', '2020-01-01', '2022-03-31'), insuredIn('440100', '2022-04-01', null)];

const onEnrolment = sellingPlan({ membership: figure('enrolment-day'), suspension: figure('stops') });
const onTreatment = sellingPlan({ membership: figure('treatment-day'), suspension: figure('stops') });

describe('shape 66a: a move to another city in mid-year', () => {
  it('keeps cover where membership on enrolment day decides', () => {
    expect(membershipOn(onEnrolment, { enrolledOn, insured: moved }, may)).toEqual({
      kind: 'counts',
      steps: [
        {
          rule: '参保身份按投保当日认定',
          inputs: [['投保当日', '2021-12-01']],
          result: '当日已参加枣庄市基本医保',
          source: '《枣庄市城市定制型商业医疗保险实施方案》测试',
        },
        {
          rule: '基本医保须在待遇期内',
          inputs: [['就医当日', '2022-05-10']],
          result: '当日医保待遇正常',
          source: '《枣庄市城市定制型商业医疗保险实施方案》测试',
        },
      ],
    });
  });

  it('ends cover where membership on the day of treatment decides', () => {
    expect(membershipOn(onTreatment, { enrolledOn, insured: moved }, may)).toMatchObject({
      kind: 'excluded',
      reason: 'not-member',
    });
  });

  it('was never a member on enrolment day: no later insurance makes one', () => {
    const later = [insuredIn('370400', '2022-01-01', null)];
    expect(membershipOn(onEnrolment, { enrolledOn, insured: later }, may)).toMatchObject({ reason: 'not-member' });
  });

  it('counts every county of a product that covers a whole province', () => {
    const hainan = sellingPlan({ membership: figure('treatment-day') });
    const plan = { ...hainan, region: { admdvs: '460000', name: '海南省' } };
    const insured = [insuredIn('460203', '2020-01-01', null)];
    expect(membershipOn(plan, { enrolledOn, insured }, may).kind).toBe('counts');
  });
});

describe('shape 54: suspended basic insurance stops benefit by dates', () => {
  const insured = [insuredIn('370402', '2020-01-01', null, [suspended('2022-05-01', '2022-05-31')])];

  it('excludes the suspended days only, and benefit restarts the day after', () => {
    const days = ['2022-04-30', '2022-05-01', '2022-05-31', '2022-06-01'];
    const kinds = days.map((day) => membershipOn(onTreatment, { enrolledOn, insured }, localDate(day)).kind);
    expect(kinds).toEqual(['counts', 'excluded', 'excluded', 'counts']);
  });

  it('excludes days on which basic insurance has ended everywhere', () => {
    const ended = [insuredIn('370402', '2020-01-01', '2022-04-30')];
    expect(membershipOn(onEnrolment, { enrolledOn, insured: ended }, may)).toMatchObject({ reason: 'ended' });
  });

  it('asks for 大病保险 arrears only where the plan says so', () => {
    const arrears = [insuredIn('370402', '2020-01-01', null, [suspended('2022-05-01', null, 'catastrophic')])];
    const facts = { enrolledOn, insured: arrears };
    const strict = sellingPlan({ suspension: figure('stops') }, { 'eligibility.benefitNeedsCatastrophicCover': true });
    const open = sellingPlan(
      { suspension: figure('stops') },
      { 'eligibility.benefitNeedsCatastrophicCover': undefined },
    );
    expect(membershipOn(onTreatment, facts, may).kind).toBe('counts');
    expect(membershipOn(strict, facts, may)).toMatchObject({ kind: 'excluded', reason: 'suspended' });
    expect(membershipOn(open, facts, may)).toMatchObject({ kind: 'unset', name: '享受待遇是否要求大病保险不欠费' });
  });

  it('property: a day counts exactly when no suspension holds it', () => {
    const start = localDate('2022-01-01');
    const spans = fc.array(fc.tuple(fc.nat(300), fc.nat(20)), { maxLength: 4 });
    fc.assert(
      fc.property(spans, fc.nat(364), (found, at) => {
        const suspensions = found.map(([from, length]) =>
          suspended(addDays(start, from), addDays(start, from + length)),
        );
        const facts = { enrolledOn, insured: [insuredIn('370400', '2020-01-01', null, suspensions)] };
        const isHit = found.some(([from, length]) => from <= at && at <= from + length);
        expect(membershipOn(onTreatment, facts, addDays(start, at)).kind).toBe(isHit ? 'excluded' : 'counts');
      }),
    );
  });
});

describe('what membership cannot tell is named', () => {
  it('has no rule where the plan states none', () => {
    expect(membershipOn(sellingPlan(undefined), { enrolledOn, insured: null }, may)).toEqual({ kind: 'no-rule' });
  });

  it('asks for the insured periods and for the day of enrolment', () => {
    expect(membershipOn(onEnrolment, { enrolledOn, insured: null }, may)).toMatchObject({
      kind: 'missing',
      fact: 'insured',
    });
    expect(membershipOn(onEnrolment, { enrolledOn: null, insured: moved }, may)).toMatchObject({ fact: 'enrolledOn' });
  });

  it('names an unset rule', () => {
    const plan = sellingPlan({ membership: unsetFigure() });
    expect(membershipOn(plan, { enrolledOn, insured: moved }, may)).toMatchObject({
      kind: 'unset',
      name: '参保身份的认定日',
    });
  });

  it('refuses a period that ends before it begins', () => {
    const insured = [insuredIn('370400', '2022-05-01', '2022-04-01')];
    expect(() => membershipOn(onEnrolment, { enrolledOn, insured }, may)).toThrow('selling-fact-invalid');
  });
});
