/** Whether the centre accepts a 核定 that a desk took: who, on what, and the same figure from the centre's own position (counter rule 1). */
import { beyondAuthority, type BeyondAuthority } from '../authority.ts';
import type { LocalDate } from '../dates.ts';
import type { Decision } from '../decision.ts';
import type { HealthStatus } from '../health.ts';
import { type Fen, formatYuan, maxFen } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import { amountAtStake, type Decided, decide } from '../settle/decide.ts';
import type { SettleState } from '../settle/state.ts';
import type { Visit } from '../settle/visit.ts';
import type { Authority } from '../sync/feed-item.ts';
import type { Pasts } from './trial.ts';

/** What two claims share that is paid once: the 医保结算单 or a receipt (counter rule 20). */
export type PaidTwice = 'settlement' | 'invoice';

export const PAID_TWICE_NAMES: Readonly<Record<PaidTwice, string>> = { settlement: '医保结算单', invoice: '票据' };

/** What the centre knows beside the decision. */
export interface DecidingFacts {
  readonly policyState: 'proposed' | 'accepted' | 'refused' | 'cancelled';
  /** Whether the decision names this claim, policy and amount in its header too, and the claim's newest trial. */
  readonly isOfNewestTrial: boolean;
  /** Whether the claim was decided before, here or there. */
  readonly isDecided: boolean;
  /** What of this claim another claim was paid for already; null: nothing. It may be declined all the same. */
  readonly paidElsewhere: PaidTwice | null;
  /** 工号 of whoever took the claim in or corrected it. */
  readonly enteredBy: readonly string[];
  /** The latest 既往症认定; null: there is none. */
  readonly determined: HealthStatus | null;
  /** The latest 复核 of the trial, and whether it looked at that determination; null: there is none. */
  readonly review: {
    readonly verdict: 'agreed' | 'returned';
    readonly operatorNo: string;
    readonly isOfDetermined: boolean;
  } | null;
  /** The decider's authority on the business day of the decision, as the centre had signed it by then; null: none. */
  readonly authority: Authority | null;
  readonly decidedToday: Fen;
  readonly today: LocalDate;
  readonly plan: CompiledPlan;
  /** The visit that was tried and reviewed, whatever the decision's own document repeats. */
  readonly visit: Visit;
  /** Where the settlement group stands. */
  readonly state: SettleState;
  readonly pasts: Pasts;
}

/** Accepted with where the group stands after it, or a finding: a sentence for the person who must look. */
export type DecisionJudgement =
  | { readonly outcome: 'accepted'; readonly stateAfter: SettleState }
  | {
      readonly outcome: 'finding';
      readonly code: 'engine-differs' | 'decision-not-confirmed';
      readonly sentence: string;
    };

/** Judges one decision: its forms first, then its figures. */
export function judgeDecision(decision: Decision, facts: DecidingFacts): DecisionJudgement {
  const missing = missingForm(decision, facts);
  if (missing !== null) return { outcome: 'finding', code: 'decision-not-confirmed', sentence: missing };
  const { verdict, healthStatus } = decision;
  const asked = { visit: facts.visit, healthStatus, verdict };
  const same = decide(facts.plan, decision.stateBefore, { ...asked, past: facts.pasts.desk });
  const atStake = same === null ? decision.payable : maxFen(decision.payable, amountAtStake(same));
  const beyond = beyondSentence(atStake, facts);
  if (beyond !== null) return { outcome: 'finding', code: 'decision-not-confirmed', sentence: beyond };
  if (!isSame(decision, same)) return differs('engine-differs', '按窗口自己的数据计算', same);
  const ours = decide(facts.plan, facts.state, { ...asked, past: facts.pasts.centre });
  if (ours === null || !isSame(decision, ours))
    return differs('decision-not-confirmed', '按中心掌握的累计额计算', ours);
  return { outcome: 'accepted', stateAfter: ours.stateAfter };
}

function missingForm(decision: Decision, facts: DecidingFacts): string | null {
  const { determined, review, enteredBy } = facts;
  if (facts.policyState !== 'accepted') return '保单不在承保状态，不能核定。';
  if (!facts.isOfNewestTrial) return '核定记录与本案最新的试算不符。';
  if (facts.isDecided) return '本案此前已有核定结果，不能再次核定。';
  if (facts.paidElsewhere !== null && decision.verdict === 'pay')
    return `同一${PAID_TWICE_NAMES[facts.paidElsewhere]}已在另一理赔案核定给付，不能重复赔付。`;
  if (enteredBy.includes(decision.by.operatorNo)) return '核定人录入过本案，应由他人核定。';
  if (determined === null) return '中心没有本案的既往症认定。';
  if (determined !== decision.healthStatus) return '核定所用的健康状况与最新的既往症认定不符。';
  if (review?.verdict !== 'agreed') return '试算单没有复核同意的记录。';
  if (!review.isOfDetermined) return '复核之后又有新的既往症认定，应重新复核。';
  if (enteredBy.includes(review.operatorNo)) return '复核人录入过本案，应由他人复核。';
  return null;
}

const BEYOND: Readonly<Record<BeyondAuthority, string>> = {
  none: '中心没有核定人的核赔权限。',
  ended: '核定人的核赔权限已到期。',
  'above-claim': '核定金额超过核定人每案权限。',
  'above-day': '核定金额超过核定人当日权限。',
};

function beyondSentence(payable: Fen, { authority, decidedToday, today }: DecidingFacts): string | null {
  const beyond = beyondAuthority(authority, { payable, decidedToday, today });
  return beyond === null ? null : BEYOND[beyond];
}

function isSame({ lines, payable, recover }: Decision, run: Decided | null): boolean {
  if (run === null || run.payable !== payable || run.recover !== (recover ?? 0)) return false;
  if (run.lines.length !== lines.length) return false;
  return lines.every(({ liability, computed, decided }, at) => {
    const line = run.lines[at];
    return line?.liability === liability && line.computed === computed && line.decided === decided;
  });
}

function differs(
  code: 'engine-differs' | 'decision-not-confirmed',
  basis: string,
  run: Decided | null,
): DecisionJudgement {
  const should = run === null ? '有责任待补，不能核定' : `应为 ${formatYuan(run.payable)} 元`;
  return { outcome: 'finding', code, sentence: `${basis}，${should}，与核定金额不同。` };
}
