/** Whose 个人账户 may pay for whom, and who is subsidised: plan rules over relation codes and identities (shape 64). */
import { relationTable } from '../codes/relation.ts';
import type { RosterPerson } from '../roster-person.ts';
import { mayAccountPay, type PayerCheck } from '../selling/may-account-pay.ts';
import { valueOf } from './figure.ts';
import { isInRegion } from './in-region.ts';
import type { Plan } from './schema.ts';

/** `relation`: what the insured is to the account's owner, GB/T 4761 (01 本人, 52 母亲 …); `relativesBefore` as in AccountFacts. */
export function checkAccountPayer(
  plan: Plan,
  relation: string,
  insured: RosterPerson,
  relativesBefore: number | null,
): PayerCheck {
  const { admdvs } = plan.region;
  const isInsuredInRegion = insured.insurances.some((row) => isInRegion(admdvs, row.insuplc_admdvs));
  return mayAccountPay(plan, { relation, isInsuredInRegion, relativesBefore });
}

/** The relations an account may pay for, as offered at the window; every one where friends may be paid for too. */
export function accountRelationsOf(plan: Plan): string[] {
  const anyRelation = plan.selling?.account?.anyRelation;
  const isAny = anyRelation !== undefined && valueOf(anyRelation) === true;
  return isAny ? relationTable.rows.map(({ code }) => code) : [...(valueOf(plan.payers.accountRelations) ?? [])];
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
