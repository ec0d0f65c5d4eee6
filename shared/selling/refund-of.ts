/** What is given back of a premium when a policy is cancelled, and what is kept (refund kinds a–f, shape 65). */
import { addDays, type LocalDate } from '../dates.ts';
import { atLeastZero, formatYuan, isPositive, minus, type Fen } from '../money.ts';
import type { Plan } from '../plan/schema.ts';
import type { RefundRule } from '../plan/selling.ts';
import { isUnanswered, missing, sellingFigure, unset, type SellingStep, type Unanswered } from './answer.ts';
import { claimBars, type ClaimState } from './claim-bars.ts';
import { graceOf } from './grace.ts';
import { proRata, type Period } from './pro-rata.ts';

export type ForcedReason = 'duplicate' | 'not-eligible' | 'name-differs';

export type RefundFacts = {
  readonly requestedOn: LocalDate;
  readonly paidOn: LocalDate | null;
  /** The day the policy takes effect; later than `period.from` where cover is backdated. */
  readonly effectOn: LocalDate | null;
  /** The insured's own cover, both ends included. */
  readonly period: Period | null;
  /** The premium of the policy, a promotion's part included. */
  readonly premium: Fen;
  /** What a promotion paid of it; null: not known. */
  readonly discount: Fen | null;
  readonly claim: ClaimState | null;
  /** Set when the insurer cancels by itself. */
  readonly forced: ForcedReason | null;
};

export type Refund = {
  readonly kind: 'refund';
  readonly amount: Fen;
  /** What stays of the premium less the discount; `amount` + `kept` = that. */
  readonly kept: Fen;
  /** The first day on which the person may join again; null where the plan states no wait. */
  readonly rejoinFrom: LocalDate | null;
  readonly steps: readonly SellingStep[];
};

export type RefundAnswer =
  | Refund
  | {
      readonly kind: 'refused';
      readonly reason: 'after-start' | 'before-start' | 'claim' | 'over' | 'not-forced';
      readonly sentence: string;
    }
  | Unanswered;

/** Answers by the plan's `refundRule`; a fact or figure the rule needs and does not have is named. */
export function refundOf(plan: Plan, facts: RefundFacts): RefundAnswer {
  const rule = plan.selling?.refundRule;
  if (rule === undefined) return unset('退保规则');
  const base = refundBase(plan, rule, facts);
  if (isUnanswered(base)) return base;
  const part = facts.forced === null ? asked(plan, rule, facts, base.amount) : forced(plan, rule, facts, base.amount);
  if (isUnanswered(part) || part.kind === 'refused') return part;
  const rejoin = rejoinFrom(plan, rule, facts.requestedOn);
  if (isUnanswered(rejoin)) return rejoin;
  const kept = minus(base.amount, part.amount);
  return {
    kind: 'refund',
    amount: part.amount,
    kept,
    rejoinFrom: rejoin.day,
    steps: [...base.steps, ...part.steps, ...rejoin.steps],
  };
}

type Part = { readonly kind: 'part'; readonly amount: Fen; readonly steps: readonly SellingStep[] };
type Verdict = Part | Extract<RefundAnswer, { kind: 'refused' }> | Unanswered;

/** What can be given back at most: the premium, net of a promotion where the plan says so. */
function refundBase(plan: Plan, { netOfDiscount }: RefundRule, { premium, discount }: RefundFacts): Part | Unanswered {
  if (discount !== null && !isPositive(discount)) return { kind: 'part', amount: premium, steps: [] };
  if (netOfDiscount === undefined) {
    return discount === null ? { kind: 'part', amount: premium, steps: [] } : unset('退保是否扣除优惠金额');
  }
  const net = sellingFigure(plan, 'refundRule.netOfDiscount', netOfDiscount);
  if (net.kind === 'unset') return net;
  if (!net.value) return { kind: 'part', amount: premium, steps: [] };
  if (discount === null) return missing('discount', '优惠活动代付的金额', '请查缴费记录，没有优惠填 0。');
  const amount = atLeastZero(minus(premium, discount));
  const inputs = [['保费', yuan(premium)] as const, ['优惠金额', yuan(discount)] as const];
  return { kind: 'part', amount, steps: [{ rule: '扣除优惠', inputs, result: yuan(amount), source: net.source }] };
}

/** Kind f: everything back, unless benefits were paid under the policy: then a person decides. */
function forced(plan: Plan, rule: RefundRule, { forced: reason, claim }: RefundFacts, base: Fen): Verdict {
  const words = reason === null ? '' : FORCED_NAMES[reason];
  if (rule.forced === undefined) return unset('强制退保的情形');
  const reasons = sellingFigure(plan, 'refundRule.forced', rule.forced);
  if (reasons.kind === 'unset') return reasons;
  if (reason === null || !reasons.value.includes(reason)) {
    return refused('not-forced', `“${words}”不在本产品由承保公司主动退保的情形内，请按投保人申请办理。`);
  }
  if (claim === null) return missing('claim', '是否已理赔', '请查理赔记录。');
  if (claim === 'paid') return refused('claim', `因${words}退保，但该保单已有赔付，请交承保公司人工处理。`);
  return whole(base, [['退保原因', words]], reasons.source);
}

const FORCED_NAMES: Readonly<Record<ForcedReason, string>> = {
  duplicate: '重复投保',
  'not-eligible': '不符合参保条件',
  'name-differs': '姓名与证件号码不符',
};

/** What the applicant asks for: before the start, in the days of grace, or later. */
function asked(plan: Plan, rule: RefundRule, facts: RefundFacts, base: Fen): Verdict {
  const { requestedOn, effectOn } = facts;
  if (effectOn === null) return missing('effectOn', '保单生效日', '请查保险凭证。');
  const isBefore = requestedOn < effectOn;
  const before = sellingFigure(plan, 'refundRule.beforeStart', rule.beforeStart);
  if (isBefore && before.kind === 'unset') return before;
  if (isBefore && before.kind === 'known' && before.value === 'full') {
    return whole(base, [['申请日', requestedOn] as const, ['生效日', effectOn] as const], before.source);
  }
  const grace = graceOf(plan, rule, facts, effectOn);
  if (isUnanswered(grace)) return grace;
  if (grace.kind === 'grace') return whole(base, grace.inputs, grace.source);
  if (isBefore) return refused('before-start', '本产品生效前不办理退保。请向投保人说明条款。');
  return later(plan, rule, facts, { base, isGraceBarred: grace.isBarred });
}

function later(
  plan: Plan,
  rule: RefundRule,
  facts: RefundFacts,
  { base, isGraceBarred }: { readonly base: Fen; readonly isGraceBarred: boolean },
): Verdict {
  const after = sellingFigure(plan, 'refundRule.afterStart', rule.afterStart);
  if (after.kind === 'unset') return after;
  if (after.value === 'none' || rule.proRata === undefined) {
    return isGraceBarred ? CLAIMED : refused('after-start', '保单已生效，按条款不办理退保。请向投保人说明条款。');
  }
  const bars = claimBars(plan, 'refundRule.proRata.barredBy', rule.proRata.barredBy, facts.claim);
  if (isUnanswered(bars)) return bars;
  if (bars.isBarred) return CLAIMED;
  const formula = proRata(plan, rule.proRata, facts, base);
  if (isUnanswered(formula) || isPositive(formula.amount)) return formula;
  return refused('over', '按条款计算的退还金额为 0 元。请向投保人说明条款。');
}

const CLAIMED: Verdict = {
  kind: 'refused',
  reason: 'claim',
  sentence: '本保险年度已有理赔，按条款不办理退保。请向投保人说明条款。',
};

/** Asked last: the wait begins with the refund. */
function rejoinFrom(
  plan: Plan,
  { rejoinDays }: RefundRule,
  requestedOn: LocalDate,
): { readonly kind: 'rejoin'; readonly day: LocalDate | null; readonly steps: readonly SellingStep[] } | Unanswered {
  if (rejoinDays === undefined) return { kind: 'rejoin', day: null, steps: [] };
  const days = sellingFigure(plan, 'refundRule.rejoinDays', rejoinDays);
  if (days.kind === 'unset') return days;
  const day = addDays(requestedOn, days.value);
  const inputs = [['申请日', requestedOn] as const, ['间隔天数', `${days.value} 日`] as const];
  return { kind: 'rejoin', day, steps: [{ rule: '可再次投保', inputs, result: `${day} 起`, source: days.source }] };
}

function whole(amount: Fen, inputs: SellingStep['inputs'], source: string): Part {
  return { kind: 'part', amount, steps: [{ rule: '全额退还', inputs, result: yuan(amount), source }] };
}

function refused(reason: Extract<RefundAnswer, { kind: 'refused' }>['reason'], sentence: string): Verdict {
  return { kind: 'refused', reason, sentence };
}

function yuan(amount: Fen): string {
  return `${formatYuan(amount)} 元`;
}
