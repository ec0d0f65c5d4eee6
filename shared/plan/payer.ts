/** Whose 个人账户 may pay for whom, and who is subsidised: plan rules over relation codes and identities (shape 64). */
import type { RosterPerson } from '../roster-person.ts';
import { valueOf } from './figure.ts';
import { isInRegion } from './in-region.ts';
import type { Plan } from './schema.ts';

export type PayerCheck = { readonly allowed: boolean; readonly sentence: string };

/** `relation`: what the insured is to the account's owner, GB/T 4761 (01 本人, 52 母亲 …). */
export function checkAccountPayer(plan: Plan, relation: string, insured: RosterPerson): PayerCheck {
  const relations = valueOf(plan.payers.accountRelations);
  if (relations === null) return refused('产品方案尚未确定个人账户可为哪些亲属缴费，请改用其他缴费方式。');
  if (!relations.includes(relation)) {
    return refused(`与被保险人的关系（代码 ${relation}）不在本产品允许的个人账户代缴范围内，请改用其他缴费方式。`);
  }
  const mustBeLocal = relation !== '01' && valueOf(plan.payers.accountInRegionOnly) === true;
  const isLocal = insured.insurances.some((row) => isInRegion(plan.region.admdvs, row.insuplc_admdvs));
  if (mustBeLocal && !isLocal) return refused(`个人账户只能为在${plan.region.name}参加基本医保的亲属缴费。`);
  return { allowed: true, sentence: '个人账户可以为该被保险人缴费。' };
}

/** `identity`: the name of the subsidised identity as the plan's document writes it. */
export function checkSubsidy(plan: Plan, identity: string): PayerCheck {
  const identities = valueOf(plan.payers.subsidisedIdentities) ?? [];
  if (identities.includes(identity)) return { allowed: true, sentence: `${identity}属于本产品资助参保人群。` };
  const named = identities.length === 0 ? '本产品方案未列资助参保人群' : `本产品资助人群为：${identities.join('、')}`;
  return refused(`“${identity}”不能按资助参保办理，${named}。请核对身份或改用其他缴费方式。`);
}

function refused(sentence: string): PayerCheck {
  return { allowed: false, sentence };
}
