/** 'plans.offers': what can be sold here today, and in one sentence why not. */
import type { PlanOffer } from '../../shared/contract/enrollment.ts';
import { isBetween, type LocalDate } from '../../shared/dates.ts';
import type { Mode, Zone } from '../../shared/desk.ts';
import { valueOf } from '../../shared/plan/figure.ts';
import { accountRelationsOf } from '../../shared/plan/payer.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { Tender } from '../../shared/payment.ts';
import { deskOf, nowOf } from '../desk-app.ts';
import type { ShelvedPlan } from '../feed/plan-shelf.ts';
import type { QueryHandler } from '../handler.ts';

/** Where and when something is offered. */
export interface OfferPlace {
  readonly mode: Mode;
  readonly zone: Zone;
  readonly businessDay: LocalDate;
}

export const planOffers: QueryHandler<'plans.offers'> = (call) => {
  const { plans, mode, zone } = deskOf(call);
  const place = { mode, zone, businessDay: nowOf(call).businessDay };
  return { offers: plans.allCurrent().map((shelved) => offerOf(shelved, place)) };
};

/** A plan as offered at a place and on a day. */
export function offerOf(shelved: ShelvedPlan, place: OfferPlace): PlanOffer {
  const { plan, premium, unset, samples } = shelved;
  return {
    planId: plan.id,
    productName: plan.productName,
    coverYear: valueOf(plan.coverYear),
    window: valueOf(plan.enrolment.window),
    cover: valueOf(plan.cover),
    premium,
    asksHealth: valueOf(plan.health.isAsked) === true,
    tenders: tendersOf(plan, place.zone),
    accountRelations: accountRelationsOf(plan),
    unset: unset.map((figure) => figure.name),
    samples: [...samples],
    closed: closedReason(shelved, place),
  };
}

/** Counter rule 28: an unset money figure closes a plan, and for real people a sample value; so does a day outside the window. */
function closedReason({ plan, unset, samples }: ShelvedPlan, { mode, businessDay }: OfferPlace): string | null {
  const blocking = unset.filter((figure) => figure.blocks);
  if (blocking.length > 0) {
    return `方案还缺少正式数值（${blocking.map((figure) => figure.name).join('、')}），签发后方可投保。`;
  }
  if (mode === 'live' && samples.length > 0) {
    return `方案含有样例数值（${samples.join('、')}），样例只用于体验模式；换上正式签发的数值后方可投保。`;
  }
  if (mode === 'live') return '投保告知与正式单证尚未开通，目前只能在体验模式办理投保。';
  if (isPricedByFacts(plan))
    return '本产品的保费按版本、优惠或资助身份确定，本窗口尚不能选择，请按承保公司的渠道投保。';
  const window = valueOf(plan.enrolment.window);
  if (window === null) return '参保期尚未公布，公布后方可投保。';
  if (isBetween(businessDay, window.from, window.to)) return null;
  return `${businessDay} 不在参保期内，参保期为 ${window.from} 至 ${window.to}。`;
}

/** The window asks for no version, variant or subsidy yet: it must not take the standard premium in silence (shapes 60, 62). */
function isPricedByFacts({ selling }: Plan): boolean {
  return selling?.versions !== undefined || selling?.variants !== undefined || selling?.subsidies !== undefined;
}

/** No internet or QR payment in 医保专网 (counter rule 5); accounts and subsidies only where the plan names them. */
function tendersOf(plan: Plan, zone: Zone): Tender[] {
  const tenders: Tender[] = ['cash'];
  if (accountRelationsOf(plan).length > 0) tenders.push('personal-account');
  if (zone !== 'hsa-net') tenders.push('qr');
  tenders.push('card', 'transfer');
  if ((valueOf(plan.payers.subsidisedIdentities) ?? []).length > 0) tenders.push('subsidy');
  return tenders;
}
