/** May this person join this plan on this day? A plan rule over dated facts, every check in a sentence (counter rule 6). */
import { isBetween, type LocalDate } from './dates.ts';
import { isSet, valueOf } from './plan/figure.ts';
import { isInRegion } from './plan/in-region.ts';
import type { Plan } from './plan/schema.ts';
import type { InsuranceRow, RosterPerson } from './roster-person.ts';

/** Reason classes an insurer-side clerk may see (counter rule 4), from the weakest standing to the strongest. */
export const REASON_CLASSES = [
  'plan-figure-unset',
  'outside-window',
  'not-in-roster',
  'not-insured',
  'other-region',
  'terminated',
  'suspended',
  'status-unknown',
  'benefit-unknown',
  'benefit-not-active',
  'next-year-unpaid',
] as const;
export type ReasonClass = (typeof REASON_CLASSES)[number];

export const REASON_NAMES: Readonly<Record<ReasonClass, string>> = {
  'plan-figure-unset': '产品方案数值未定',
  'outside-window': '不在参保缴费期',
  'not-in-roster': '参保库中查无此人',
  'not-insured': '未参加基本医保',
  'other-region': '参保地不在本市',
  terminated: '基本医保已终止',
  suspended: '基本医保暂停参保',
  'status-unknown': '参保状态不明',
  'benefit-unknown': '待遇享受期不明',
  'benefit-not-active': '未在待遇享受期',
  'next-year-unpaid': '次年基本医保未缴费',
};

export type EligibilityCheck = { readonly rule: string; readonly passed: boolean; readonly sentence: string };

export type Eligibility = {
  readonly eligible: boolean;
  readonly reasonClass: ReasonClass | null;
  readonly checks: readonly EligibilityCheck[];
  /** Sentences the 投保受理单 prints. */
  readonly notices: readonly string[];
};

/** Printed when next year's contribution of a resident has not been seen (counter rule 6). */
export const NEXT_YEAR_NOTICE = '次年基本医保未缴费的，自恢复医保待遇之日起享受。';

type Verdict = {
  readonly reason: ReasonClass | null;
  readonly checks: readonly EligibilityCheck[];
  readonly notices: readonly string[];
};

/**
 * Checks the window, then every insurance row; one row that passes all is enough, else the row that came furthest
 * gives the reason. `person` is null when the roster does not hold the certificate number.
 */
export function checkEligibility(plan: Plan, person: RosterPerson | null, day: LocalDate): Eligibility {
  const window = checkWindow(plan, day);
  const rows = person === null ? absent('not-in-roster') : bestRow(plan, person, day);
  const reasonClass = window.reason ?? rows.reason;
  return {
    eligible: reasonClass === null,
    reasonClass,
    checks: [...window.checks, ...rows.checks],
    notices: reasonClass === null ? rows.notices : [],
  };
}

function checkWindow(plan: Plan, day: LocalDate): Verdict {
  const { window } = plan.enrolment;
  if (!isSet(window)) return failed('window', 'plan-figure-unset', '产品方案尚未确定参保缴费期，请联系承保公司。');
  const { from, to } = window.value;
  if (isBetween(day, from, to)) return passed('window', `${day} 在参保缴费期 ${from} 至 ${to} 内。`);
  return failed('window', 'outside-window', `${day} 不在参保缴费期 ${from} 至 ${to} 内，请在参保缴费期内办理。`);
}

function bestRow(plan: Plan, person: RosterPerson, day: LocalDate): Verdict {
  const insutypes = valueOf(plan.eligibility.insutypes);
  if (insutypes === null) return failed('insured', 'plan-figure-unset', '产品方案尚未确定可参保险种，请联系承保公司。');
  const rows = person.insurances.filter((row) => insutypes.includes(row.insutype) && row.psn_insu_stas !== '0');
  const verdicts = rows.map((row) => checkRow(plan, row, day));
  const [best] = verdicts.sort((a, b) => rank(b) - rank(a));
  return best ?? absent('not-insured');
}

function rank(verdict: Verdict): number {
  return verdict.reason === null ? REASON_CLASSES.length : REASON_CLASSES.indexOf(verdict.reason);
}

function absent(reason: 'not-in-roster' | 'not-insured'): Verdict {
  return failed('insured', reason, `${REASON_NAMES[reason]}。请核对证件号码，或请本人到医保窗口核实参保情况。`);
}

type RowCheck = (plan: Plan, row: InsuranceRow, day: LocalDate) => Verdict;

const ROW_CHECKS: readonly RowCheck[] = [checkRegion, checkStatus, checkBenefit, checkNextYear];

function checkRow(plan: Plan, row: InsuranceRow, day: LocalDate): Verdict {
  const checks: EligibilityCheck[] = [];
  const notices: string[] = [];
  for (const check of ROW_CHECKS) {
    const verdict = check(plan, row, day);
    checks.push(...verdict.checks);
    notices.push(...verdict.notices);
    if (verdict.reason !== null) return { reason: verdict.reason, checks, notices: [] };
  }
  return { reason: null, checks, notices };
}

function checkRegion(plan: Plan, row: InsuranceRow): Verdict {
  if (isInRegion(plan.region.admdvs, row.insuplc_admdvs))
    return passed('region', `参保地 ${row.insuplc_admdvs} 属于${plan.region.name}。`);
  const sentence = `参保地 ${row.insuplc_admdvs} 不属于${plan.region.name}，不能参加本产品。请向参保地咨询当地产品。`;
  return failed('region', 'other-region', sentence);
}

/** psn_insu_stas: 1 正常 · 2 暂停 · 3 and 4 终止; any other code is unknown, never taken as active. */
function checkStatus(_plan: Plan, row: InsuranceRow): Verdict {
  const scheme = SCHEME_NAMES[row.insutype] ?? `险种 ${row.insutype}`;
  switch (row.psn_insu_stas) {
    case '1':
      return passed('status', `${scheme}为正常参保。`);
    case '2':
      return failed('status', 'suspended', `${scheme}为暂停参保，请先到医保窗口恢复参保后再办理。`);
    case '3':
    case '4':
      return failed('status', 'terminated', `${scheme}已终止，请先到医保窗口重新参保后再办理。`);
    default:
      return failed(
        'status',
        'status-unknown',
        `${scheme}的参保状态代码 ${row.psn_insu_stas} 不认识，请到医保窗口核实。`,
      );
  }
}

const SCHEME_NAMES: Readonly<Record<string, string>> = { '310': '职工基本医保', '390': '城乡居民基本医保' };

function checkBenefit(plan: Plan, row: InsuranceRow, day: LocalDate): Verdict {
  const activeOn = valueOf(plan.eligibility.activeOn);
  if (activeOn === null) {
    return failed('benefit', 'plan-figure-unset', '产品方案尚未确定参保状态的认定时点，请联系承保公司。');
  }
  const begins = row.trt_enjymnt_begndate;
  if (begins === null) {
    return failed('benefit', 'benefit-unknown', '参保库没有待遇享受起止日期，请到医保窗口核实是否正常享受待遇。');
  }
  const coverStart = valueOf(plan.cover)?.from ?? null;
  const span = `${begins} 至 ${row.trt_enjymnt_enddate ?? '长期'}`;
  const isActiveNow = activeOn !== 'coverStart' && enjoys(row, day);
  const isActiveThen = activeOn !== 'purchase' && coverStart !== null && willEnjoy(row, day, coverStart);
  if (isActiveNow || isActiveThen) return passed('benefit', `医保待遇享受期 ${span}，符合参保条件。`);
  return failed(
    'benefit',
    'benefit-not-active',
    `医保待遇享受期为 ${span}，不符合参保条件。请到医保窗口核实缴费和待遇。`,
  );
}

/** In benefit on a day; an open end is still running. */
export function enjoys(row: InsuranceRow, day: LocalDate): boolean {
  const { trt_enjymnt_begndate: from, trt_enjymnt_enddate: to } = row;
  return from !== null && from <= day && (to === null || day <= to);
}

/** In benefit on the first day of cover, or a resident whose benefit runs now and whose next year is still to be paid. */
function willEnjoy(row: InsuranceRow, day: LocalDate, coverStart: LocalDate): boolean {
  const isRenewing = row.insutype === '390' && day < coverStart && enjoys(row, day);
  return enjoys(row, coverStart) || isRenewing;
}

/** A resident's next year: not yet visible is not "not eligible"; the plan says whether to join, the paper says the rest. */
function checkNextYear(plan: Plan, row: InsuranceRow, day: LocalDate): Verdict {
  const coverStart = valueOf(plan.cover)?.from ?? null;
  // An open end is "not known" for a resident, whose benefit is bought year by year.
  const reachesCover = coverStart !== null && row.trt_enjymnt_enddate !== null && enjoys(row, coverStart);
  const isSettled = row.insutype !== '390' || coverStart === null || day >= coverStart || reachesCover;
  if (isSettled || row.paid_next_year === true) return { reason: null, checks: [], notices: arrearsNotices(plan) };
  if (valueOf(plan.eligibility.joinBeforeNextYearPaid) !== true) {
    return failed('next-year', 'next-year-unpaid', '次年居民基本医保尚未缴费，本产品须先缴纳次年基本医保。');
  }
  const seen = row.paid_next_year === false ? '尚未缴费' : '缴费情况尚不可见';
  const verdict = passed('next-year', `次年居民基本医保${seen}，本产品允许先投保。`);
  return { ...verdict, notices: [NEXT_YEAR_NOTICE, ...arrearsNotices(plan)] };
}

function arrearsNotices(plan: Plan): string[] {
  const isNeeded = valueOf(plan.eligibility.benefitNeedsCatastrophicCover) === true;
  return isNeeded ? ['欠缴大病保险保费期间同样不享受本产品待遇，缴清并恢复大病保险待遇后开始享受。'] : [];
}

function passed(rule: string, sentence: string): Verdict {
  return { reason: null, checks: [{ rule, passed: true, sentence }], notices: [] };
}

function failed(rule: string, reason: ReasonClass, sentence: string): Verdict {
  return { reason, checks: [{ rule, passed: false, sentence }], notices: [] };
}
