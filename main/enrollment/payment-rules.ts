/** Which tender may pay for whom (counter rules 5, 8; PRODUCTS shapes 62, 64). */
import type { ParsedInput } from '../../shared/contract.ts';
import type { PlanOffer } from '../../shared/contract/enrollment.ts';
import { codeName } from '../../shared/codes/code-table.ts';
import { relationTable } from '../../shared/codes/relation.ts';
import type { EntryBody } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { requireCertificate } from '../../shared/identity.ts';
import type { Insured, RelatedParty } from '../../shared/parties.ts';
import { REFERENCED_TENDERS, TENDER_NAMES } from '../../shared/payment.ts';
import { valueOf } from '../../shared/plan/figure.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import { type Call, nowOf } from '../desk-app.ts';
import { currentRoster } from '../roster/current.ts';

type PaymentInput = ParsedInput<'enrollment.propose'>['payment'];
type Payer = EntryBody<'policy.proposed/1'>['payment']['payer'];

interface Terms {
  readonly plan: Plan;
  readonly offer: PlanOffer;
  readonly applicant: RelatedParty;
  readonly insured: Insured;
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

/** Counter rule 13: subsidies are receivables from a named payer for a named identity. */
function subsidyOf({ subsidy }: PaymentInput, plan: Plan): Payer {
  if (subsidy === null) throw new AppError('subsidy-missing', {});
  const identities = valueOf(plan.payers.subsidisedIdentities) ?? [];
  if (!identities.includes(subsidy.identity)) {
    const problem = `本产品只资助：${identities.join('、')}`;
    throw new AppError('input-invalid', { field: '资助身份', path: 'payment.subsidy.identity', problem });
  }
  return { kind: 'subsidy', ...subsidy };
}

function payerOf(call: Call, payer: RelatedParty | null, applicant: RelatedParty): RelatedParty {
  if (payer === null) return applicant;
  const { certno } = requireCertificate(payer.psn_cert_type, payer.certno, nowOf(call).businessDay);
  return { ...payer, certno };
}

/** The account's owner is an active 职工 of the roster, and the insured is one of the relations the plan allows. */
function checkAccount(call: Call, owner: RelatedParty, { offer, plan }: Terms): void {
  const allowed = offer.accountRelations;
  if (!allowed.includes(owner.relation)) {
    throw new AppError('account-relation-refused', {
      relation: nameOf(owner.relation),
      allowed: allowed.map(nameOf).join('、'),
    });
  }
  const city = plan.region.admdvs.slice(0, 4);
  const person = currentRoster(call.app)?.find(owner.certno) ?? null;
  const hasAccount = person?.insurances.some(
    (row) => row.insutype === '310' && row.psn_insu_stas === '1' && row.insuplc_admdvs.startsWith(city),
  );
  if (hasAccount !== true) throw new AppError('account-owner-unknown', { name: owner.psn_name });
}

function nameOf(relation: string): string {
  return codeName(relationTable, relation) ?? relation;
}
