/** Does a day of treatment count: who was a member where on enrolment day or on that day, and was benefit running (shapes 54, 66a)? */
import type { LocalDate } from '../dates.ts';
import { valueOf } from '../plan/figure.ts';
import { isInRegion } from '../plan/in-region.ts';
import type { Plan } from '../plan/schema.ts';
import { isUnanswered, missing, sellingFigure, unset, type SellingStep, type Unanswered } from './answer.ts';
import { checkPeriods, holdsOn, type InsuredPeriod, type Suspension } from './insured-period.ts';

/** What of a plan decides; a compiled plan can carry just this. */
export type MembershipPlan = Pick<Plan, 'region' | 'documents' | 'eligibility' | 'selling'>;

export type MembershipFacts = {
  /** The day the person joined the product. */
  readonly enrolledOn: LocalDate | null;
  /** Basic insurance, anywhere; null: not known, an empty list: none. */
  readonly insured: readonly InsuredPeriod[] | null;
};

export type MembershipAnswer =
  /** The plan states neither rule. */
  | { readonly kind: 'no-rule' }
  | { readonly kind: 'counts'; readonly steps: readonly SellingStep[] }
  | {
      readonly kind: 'excluded';
      readonly reason: 'not-member' | 'suspended' | 'ended';
      readonly sentence: string;
      readonly steps: readonly SellingStep[];
    }
  | Unanswered;

/**
 * `enrolment-day`: a member of the region on that day stays covered after a move, as long as basic insurance runs somewhere.
 * `treatment-day`: a member of the region on the day itself. Throws `selling-fact-invalid` for periods upside down.
 */
export function membershipOn(plan: MembershipPlan, facts: MembershipFacts, day: LocalDate): MembershipAnswer {
  const { membership, suspension } = plan.selling ?? {};
  if (membership === undefined && suspension === undefined) return { kind: 'no-rule' };
  if (facts.insured === null)
    return missing('insured', '基本医保参保起止日期', '请查询参保记录，或请本人提供参保证明。');
  checkPeriods(facts.insured);
  const member = memberStep(plan, facts, facts.insured, day);
  if (isUnanswered(member) || member.kind === 'excluded') return member;
  const running = runningStep(plan, facts.insured, day);
  if (isUnanswered(running)) return running;
  return { ...running, steps: [...member.steps, ...running.steps] };
}

type Verdict = Extract<MembershipAnswer, { kind: 'counts' | 'excluded' }>;

function memberStep(
  plan: MembershipPlan,
  { enrolledOn }: MembershipFacts,
  insured: readonly InsuredPeriod[],
  day: LocalDate,
): Verdict | Unanswered {
  const figure = plan.selling?.membership;
  if (figure === undefined) return { kind: 'counts', steps: [] };
  const rule = sellingFigure(plan, 'membership', figure);
  if (rule.kind === 'unset') return rule;
  const decisive = rule.value === 'enrolment-day' ? enrolledOn : day;
  if (decisive === null) return missing('enrolledOn', '投保日期', '请查原保单。');
  const isMember = insured.some((period) => isInRegion(plan.region.admdvs, period.admdvs) && holdsOn(period, decisive));
  const dayName = rule.value === 'enrolment-day' ? '投保当日' : '就医当日';
  const place = `${plan.region.name}基本医保`;
  const steps = [
    {
      rule: `参保身份按${dayName}认定`,
      inputs: [[dayName, decisive] as const],
      result: isMember ? `当日已参加${place}` : `当日未参加${place}`,
      source: rule.source,
    },
  ];
  if (isMember) return { kind: 'counts', steps };
  const sentence = `${dayName} ${decisive} 不是${place}参保人，该日费用不属于本产品保障。有异议的，请提供当日的参保证明。`;
  return { kind: 'excluded', reason: 'not-member', sentence, steps };
}

function runningStep(plan: MembershipPlan, insured: readonly InsuredPeriod[], day: LocalDate): Verdict | Unanswered {
  const figure = plan.selling?.suspension;
  if (figure === undefined) return { kind: 'counts', steps: [] };
  const rule = sellingFigure(plan, 'suspension', figure);
  if (rule.kind === 'unset') return rule;
  if (rule.value === 'ignored') return { kind: 'counts', steps: [] };
  const places = placesThatCount(plan, insured).filter((period) => holdsOn(period, day));
  const step = { rule: '基本医保须在待遇期内', inputs: [['就医当日', day] as const], source: rule.source };
  if (places.length === 0) {
    const sentence = `${day} 没有有效的基本医保，停保、断保期间不享受本产品待遇。重新参保的，自恢复医保待遇之日起享受。`;
    return { kind: 'excluded', reason: 'ended', sentence, steps: [{ ...step, result: '当日没有有效的基本医保' }] };
  }
  const stops = places.map(({ suspensions }) =>
    effective(
      plan,
      suspensions.filter((each) => holdsOn(each, day)),
    ),
  );
  if (stops.includes(null)) return { kind: 'counts', steps: [{ ...step, result: '当日医保待遇正常' }] };
  const open = stops.find((stop) => typeof stop === 'string');
  if (open !== undefined) return unset(open);
  const [stop] = stops.filter((each) => each !== null && typeof each !== 'string');
  return suspended(stop ?? null, step);
}

/** Under `treatment-day` only insurance of the region counts; else insurance anywhere keeps benefit running. */
function placesThatCount(plan: MembershipPlan, insured: readonly InsuredPeriod[]): readonly InsuredPeriod[] {
  const { membership } = plan.selling ?? {};
  if (membership === undefined || valueOf(membership) === 'enrolment-day') return insured;
  return insured.filter(({ admdvs }) => isInRegion(plan.region.admdvs, admdvs));
}

/** The suspension that stops benefit, null where none does, or the name of the unset figure that would tell. */
function effective(plan: MembershipPlan, found: readonly Suspension[]): Suspension | string | null {
  const basic = found.find((each) => each.of === 'basic');
  if (basic !== undefined) return basic;
  const [catastrophic] = found;
  if (catastrophic === undefined) return null;
  const isNeeded = valueOf(plan.eligibility.benefitNeedsCatastrophicCover);
  if (isNeeded === null) return '享受待遇是否要求大病保险不欠费';
  return isNeeded ? catastrophic : null;
}

function suspended(stop: Suspension | null, step: Omit<SellingStep, 'result'>): Verdict {
  const span = stop === null ? '' : `（${stop.from} 至 ${stop.to ?? '今'}）`;
  const what = stop?.of === 'catastrophic' ? '大病保险欠费' : '基本医保暂停';
  const sentence = `就医当日在${what}期间${span}，该期间不享受本产品待遇；缴清并恢复医保待遇之日起恢复。请核对参保记录。`;
  return { kind: 'excluded', reason: 'suspended', sentence, steps: [{ ...step, result: `当日在${what}期间${span}` }] };
}
