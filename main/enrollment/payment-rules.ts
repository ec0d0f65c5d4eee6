/** Which tender may pay for whom (counter rules 5, 8; PRODUCTS shapes 62, 64). */
import type { ParsedInput } from '../../shared/contract.ts';
import type { PlanOffer } from '../../shared/contract/enrollment.ts';
import type { EntryBody } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { requireCertificate } from '../../shared/identity.ts';
import type { RelatedParty } from '../../shared/parties.ts';
import { REFERENCED_TENDERS, TENDER_NAMES } from '../../shared/payment.ts';
import { checkAccountPayer, checkSubsidy, type PayerCheck } from '../../shared/plan/payer.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { RosterPerson } from '../../shared/roster-person.ts';
import { type Call, nowOf } from '../desk-app.ts';
import { currentRoster } from '../roster/current.ts';

type PaymentInput = ParsedInput<'enrollment.propose'>['payment'];
type Payer = EntryBody<'policy.proposed/1'>['payment']['payer'];

interface Terms {
  readonly plan: Plan;
  readonly offer: PlanOffer;
  readonly applicant: RelatedParty;
  /** The insured as the roster knows them. */
  readonly person: RosterPerson;
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
  requireAllowed(checkSubsidy(plan, subsidy.identity));
  return { kind: 'subsidy', ...subsidy };
}

function payerOf(call: Call, payer: RelatedParty | null, applicant: RelatedParty): RelatedParty {
  if (payer === null) return applicant;
  const { certno } = requireCertificate(payer.psn_cert_type, payer.certno, nowOf(call).businessDay);
  return { ...payer, certno };
}

/** The plan allows the relation, and the account's owner is an active 职工 of the roster. */
function checkAccount(call: Call, owner: RelatedParty, { plan, person }: Terms): void {
  requireAllowed(checkAccountPayer(plan, owner.relation, person));
  const city = plan.region.admdvs.slice(0, 4);
  const found = currentRoster(call.app)?.find(owner.certno) ?? null;
  const hasAccount = found?.insurances.some(
    (row) => row.insutype === '310' && row.psn_insu_stas === '1' && row.insuplc_admdvs.startsWith(city),
  );
  if (hasAccount !== true) throw new AppError('account-owner-unknown', { name: owner.psn_name });
}

function requireAllowed({ allowed, sentence }: PayerCheck): void {
  if (!allowed) throw new AppError('payer-refused', { sentence });
}
