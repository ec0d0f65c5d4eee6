/** May this 个人账户 pay for this person: relation, membership of the region, and how many relatives it has paid for (shape 64). */
import { isSet, valueOf } from '../plan/figure.ts';
import type { Plan } from '../plan/schema.ts';

export type PayerCheck = { readonly allowed: boolean; readonly sentence: string };

export type AccountFacts = {
  /** What the insured is to the account's owner, GB/T 4761 (01 本人, 52 母亲 …). */
  readonly relation: string;
  /** Is the insured a basic-insurance member of the plan's region? null: not known. */
  readonly isInsuredInRegion: boolean | null;
  /** Relatives this account has already paid for in the cover year, this one and the owner not counted; null: not known. */
  readonly relativesBefore: number | null;
};

const OWNER = '01';

/** Yes, or a sentence with the reason and the next step. An unknown fact that the plan asks for is a refusal that names it. */
export function mayAccountPay(plan: Plan, facts: AccountFacts): PayerCheck {
  const refusal = relationRefusal(plan, facts) ?? regionRefusal(plan, facts) ?? headRefusal(plan, facts);
  if (refusal !== null) return { allowed: false, sentence: refusal };
  return { allowed: true, sentence: '个人账户可以为该被保险人缴费。' };
}

function relationRefusal(plan: Plan, { relation }: AccountFacts): string | null {
  const anyRelation = plan.selling?.account?.anyRelation;
  if (anyRelation !== undefined && valueOf(anyRelation) === true) return null;
  const relations = valueOf(plan.payers.accountRelations);
  if (relations === null) return '产品方案尚未确定个人账户可为哪些亲属缴费，请改用其他缴费方式。';
  if (relations.includes(relation)) return null;
  return `与被保险人的关系（代码 ${relation}）不在本产品允许的个人账户代缴范围内，请改用其他缴费方式。`;
}

function regionRefusal(plan: Plan, { relation, isInsuredInRegion }: AccountFacts): string | null {
  const mustBeLocal = relation !== OWNER && valueOf(plan.payers.accountInRegionOnly) === true;
  if (!mustBeLocal || isInsuredInRegion === true) return null;
  if (isInsuredInRegion === null) return `不知道被保险人是否在${plan.region.name}参加基本医保，请先核对其参保状态。`;
  return `个人账户只能为在${plan.region.name}参加基本医保的人缴费，请改用其他缴费方式。`;
}

function headRefusal(plan: Plan, { relation, relativesBefore }: AccountFacts): string | null {
  const limit = plan.selling?.account?.relativesAtMost;
  if (limit === undefined || relation === OWNER) return null;
  if (!isSet(limit)) return '产品方案尚未确定一个账户可为几位亲属缴费，请联系承保公司或改用其他缴费方式。';
  if (relativesBefore === null) return '不知道该账户本年度已为几位亲属缴费，请查询后再办理，或改用其他缴费方式。';
  if (relativesBefore < limit.value) return null;
  return `该账户本年度已为 ${relativesBefore} 位亲属缴费，本产品最多 ${limit.value} 位，请改用其他缴费方式。`;
}
