import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/dates.ts';
import { checkEligibility, NEXT_YEAR_NOTICE, REASON_CLASSES, REASON_NAMES } from '../../shared/eligibility.ts';
import { builtInPlans, findPlan } from '../../shared/plan/built-in.ts';
import { checkAccountPayer, checkSubsidy } from '../../shared/plan/payer.ts';
import { rosterPersonSchema, type InsuranceRow, type RosterPerson } from '../../shared/roster-person.ts';
import { demoPlan, withFigures } from '../support/plans.ts';

const zaozhuang = demoPlan('zaozhuang-2022');
const ganzhou = demoPlan('ganzhou');
const NOVEMBER = localDate('2021-11-20');

const EMPLOYEE: InsuranceRow = {
  insutype: '310',
  psn_insu_stas: '1',
  insuplc_admdvs: '370402',
  trt_enjymnt_begndate: localDate('2015-01-01'),
  trt_enjymnt_enddate: null,
  paid_next_year: null,
};
const RESIDENT: InsuranceRow = {
  ...EMPLOYEE,
  insutype: '390',
  trt_enjymnt_begndate: localDate('2021-01-01'),
  trt_enjymnt_enddate: localDate('2021-12-31'),
};

function person(...insurances: InsuranceRow[]): RosterPerson {
  return rosterPersonSchema.parse({
    psn_no: 'P0001',
    psn_cert_type: '01',
    certno: '370402190001010015',
    psn_name: '样例人',
    gend: '1',
    brdy: '1900-01-01',
    township: null,
    insurances,
  });
}

function reasonOf(who: RosterPerson | null, plan = zaozhuang, day = NOVEMBER): string | null {
  return checkEligibility(plan, who, day).reasonClass;
}

describe('who may join in November', () => {
  it('an employee in benefit, every check said in a sentence, no notice', () => {
    const answer = checkEligibility(zaozhuang, person(EMPLOYEE), NOVEMBER);
    expect(answer).toMatchObject({ eligible: true, reasonClass: null, notices: [] });
    expect(answer.checks.map(({ rule, passed }) => [rule, passed])).toEqual([
      ['window', true],
      ['region', true],
      ['status', true],
      ['benefit', true],
    ]);
  });

  it('a resident whose next year is not visible yet, with the notice on the paper', () => {
    const answer = checkEligibility(zaozhuang, person(RESIDENT), NOVEMBER);
    expect(answer).toMatchObject({ eligible: true, notices: [NEXT_YEAR_NOTICE] });
    expect(NEXT_YEAR_NOTICE).toBe('次年基本医保未缴费的，自恢复医保待遇之日起享受。');
    expect(answer.checks.at(-1)?.sentence).toContain('缴费情况尚不可见');
  });

  it('a resident who has paid next year, without the notice', () => {
    expect(checkEligibility(zaozhuang, person({ ...RESIDENT, paid_next_year: true }), NOVEMBER).notices).toEqual([]);
  });

  it('not a resident known to be unpaid where the plan asks for payment first', () => {
    const strict = withFigures(zaozhuang, { 'eligibility.joinBeforeNextYearPaid': false });
    expect(reasonOf(person({ ...RESIDENT, paid_next_year: false }), strict)).toBe('next-year-unpaid');
    expect(reasonOf(person({ ...RESIDENT, paid_next_year: true }), strict)).toBeNull();
    expect(reasonOf(person(EMPLOYEE), strict)).toBeNull();
  });

  it('anyone with one row that passes, whatever the other rows say', () => {
    const lapsed: InsuranceRow = { ...EMPLOYEE, psn_insu_stas: '3' };
    expect(reasonOf(person(lapsed, RESIDENT))).toBeNull();
    expect(reasonOf(person({ ...EMPLOYEE, insutype: '330' }, EMPLOYEE))).toBeNull();
  });
});

describe('who may not, and why', () => {
  it.each<[string, RosterPerson | null]>([
    ['not-in-roster', null],
    ['not-insured', person()],
    ['not-insured', person({ ...EMPLOYEE, insutype: '330' })],
    ['not-insured', person({ ...EMPLOYEE, psn_insu_stas: '0' })],
    ['other-region', person({ ...EMPLOYEE, insuplc_admdvs: '360702' })],
    ['suspended', person({ ...EMPLOYEE, psn_insu_stas: '2' })],
    ['terminated', person({ ...EMPLOYEE, psn_insu_stas: '3' })],
    ['terminated', person({ ...EMPLOYEE, psn_insu_stas: '4' })],
    ['status-unknown', person({ ...EMPLOYEE, psn_insu_stas: '7' })],
    ['benefit-unknown', person({ ...EMPLOYEE, trt_enjymnt_begndate: null })],
    ['benefit-not-active', person({ ...EMPLOYEE, trt_enjymnt_begndate: localDate('2021-12-01') })],
    ['benefit-not-active', person({ ...RESIDENT, trt_enjymnt_enddate: localDate('2021-11-19') })],
  ])('%s', (reason, who) => {
    const answer = checkEligibility(zaozhuang, who, NOVEMBER);
    expect(answer).toMatchObject({ eligible: false, reasonClass: reason, notices: [] });
    expect(answer.checks.at(-1)).toMatchObject({ passed: false });
    expect(answer.checks.at(-1)?.sentence).toMatch(/[。]$/);
  });

  it('the row that came furthest gives the reason', () => {
    const elsewhere: InsuranceRow = { ...EMPLOYEE, insuplc_admdvs: '360702' };
    expect(reasonOf(person(elsewhere, { ...EMPLOYEE, psn_insu_stas: '2' }))).toBe('suspended');
  });

  it('outside the window, to the day', () => {
    const days = ['2021-10-31', '2021-11-01', '2021-12-31', '2022-01-01'].map(localDate);
    expect(days.map((day) => reasonOf(person(EMPLOYEE), zaozhuang, day))).toEqual([
      'outside-window',
      null,
      null,
      'outside-window',
    ]);
    expect(checkEligibility(zaozhuang, person(EMPLOYEE), localDate('2022-01-01')).checks[0]?.sentence).toContain(
      '2021-11-01 至 2021-12-31',
    );
  });

  it('a plan without its window refuses everybody and says why', () => {
    const answer = checkEligibility(findPlan(builtInPlans(), 'ganzhou'), person(EMPLOYEE), NOVEMBER);
    expect(answer).toMatchObject({ eligible: false, reasonClass: 'plan-figure-unset' });
  });

  it('every reason class has a name a clerk can read', () => {
    for (const reason of REASON_CLASSES) expect(REASON_NAMES[reason]).toMatch(/^[\u4e00-\u9fff]+$/);
  });
});

describe('activeOn', () => {
  const newborn: InsuranceRow = {
    ...RESIDENT,
    trt_enjymnt_begndate: localDate('2022-01-01'),
    trt_enjymnt_enddate: localDate('2022-12-31'),
  };
  const on = (activeOn: string) => withFigures(zaozhuang, { 'eligibility.activeOn': activeOn });

  it('purchase asks today, coverStart the first day of cover, either takes both', () => {
    const verdicts = ['purchase', 'coverStart', 'either'].map((activeOn) => reasonOf(person(newborn), on(activeOn)));
    expect(verdicts).toEqual(['benefit-not-active', null, null]);
  });

  it('coverStart still takes a resident whose benefit runs now and whose next year is not visible', () => {
    expect(reasonOf(person(RESIDENT), on('coverStart'))).toBeNull();
    expect(reasonOf(person({ ...EMPLOYEE, trt_enjymnt_enddate: localDate('2021-12-31') }), on('coverStart'))).toBe(
      'benefit-not-active',
    );
  });
});

it('赣州 prints that 大病 arrears stop benefit', () => {
  const local: InsuranceRow = { ...RESIDENT, insuplc_admdvs: '360702' };
  const { eligible, notices } = checkEligibility(ganzhou, person(local), NOVEMBER);
  expect(eligible).toBe(true);
  expect(notices).toEqual([
    NEXT_YEAR_NOTICE,
    '欠缴大病保险保费期间同样不享受本产品待遇，缴清并恢复大病保险待遇后开始享受。',
  ]);
});

describe('whose 个人账户 may pay', () => {
  it('a daughter’s for her mother insured in the city, not for a friend or a mother insured elsewhere', () => {
    expect(checkAccountPayer(zaozhuang, '52', person(RESIDENT), null).allowed).toBe(true);
    expect(checkAccountPayer(zaozhuang, '99', person(RESIDENT), null)).toMatchObject({ allowed: false });
    const elsewhere = person({ ...RESIDENT, insuplc_admdvs: '360702' });
    expect(checkAccountPayer(zaozhuang, '52', elsewhere, null)).toMatchObject({ allowed: false });
  });

  it('nobody’s while the plan does not say', () => {
    const bare = findPlan(builtInPlans(), 'ganzhou');
    expect(checkAccountPayer(bare, '01', person(EMPLOYEE), null).sentence).toContain('尚未确定');
  });

  it('subsidies go to the identities the document names', () => {
    expect(checkSubsidy(ganzhou, '残疾人').allowed).toBe(true);
    expect(checkSubsidy(ganzhou, '学生').sentence).toContain('低收入人口、优抚对象、残疾人');
    expect(checkSubsidy(zaozhuang, '残疾人').sentence).toContain('未列资助参保人群');
  });
});
