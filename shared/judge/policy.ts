/** 承保 or 不予承保: what the centre makes of one proposal, as a pure function of what it knows (counter rules 6, 7, 16). */
import { addDays, type LocalDate } from '../dates.ts';
import { checkEligibility, REASON_NAMES } from '../eligibility.ts';
import { type Fen, formatYuan } from '../money.ts';
import type { PaymentState, Tender } from '../payment.ts';
import { fenOf, valueOf } from '../plan/figure.ts';
import type { Plan } from '../plan/schema.ts';
import type { RosterPerson } from '../roster-person.ts';
import type { RefusalReason, RulingOwner } from '../sync/ruling.ts';

/** A proposal as its desk journaled it. */
export interface ProposedPolicy {
  /** 被保险人's number; null once the document was erased. */
  readonly certno: string | null;
  /** As the header says it; the plan itself is found by its hash. */
  readonly planId: string;
  readonly premium: Fen;
  readonly coverYear: number;
  readonly coverStart: LocalDate;
  readonly coverEnd: LocalDate;
  /** The desk's business day (counter rule 16). */
  readonly businessDay: LocalDate;
  /** The day on which the centre received the entry: by then it was declared. */
  readonly receivedOn: LocalDate;
  /** The live payment of the policy; null: none is known. */
  readonly payment: { readonly tender: Tender; readonly state: PaymentState } | null;
}

/** What the centre holds beside it. */
export interface JudgingFacts {
  /** The plan of the proposal's hash on the centre's shelf; null: the centre never published it. */
  readonly plan: Plan | null;
  /** The insured in the roster of that day; null: nobody of that number. `no-roster`: the region has none yet. */
  readonly person: RosterPerson | null | 'no-roster';
  /** The desk whose policy for this person, product and cover year is 承保 already; null: none is. */
  readonly holder: string | null;
}

/** Why a proposal waits: for its premium, for the centre's roster, or for a person of the insurer to look at it. */
export const WAIT_REASONS = ['premium', 'roster', 'declared-late', 'erased'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

export type Judgement =
  | { readonly outcome: 'accepted' }
  | {
      readonly outcome: 'refused';
      readonly code: RefusalReason;
      readonly sentence: string;
      readonly owner: RulingOwner;
    }
  | { readonly outcome: 'waiting'; readonly reason: WaitReason; readonly sentence: string };

type Judge = (policy: ProposedPolicy, facts: JudgingFacts) => Judgement | null;

/** In this order: what can never be put right first, the premium last. */
const CHECKS: readonly Judge[] = [
  checkPlan,
  checkWindow,
  checkDuplicate,
  checkErased,
  checkInsured,
  checkDeclared,
  checkPremiumPaid,
];

/** Judges one proposal; the first check that does not pass gives the answer. */
export function judgePolicy(policy: ProposedPolicy, facts: JudgingFacts): Judgement {
  for (const check of CHECKS) {
    const judgement = check(policy, facts);
    if (judgement !== null) return judgement;
  }
  return { outcome: 'accepted' };
}

/**
 * What keeps a person from 承保 by hand: everything but what a person is asked to look at, its lateness and its erased document
 * (counter rule 16). Null: nothing does.
 */
export function obstacleByHand(
  policy: ProposedPolicy,
  facts: JudgingFacts,
): Exclude<Judgement, { readonly outcome: 'accepted' }> | null {
  const left = CHECKS.filter((check) => check !== checkErased && check !== checkDeclared);
  for (const check of left) {
    const judgement = check(policy, facts);
    if (judgement !== null && judgement.outcome !== 'accepted') return judgement;
  }
  return null;
}

function checkPlan(policy: ProposedPolicy, { plan }: JudgingFacts): Judgement | null {
  if (plan === null || plan.id !== policy.planId) {
    return refused(
      'plan-unknown',
      'insurer',
      '投保所用的产品方案版本不在中心的方案目录中。请承保公司核对已发布的方案。',
    );
  }
  const premium = fenOf(plan.premium.amount);
  if (premium === null || premium !== policy.premium) {
    const should = premium === null ? '尚未确定' : `为 ${formatYuan(premium)} 元`;
    const sentence = `受理的保费为 ${formatYuan(policy.premium)} 元，中心方案的保费${should}。请按中心方案重新办理。`;
    return refused('premium-differs', 'desk', sentence);
  }
  const cover = valueOf(plan.cover);
  const isSame =
    valueOf(plan.coverYear) === policy.coverYear && cover?.from === policy.coverStart && cover.to === policy.coverEnd;
  if (isSame) return null;
  const should = cover === null ? '尚未确定' : `为 ${cover.from} 至 ${cover.to}`;
  const sentence = `受理的保障期间为 ${policy.coverStart} 至 ${policy.coverEnd}，中心方案${should}。请按中心方案重新办理。`;
  return refused('cover-differs', 'desk', sentence);
}

function checkWindow({ businessDay }: ProposedPolicy, { plan }: JudgingFacts): Judgement | null {
  const window = plan === null ? null : valueOf(plan.enrolment.window);
  if (window !== null && window.from <= businessDay && businessDay <= window.to) return null;
  const span = window === null ? '中心方案尚未确定参保缴费期' : `参保缴费期为 ${window.from} 至 ${window.to}`;
  return refused('outside-window', 'insurer', `受理日 ${businessDay} 不在参保缴费期内（${span}）。`);
}

function checkDuplicate(_policy: ProposedPolicy, { holder }: JudgingFacts): Judgement | null {
  if (holder === null) return null;
  const sentence = `被保险人本保障年度的同一产品已由窗口 ${holder} 办理并承保，不能重复承保，已收保费应退还。`;
  return refused('duplicate', 'applicant', sentence);
}

function checkErased({ certno }: ProposedPolicy): Judgement | null {
  if (certno !== null) return null;
  return waiting('erased', '投保资料已按规定销毁，中心无法核对被保险人，由承保公司人工处理。');
}

/** The class of reason and no more: the answer is read at an insurer's desk (counter rule 4). */
function checkInsured({ businessDay, certno }: ProposedPolicy, { plan, person }: JudgingFacts): Judgement | null {
  // Nobody to look up: whoever rules by hand has looked.
  if (certno === null) return null;
  if (person === 'no-roster') return waiting('roster', '中心尚未发布本地区的参保名单，名单发布后自动裁定。');
  if (plan === null) return null;
  const { reasonClass } = checkEligibility(plan, person, businessDay);
  if (reasonClass === null) return null;
  const sentence = `按 ${businessDay} 的参保名单，被保险人${REASON_NAMES[reasonClass]}。请本人持证到医保窗口核实参保情况。`;
  return refused('not-eligible', 'hsa', sentence);
}

/** Delivered with the plan unless it says otherwise: the day after the window (counter rule 16). */
const DECLARE_DAYS = 1;

/** What comes later than 截单 is for a person; it is not refused (counter rule 16). */
function checkDeclared({ receivedOn }: ProposedPolicy, { plan }: JudgingFacts): Judgement | null {
  const window = plan === null ? null : valueOf(plan.enrolment.window);
  if (plan === null || window === null) return null;
  const last = addDays(window.to, valueOf(plan.enrolment.declareDays) ?? DECLARE_DAYS);
  if (receivedOn <= last) return null;
  const sentence = `截单日为 ${last}，本单 ${receivedOn} 才送达中心且未在截单前申报，由承保公司人工裁定。`;
  return waiting('declared-late', sentence);
}

/** 见费承保: the money is here, or a subsidy's payer owes it (counter rules 8, 13). */
function checkPremiumPaid({ payment }: ProposedPolicy): Judgement | null {
  if (payment === null) return waiting('premium', '尚无缴费记录，收到保费后自动裁定。');
  const { state, tender } = payment;
  if (state === 'collected' || (state === 'receivable' && tender === 'subsidy')) return null;
  return waiting('premium', PREMIUM_WAITS[state]);
}

const PREMIUM_WAITS: Readonly<Record<Exclude<PaymentState, 'collected'>, string>> = {
  receivable: '保费应收未收，收讫后自动裁定。请收银员收款。',
  unmatched: '保费待到账，到账后自动裁定。',
  'to-deduct': '个人账户待扣缴，扣缴成功后自动裁定。',
  failed: '缴费失败，请改换缴费，收到保费后自动裁定。',
};

function refused(code: RefusalReason, owner: RulingOwner, sentence: string): Judgement {
  return { outcome: 'refused', code, sentence, owner };
}

function waiting(reason: WaitReason, sentence: string): Judgement {
  return { outcome: 'waiting', reason, sentence };
}
