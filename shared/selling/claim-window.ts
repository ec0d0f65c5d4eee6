/** Is this the time to hand in a claim: opening day, last day, the limit to report, years to claim, days the window is shut (shape 66). */
import { addDays, isBetween, type LocalDate } from '../dates.ts';
import type { Plan } from '../plan/schema.ts';
import { isUnanswered, sellingFigure, type SellingStep, type Unanswered } from './answer.ts';
import type { ClaimDates } from './claim-dates.ts';
import { closingOf, openingOf } from './claim-edges.ts';
import { reportOf } from './claim-report.ts';

export type ClaimWindowAnswer =
  /** `lateReport`: reported after the limit, taken all the same (保险法 §21). */
  | {
      readonly kind: 'open';
      readonly lastDay: LocalDate | null;
      readonly lateReport: boolean;
      readonly sentence: string;
      readonly steps: readonly SellingStep[];
    }
  | {
      readonly kind: 'too-early';
      readonly opensOn: LocalDate;
      readonly sentence: string;
      readonly steps: readonly SellingStep[];
    }
  | {
      readonly kind: 'too-late';
      readonly lastDay: LocalDate;
      readonly sentence: string;
      readonly steps: readonly SellingStep[];
    }
  | {
      readonly kind: 'shut';
      readonly reopensOn: LocalDate;
      readonly sentence: string;
      readonly steps: readonly SellingStep[];
    }
  | Unanswered;

/** Too early is said even while the last day is unset; then too late, then a closed day: each says the next step. */
export function claimWindow(plan: Plan, dates: ClaimDates): ClaimWindowAnswer {
  const opening = openingOf(plan);
  if (opening.kind === 'unset') return opening;
  if (opening.day !== null && dates.day < opening.day) {
    const sentence = `理赔自 ${opening.day} 起受理，请届时再来；可以先报案登记。`;
    return { kind: 'too-early', opensOn: opening.day, sentence, steps: opening.steps };
  }
  const closing = closingOf(plan, dates);
  if (isUnanswered(closing)) return closing;
  const report = reportOf(plan, dates);
  if (isUnanswered(report)) return report;
  const steps = [...opening.steps, ...closing.steps, ...report.steps];
  if (closing.day !== null && dates.day > closing.day) {
    const sentence = `申请截止日为 ${closing.day}，已超过。请告知申请人，并交承保公司确认是否受理。`;
    return { kind: 'too-late', lastDay: closing.day, sentence, steps };
  }
  if (report.refusedAfter !== null) {
    const sentence = `报案期限至 ${report.refusedAfter}，按条款逾期不受理。请交承保公司确认。`;
    return { kind: 'too-late', lastDay: report.refusedAfter, sentence, steps };
  }
  return openUnlessShut(plan, dates.day, { lastDay: closing.day, lateReport: report.isLate, steps });
}

type OpenParts = Pick<Extract<ClaimWindowAnswer, { kind: 'open' }>, 'lastDay' | 'lateReport' | 'steps'>;

function openUnlessShut(plan: Plan, day: LocalDate, open: OpenParts): ClaimWindowAnswer {
  const figure = plan.selling?.claimRule?.closures;
  const closures = figure === undefined ? null : sellingFigure(plan, 'claimRule.closures', figure);
  if (closures?.kind === 'unset') return closures;
  const shut = closures?.value ?? [];
  const reopensOn = afterClosures(shut, day);
  if (closures !== null && reopensOn !== day) {
    const step = {
      rule: '停办日期',
      inputs: [['办理日', day] as const],
      result: `${reopensOn} 恢复`,
      source: closures.source,
    };
    const isTooLate = open.lastDay !== null && reopensOn > open.lastDay;
    const next = isTooLate ? `申请截止日为 ${open.lastDay}，请今天先电话报案并登记。` : '请届时再来，可以先电话报案。';
    return {
      kind: 'shut',
      reopensOn,
      sentence: `窗口今天停办，${reopensOn} 恢复。${next}`,
      steps: [...open.steps, step],
    };
  }
  const until = open.lastDay === null ? '' : `，截止日为 ${open.lastDay}`;
  const late = open.lateReport ? '报案已逾期：因此无法查明的部分可能不赔（保险法第二十一条），请照常受理并注明。' : '';
  return { kind: 'open', ...open, sentence: `可以受理${until}。${late}` };
}

/** The first day on or after `day` on which the window is not shut. */
function afterClosures(closures: readonly { from: LocalDate; to: LocalDate }[], day: LocalDate): LocalDate {
  const hit = closures.find(({ from, to }) => isBetween(day, from, to));
  return hit === undefined ? day : afterClosures(closures, addDays(hit.to, 1));
}
