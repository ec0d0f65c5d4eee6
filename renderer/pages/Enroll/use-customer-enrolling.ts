/** What the citizen sees while an enrolment is filled in: as soon as the card is known to be eligible, nothing before. */
import type { CheckAnswer, PlanOffer } from '../../../shared/contract/enrollment.ts';
import type { ContentOf } from '../../../shared/customer-screen.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Operator } from '../../../shared/desk.ts';
import type { Tender } from '../../../shared/payment.ts';
import { useSession } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { readCertificate } from '../../components/certificate.ts';
import type { PartyDraft } from '../../components/party.ts';
import { hasSamplePremium } from '../../components/premium-label.ts';
import { useCustomerShows } from '../../customer/customer-context.ts';
import { maskedPerson } from '../../customer/masked.ts';
import { useNotices, type NoticesAtWork } from '../../customer/use-notices.ts';
import type { Card } from './use-eligibility.ts';

/** An enrolment as far as it is known. */
export interface EnrollingFacts {
  readonly isShown: boolean;
  /** 受理 is done: from then on it is shown only while the notices still wait for the citizen. */
  readonly isProposed: boolean;
  readonly offer: PlanOffer | null;
  readonly check: CheckAnswer | null;
  readonly card: Card | null;
  /** As typed: asked for where the insured cannot apply alone. */
  readonly applicant: PartyDraft;
  readonly today: LocalDate | undefined;
  readonly tender: Tender | null;
}

/** Shows it on the 客户屏 and hears the confirmation of the notices; null while there is nobody to ask. */
export function useCustomerEnrolling(facts: EnrollingFacts): NoticesAtWork | null {
  const { offer, check, card } = facts;
  const operator = useSession()?.operator ?? null;
  const applicant = applicantOf(facts);
  const isAskable = offer?.closed === null && card !== null && applicant !== null && check?.verdict === 'eligible';
  const subject = isAskable
    ? { planId: offer.planId, card: { psn_cert_type: card.psn_cert_type, certno: card.certno }, applicant }
    : null;
  const notices = useNotices(subject);
  const liabilities = useDeskQuery('citizen.cover', { planId: offer?.planId ?? '-' }, offer !== null).data?.liabilities;
  const content = subject === null ? null : contentOf(facts, operator, notices, liabilities ?? []);
  const isDue = !facts.isProposed || notices.confirmation === null;
  useCustomerShows(facts.isShown && isDue ? content : null, (answer) => {
    if (answer.kind === 'confirmed') notices.confirmOnScreen(answer);
  });
  return content === null ? null : notices;
}

/** Who confirms: the insured, or the guardian as soon as their number is whole. */
function applicantOf({ check, card, applicant: { certType, certno: typed }, today }: EnrollingFacts) {
  if (check === null || card === null || today === undefined) return null;
  if (!check.needsGuardian) return { psn_cert_type: card.psn_cert_type, certno: card.certno };
  const { certno } = readCertificate(certType, typed, today);
  return certno === null ? null : { psn_cert_type: certType, certno };
}

function contentOf(
  { offer, check, card, tender }: EnrollingFacts,
  operator: Operator | null,
  { asked }: NoticesAtWork,
  liabilities: ContentOf<'enrolling'>['liabilities'],
): ContentOf<'enrolling'> | null {
  // Who has no 执业登记编号 cannot sell, so there is nothing to confirm.
  if (offer === null || card === null || operator === null || operator.licenceNo === null) return null;
  return {
    kind: 'enrolling',
    product: offer.productName,
    person: maskedPerson(card.psn_name, card.certno),
    premium: check?.premium ?? offer.premium,
    isSample: hasSamplePremium(offer),
    cover: offer.cover,
    liabilities,
    seller: { name: operator.name, licenceNo: operator.licenceNo, insurer: operator.insurer ?? '' },
    tender,
    notices: asked,
  };
}
