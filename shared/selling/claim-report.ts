/** Was the claim reported within the plan's limit, and what a late report does (shape 66, 保险法 §21). */
import { addDays, type LocalDate } from '../dates.ts';
import type { Plan } from '../plan/schema.ts';
import { sellingFigure, type SellingStep, type Unanswered } from './answer.ts';
import { dayOf, type ClaimDates } from './claim-dates.ts';

export type Report = {
  readonly kind: 'report';
  readonly isLate: boolean;
  /** The last day to report, where a later report is refused and was late. */
  readonly refusedAfter: LocalDate | null;
  readonly steps: readonly SellingStep[];
};

/** Who has not reported yet reports today. The day the limit is counted from is not one of its days (民法典 §201). */
export function reportOf(plan: Plan, dates: ClaimDates): Report | Unanswered {
  const rule = plan.selling?.claimRule?.report;
  if (rule === undefined) return { kind: 'report', isLate: false, refusedAfter: null, steps: [] };
  const days = sellingFigure(plan, 'claimRule.report.days', rule.days);
  if (days.kind === 'unset') return days;
  const from = sellingFigure(plan, 'claimRule.report.from', rule.from);
  if (from.kind === 'unset') return from;
  const start = dayOf(from.value, dates);
  if (start.kind !== 'known') return start;
  const last = addDays(start.value, days.value);
  const reported = dates.reportedOn ?? dates.day;
  const isLate = reported > last;
  const late = sellingFigure(plan, 'claimRule.report.late', rule.late);
  if (isLate && late.kind === 'unset') return late;
  const inputs = [
    ['起算日', start.value] as const,
    ['报案日', reported] as const,
    ['期限', `${days.value} 日`] as const,
  ];
  const result = `${isLate ? '逾期' : '期限内'}（至 ${last}）`;
  const isRefused = isLate && late.kind === 'known' && late.value === 'refused';
  const steps = [{ rule: '报案期限', inputs, result, source: days.source }];
  return { kind: 'report', isLate, refusedAfter: isRefused ? last : null, steps };
}
