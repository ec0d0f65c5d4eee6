/** Which tender may pay for whom (counter rules 5, 8; PRODUCTS shapes 62, 64). */
import type { ParsedInput } from '../../shared/contract.ts';
import type { PlanOffer } from '../../shared/contract/enrollment.ts';
import type { EntryBody } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { requireCertificate } from '../../shared/identity.ts';
import { compareNames } from '../../shared/names.ts';
import type { PaperKind } from '../../shared/papers.ts';
import type { Insured, RelatedParty } from '../../shared/parties.ts';
import { REFERENCED_TENDERS, type Tender, TENDER_NAMES } from '../../shared/payment.ts';
import { isInRegion } from '../../shared/plan/in-region.ts';
import { checkAccountPayer, checkSubsidy } from '../../shared/plan/payer.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { RosterPerson } from '../../shared/roster-person.ts';
import type { PayerCheck } from '../../shared/selling/may-account-pay.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, nowOf } from '../desk-app.ts';
import { readingsOf } from '../names/readings.ts';
import { currentRoster } from '../roster/current.ts';
import { SELF } from './applicant.ts';
import { refuseImpossibleRelation } from './relations.ts';

export type PaymentInput = ParsedInput<'enrollment.propose'>['payment'];
export type Payer = EntryBody<'policy.proposed/1'>['payment']['payer'];

interface Terms {
  readonly plan: Plan;
  readonly offer: PlanOffer;
  readonly applicant: RelatedParty;
  /** As frozen, their name confirmed against the card where the roster spells it otherwise. */
  readonly insured: Insured;
  /** The insured as the roster knows them; null when a later roster no longer does. */
  readonly person: RosterPerson | null;
}

/** Who pays, checked against the plan. */
export function checkPayment(call: Call, payment: PaymentInput, terms: Terms): Payer {
  const { tender, reference } = payment;
  if (!terms.offer.tenders.includes(tender)) {
    throw new AppError('tender-refused', { tender: TENDER_NAMES[tender], plan: terms.plan.productName });
  }
  if (REFERENCED_TENDERS.includes(tender) !== (reference !== null)) {
    if (reference === null) throw new AppError('reference-missing', { tender: TENDER_NAMES[tender] });
    throw new AppError('input-invalid', {
      field: '交易流水号',
      path: 'payment.reference',
      problem: `${TENDER_NAMES[tender]}不填流水号`,
    });
  }
  if (tender === 'subsidy') return subsidyOf(payment, terms.plan);
  const person = payerOf(call, payment.payer, terms.applicant);
  if (tender === 'personal-account') checkAccount(call, person, terms);
  return { kind: 'person', person };
}

/** The papers of a payment: a 受理单 unless it is cash, whose 保费收据 the cashier's counting brings (counter rule 8). */
export function paymentPapers(tender: Tender): PaperKind[] {
  switch (tender) {
    case 'cash':
      return [];
    case 'personal-account':
      return ['deduction-acceptance'];
    case 'qr':
    case 'card':
    case 'transfer':
    case 'subsidy':
      return ['payment-acceptance'];
  }
}

/** The same reference of the same channel twice is refused (counter rule 8); `replaces`: the payment that gives way. */
export function refuseUsedReference(
  db: Database,
  tender: Tender,
  reference: string | null,
  replaces: string | null,
): void {
  if (reference !== null && isReferenceUsed(db, tender, reference, replaces)) {
    throw new AppError('reference-used', { reference });
  }
}

/** Whether another payment that did not fail bears this reference of this channel. */
export function isReferenceUsed(db: Database, tender: Tender, reference: string, except: string | null): boolean {
  const used = db.one(
    `SELECT 1 FROM payments WHERE tender = ? AND reference = ? AND state <> 'failed' AND payment_id IS NOT ?`,
    tender,
    reference,
    except,
  );
  return used !== undefined;
}

/** Counter rule 13: subsidies are receivables from a named payer for a named identity. */
function subsidyOf({ subsidy }: PaymentInput, plan: Plan): Payer {
  if (subsidy === null) throw new AppError('subsidy-missing', {});
  requireAllowed(checkSubsidy(plan, subsidy.identity));
  return { kind: 'subsidy', ...subsidy };
}

function payerOf(call: Call, payer: RelatedParty | null, applicant: RelatedParty): RelatedParty {
  if (payer === null) return applicant;
  const { certno } = requireCertificate(payer.psn_cert_type, payer.certno, nowOf(call).businessDay);
  return { ...payer, certno };
}

/** The plan allows the relation; the account's owner is an active 职工 of the roster and bears the name given. */
function checkAccount(call: Call, owner: RelatedParty, { plan, person, insured }: Terms): void {
  if ((owner.relation === SELF) !== (owner.certno === insured.certno)) requireAllowed(NOT_SELF);
  refuseImpossibleRelation(call, '付款人', owner, insured);
  requireAllowed(
    person === null
      ? INSURED_GONE
      : checkAccountPayer(plan, owner.relation, person, relativesPaidBy(call, plan, owner, insured)),
  );
  const found = currentRoster(call.app)?.find(owner.certno) ?? null;
  const hasAccount = found?.insurances.some(
    (row) => row.insutype === '310' && row.psn_insu_stas === '1' && isInRegion(plan.region.admdvs, row.insuplc_admdvs),
  );
  if (found === null || hasAccount !== true) throw new AppError('account-owner-unknown', { name: owner.psn_name });
  if (!bearsName(owner, found, insured)) throw new AppError('account-owner-differs', { name: owner.psn_name });
}

/** Relatives the account has paid for under this plan, as this desk's book holds them; asked only where the plan limits them. */
function relativesPaidBy(call: Call, plan: Plan, owner: RelatedParty, insured: Insured): number | null {
  if (plan.selling?.account?.relativesAtMost === undefined) return null;
  const row = deskOf(call).db.one<{ relatives: number }>(
    `SELECT COUNT(DISTINCT policies.certno) AS relatives
       FROM payments JOIN policies ON policies.policy_id = payments.policy_id
      WHERE payments.tender = 'personal-account' AND payments.state <> 'failed' AND payments.payer_certno = ?
        AND policies.plan_id = ? AND policies.state IN ('proposed', 'accepted') AND policies.certno NOT IN (?, ?)`,
    owner.certno,
    plan.id,
    owner.certno,
    insured.certno,
  );
  return row?.relatives ?? 0;
}

/** The roster's name, or, of the insured's own account, the one the clerk confirmed against the card (counter rule 11). */
function bearsName(owner: RelatedParty, found: RosterPerson, insured: Insured): boolean {
  const confirmed = owner.certno === insured.certno ? [insured.psn_name] : [];
  return [found.psn_name, ...confirmed].some((name) => compareNames(owner.psn_name, name, readingsOf) !== 'differs');
}

const NOT_SELF: PayerCheck = {
  allowed: false,
  sentence: '付款人与被保险人的关系和证件号码对不上：是同一人的关系选“本人”，不是同一人的不能选“本人”。请核对后重试。',
};

const INSURED_GONE: PayerCheck = {
  allowed: false,
  sentence: '被保险人不在当前参保库中，不能扣个人账户。请更新参保库，或换一种缴费方式。',
};

function requireAllowed({ allowed, sentence }: PayerCheck): void {
  if (!allowed) throw new AppError('payer-refused', { sentence });
}
