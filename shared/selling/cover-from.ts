/** From which day a person is covered who paid before or after the plan's cover began (shape 57). */
import { addDays, type LocalDate } from '../dates.ts';
import type { Plan } from '../plan/schema.ts';
import { namedFigure, sellingFigure, unset, type SellingStep, type Unanswered } from './answer.ts';

export type CoverFromAnswer =
  | {
      readonly kind: 'covered';
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly steps: readonly SellingStep[];
    }
  | { readonly kind: 'refused'; readonly sentence: string }
  | Unanswered;

/** `paidOn`: the day the premium was paid; both ends of the answer are included. Refused when cover is over by then. */
export function coverFrom(plan: Plan, paidOn: LocalDate): CoverFromAnswer {
  const cover = namedFigure(plan, '保障期间', plan.cover);
  if (cover.kind === 'unset') return cover;
  const { from, to } = cover.value;
  if (paidOn <= from) return covered(from, to, paidOn, '保障开始前缴费，自保障首日生效', cover.source);
  if (plan.selling?.lateJoiner === undefined) return unset('保障开始后投保的生效日');
  const rule = sellingFigure(plan, 'lateJoiner', plan.selling.lateJoiner);
  if (rule.kind === 'unset') return rule;
  if (rule.value === 'backdated' && paidOn <= to) {
    return covered(from, to, paidOn, '即买即生效，保障追溯到首日', rule.source);
  }
  const first = rule.value === 'next-day' ? addDays(paidOn, 1) : paidOn;
  if (first > to) return { kind: 'refused', sentence: `${paidOn} 缴费时保障期间（至 ${to}）已结束。请改投下一年度。` };
  const words = rule.value === 'next-day' ? '自缴费次日生效' : '自缴费当日生效';
  return covered(first, to, paidOn, words, rule.source);
}

function covered(from: LocalDate, to: LocalDate, paidOn: LocalDate, words: string, source: string): CoverFromAnswer {
  const step = { rule: '生效日', inputs: [['缴费日', paidOn] as const], result: `${words}：${from} 至 ${to}`, source };
  return { kind: 'covered', from, to, steps: [step] };
}
