/** Do the conditions of a premium variant or a subsidy hold for this order? An unknown fact is named, never taken as "no" (shape 62). */
import { assertNever } from '../assert-never.ts';
import { ageOn, daysBetween, type LocalDate } from '../dates.ts';
import type { SellingCondition, SponsorKind } from '../plan/selling.ts';
import { missing, type Missing } from './answer.ts';

/** Facts of one insured in one order; null is "not known". */
export type PremiumFacts = {
  /** The version chosen, null where the plan has none. */
  readonly version: string | null;
  readonly purchasedOn: LocalDate;
  readonly coverStart: LocalDate | null;
  readonly birth: LocalDate | null;
  /** Parents of the insured who are insured by the same order. */
  readonly parentsInOrder: number | null;
  /** Names of other products the insured holds. */
  readonly products: readonly string[] | null;
  /** Heads of the group order; 1 for a person alone. */
  readonly heads: number | null;
  readonly identities: readonly string[] | null;
  /** Who pays for the order besides the insured, by the order's own contract. */
  readonly sponsors: readonly { readonly kind: SponsorKind; readonly name: string }[] | null;
};

/** True when all hold, false as soon as one does not; else the first fact that would tell. */
export function allHold(conditions: readonly SellingCondition[], facts: PremiumFacts): boolean | Missing {
  const verdicts = conditions.map((condition) => holds(condition, facts));
  if (verdicts.includes(false)) return false;
  return verdicts.find((verdict) => typeof verdict !== 'boolean') ?? true;
}

function holds(condition: SellingCondition, facts: PremiumFacts): boolean | Missing {
  switch (condition.kind) {
    case 'under-age':
      return isUnder(condition, facts);
    case 'newborn':
      return isNewborn(condition.days, facts);
    case 'parents-in-order': {
      const { parentsInOrder } = facts;
      if (parentsInOrder === null) return missing('parentsInOrder', '同单投保的父母人数', '请核对本单被保险人的关系。');
      return parentsInOrder >= condition.parents;
    }
    case 'holds-product': {
      if (facts.products === null) return missing('products', `是否持有${condition.name}`, '请查询其已投保的产品。');
      return facts.products.includes(condition.name);
    }
    case 'group-heads': {
      if (facts.heads === null) return missing('heads', '本单投保人数', '请填写单位投保的总人数，个人投保填 1。');
      return facts.heads >= condition.from && (condition.to === null || facts.heads <= condition.to);
    }
    case 'identity': {
      if (facts.identities === null) return missing('identities', '资助身份', '请经授权查询身份，或请其出示证明。');
      return facts.identities.some((identity) => condition.oneOf.includes(identity));
    }
    case 'sponsored-by': {
      if (facts.sponsors === null) return missing('sponsors', '本单的代付方', '请核对团体投保或捐赠协议。');
      return facts.sponsors.some(({ kind }) => kind === condition.sponsor);
    }
    default:
      return assertNever(condition);
  }
}

function isUnder(
  { age, on }: Extract<SellingCondition, { kind: 'under-age' }>,
  { birth, purchasedOn, coverStart }: PremiumFacts,
): boolean | Missing {
  if (birth === null) return missing('birth', '出生日期', '请核对证件。');
  const day = on === 'purchase' ? purchasedOn : coverStart;
  if (day === null) return missing('coverStart', '保障首日', '请联系承保公司确定保障期间。');
  return ageOn(birth, day) < age;
}

function isNewborn(days: number, { birth, purchasedOn }: PremiumFacts): boolean | Missing {
  if (birth === null) return missing('birth', '出生日期', '请核对证件或出生医学证明。');
  const age = daysBetween(birth, purchasedOn);
  return age >= 0 && age <= days;
}
