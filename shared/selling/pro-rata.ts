/** Net premium × (1 − elapsed days ÷ days of the period), less a fee: one product, one rounding, half-up (shape 65 b, d). */
import { daysBetween, type LocalDate } from '../dates.ts';
import { compileRate, formatRate, formatYuan, timesFraction, ZERO, type Fen, type Rate } from '../money.ts';
import type { Plan } from '../plan/schema.ts';
import type { RefundRule } from '../plan/selling.ts';
import { missing, sellingFigure, type SellingStep, type Unanswered } from './answer.ts';

/** Both ends included. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

type ProRataRule = NonNullable<RefundRule['proRata']>;
type ProRataFacts = {
  readonly requestedOn: LocalDate;
  readonly effectOn: LocalDate | null;
  readonly period: Period | null;
};
type Formula = { readonly kind: 'part'; readonly amount: Fen; readonly steps: readonly SellingStep[] };

/** Never below 0 and never above `base`, the premium that can be given back. */
export function proRata(plan: Plan, rule: ProRataRule, facts: ProRataFacts, base: Fen): Formula | Unanswered {
  const days = daysOf(plan, rule, facts);
  if (days.kind !== 'days') return days;
  const fee = feeOf(plan, rule);
  if (fee.kind === 'unset') return fee;
  const numerator = share(days, fee);
  const amount = numerator > 0 ? timesFraction(base, numerator, days.total * WHOLE) : ZERO;
  const inputs = [
    ['可退保费', `${formatYuan(base)} 元`] as const,
    ['已过天数', `${days.elapsed} 天`] as const,
    ['保险期间', `${days.total} 天`] as const,
    ...(fee.rate === null ? [] : [[FEE_NAMES[fee.of], formatRate(fee.rate)] as const]),
  ];
  const words = `${formatYuan(base)} ×（1 − ${days.elapsed} ÷ ${days.total}）${feeWords(fee)} = ${formatYuan(amount)} 元`;
  return { kind: 'part', amount, steps: [{ rule: '按日退费', inputs, result: words, source: days.source }] };
}

/** A rate is this many ten-thousandths at 1. */
const WHOLE = 10_000;

type Days = { readonly kind: 'days'; readonly elapsed: number; readonly total: number; readonly source: string };

/** Elapsed from 0 to total; a part day is a day where the plan says so. */
function daysOf(plan: Plan, rule: ProRataRule, { requestedOn, effectOn, period }: ProRataFacts): Days | Unanswered {
  const from = sellingFigure(plan, 'refundRule.proRata.countedFrom', rule.countedFrom);
  if (from.kind === 'unset') return from;
  const part = sellingFigure(plan, 'refundRule.proRata.partDayCounts', rule.partDayCounts);
  if (part.kind === 'unset') return part;
  if (period === null) return missing('period', '保险期间', '请查保险凭证。');
  const first = from.value === 'period' ? period.from : effectOn;
  if (first === null) return missing('effectOn', '保单生效日', '请查保险凭证。');
  const total = daysBetween(first, period.to) + 1;
  if (total < 1) return missing('period', '保险期间（生效日晚于期满日）', '请核对保险凭证。');
  const passed = daysBetween(first, requestedOn) + (part.value ? 1 : 0);
  return { kind: 'days', elapsed: Math.min(Math.max(passed, 0), total), total, source: from.source };
}

type Fee = { readonly kind: 'fee'; readonly rate: Rate | null; readonly of: 'cash-value' | 'premium' };

function feeOf(plan: Plan, { fee }: ProRataRule): Fee | Extract<Unanswered, { kind: 'unset' }> {
  if (fee === undefined) return { kind: 'fee', rate: null, of: 'premium' };
  const rate = sellingFigure(plan, 'refundRule.proRata.fee.share', fee.share);
  if (rate.kind === 'unset') return rate;
  const of = sellingFigure(plan, 'refundRule.proRata.fee.of', fee.of);
  return of.kind === 'unset' ? of : { kind: 'fee', rate: rate.value, of: of.value };
}

/** The share that is given back, in parts of `total × WHOLE`. */
function share({ elapsed, total }: Days, { rate, of }: Fee): number {
  const left = total - elapsed;
  const fee = rate === null ? 0 : compileRate(rate);
  return of === 'cash-value' ? left * (WHOLE - fee) : left * WHOLE - fee * total;
}

const FEE_NAMES = { 'cash-value': '手续费（按退还金额）', premium: '手续费（按保费）' } as const;

function feeWords({ rate, of }: Fee): string {
  if (rate === null) return '';
  return of === 'cash-value' ? ` ×（1 − ${formatRate(rate)}）` : ` − 保费 × ${formatRate(rate)}`;
}
