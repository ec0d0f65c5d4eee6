/** 犹豫期: the days in which a refund is whole, if no claim stands against it (shape 65 b, e). */
import { addDays, type LocalDate } from '../dates.ts';
import type { Plan } from '../plan/schema.ts';
import type { RefundRule } from '../plan/selling.ts';
import { isUnanswered, missing, sellingFigure, type SellingStep, type Unanswered } from './answer.ts';
import { claimBars, type ClaimState } from './claim-bars.ts';

export type Grace =
  | { readonly kind: 'grace'; readonly inputs: SellingStep['inputs']; readonly source: string }
  /** `isBarred`: the day is within, a claim stands against it. */
  | { readonly kind: 'no-grace'; readonly isBarred: boolean };

type GraceFacts = {
  readonly requestedOn: LocalDate;
  readonly paidOn: LocalDate | null;
  readonly claim: ClaimState | null;
};

/** The day it is counted from is not one of its days (民法典 §201); counted from effect it does not run before. */
export function graceOf(
  plan: Plan,
  { grace: rule }: RefundRule,
  { requestedOn, paidOn, claim }: GraceFacts,
  effectOn: LocalDate,
): Grace | Unanswered {
  if (rule === undefined) return OUTSIDE;
  const days = sellingFigure(plan, 'refundRule.grace.days', rule.days);
  if (days.kind === 'unset') return days;
  const from = sellingFigure(plan, 'refundRule.grace.from', rule.from);
  if (from.kind === 'unset') return from;
  const first = from.value === 'effect' ? effectOn : paidOn;
  if (first === null) return missing('paidOn', '缴费日', '请查缴费记录。');
  const last = addDays(first, days.value);
  if (requestedOn < first || requestedOn > last) return OUTSIDE;
  const bars = claimBars(plan, 'refundRule.grace.barredBy', rule.barredBy, claim);
  if (isUnanswered(bars)) return bars;
  if (bars.isBarred) return { kind: 'no-grace', isBarred: true };
  const inputs = [['申请日', requestedOn] as const, ['犹豫期', `${first} 起 ${days.value} 日，至 ${last}`] as const];
  return { kind: 'grace', inputs, source: days.source };
}

const OUTSIDE: Grace = { kind: 'no-grace', isBarred: false };
