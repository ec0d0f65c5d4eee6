/** First and last day to hand in a claim: the plan's window, and the years it gives from a day of the claim (shape 66). */
import { addYears, type LocalDate } from '../dates.ts';
import type { Plan } from '../plan/schema.ts';
import {
  isUnanswered,
  namedFigure,
  sellingFigure,
  type Known,
  type SellingStep,
  type Unanswered,
  type Unset,
} from './answer.ts';
import { dayOf, type ClaimDates } from './claim-dates.ts';

export type Opening = {
  readonly kind: 'opening';
  readonly day: LocalDate | null;
  readonly steps: readonly SellingStep[];
};
export type Closing = {
  readonly kind: 'closing';
  readonly day: LocalDate | null;
  readonly steps: readonly SellingStep[];
};

/** The opening day; null is "there is none", said by the plan. */
export function openingOf(plan: Plan): Opening | Unset {
  const first = edgeOf(plan, 'opens', 'from');
  if (first.kind === 'unset') return first;
  return { kind: 'opening', day: first.value, steps: edgeSteps('理赔开放日', first) };
}

/** The last day, the earlier one where the plan's window and its years both give one; null is "there is none". */
export function closingOf(plan: Plan, dates: ClaimDates): Closing | Unanswered {
  const last = edgeOf(plan, 'closes', 'to');
  if (last.kind === 'unset') return last;
  const years = lastOfYears(plan, dates);
  if (isUnanswered(years)) return years;
  const [day] = [last.value, years.last].filter((each) => each !== null).sort();
  return { kind: 'closing', day: day ?? null, steps: [...edgeSteps('理赔截止日', last), ...years.steps] };
}

/** The rule's own day, else that of `claims.window`. */
function edgeOf(plan: Plan, own: 'opens' | 'closes', end: 'from' | 'to'): Known<LocalDate | null> | Unset {
  const figure = plan.selling?.claimRule?.[own];
  if (figure !== undefined) {
    const known = sellingFigure(plan, `claimRule.${own}`, figure);
    return known.kind === 'unset' ? known : { ...known, value: known.value === 'none' ? null : known.value };
  }
  const window = namedFigure(plan, '理赔受理期', plan.claims.window);
  return window.kind === 'unset' ? window : { ...window, value: window.value[end] };
}

function edgeSteps(rule: string, { value, source }: Known<LocalDate | null>): SellingStep[] {
  return value === null ? [] : [{ rule, inputs: [], result: value, source }];
}

function lastOfYears(
  plan: Plan,
  dates: ClaimDates,
): { readonly kind: 'years'; readonly last: LocalDate | null; readonly steps: readonly SellingStep[] } | Unanswered {
  const within = plan.selling?.claimRule?.claimWithin;
  if (within === undefined) return { kind: 'years', last: null, steps: [] };
  const years = sellingFigure(plan, 'claimRule.claimWithin.years', within.years);
  if (years.kind === 'unset') return years;
  const from = sellingFigure(plan, 'claimRule.claimWithin.from', within.from);
  if (from.kind === 'unset') return from;
  const start = from.value === 'coverEnd' ? coverEnd(plan) : dayOf(from.value, dates);
  if (start.kind !== 'known') return start;
  const last = addYears(start.value, years.value);
  const inputs = [['起算日', start.value] as const, ['年限', `${years.value} 年`] as const];
  return { kind: 'years', last, steps: [{ rule: '申请年限', inputs, result: `至 ${last}`, source: years.source }] };
}

function coverEnd(plan: Plan): Known<LocalDate> | Unset {
  const cover = namedFigure(plan, '保障期间', plan.cover);
  return cover.kind === 'unset' ? cover : { ...cover, value: cover.value.to };
}
