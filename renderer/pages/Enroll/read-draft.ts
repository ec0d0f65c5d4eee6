/** Reads an enrolment draft into the command's input, or says at which field something is missing. */
import type { Input } from '../../../shared/contract.ts';
import type { CheckAnswer, PlanOffer } from '../../../shared/contract/enrollment.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { REFERENCED_TENDERS } from '../../../shared/payment.ts';
import { readCertificate } from '../../components/certificate.ts';
import { readParty, type PartyErrors } from '../../components/party.ts';
import type { EnrollDraft } from './draft.ts';

export interface EnrollErrors {
  readonly certno?: string;
  readonly name?: string;
  readonly plan?: string;
  readonly nameConfirmed?: string;
  readonly health?: string;
  readonly tender?: string;
  readonly accountOwner?: string;
  readonly reference?: string;
  readonly subsidyName?: string;
  readonly subsidyIdentity?: string;
  readonly authority?: string;
  readonly applicant?: PartyErrors;
  readonly agent?: PartyErrors;
  readonly payer?: PartyErrors;
}

/** What the draft is read against. */
export interface EnrollFacts {
  readonly today: LocalDate;
  readonly offer: PlanOffer | null;
  readonly check: CheckAnswer | null;
}

export interface ReadEnrollment {
  /** Null while something is missing; then `errors` has at least one. */
  readonly input: Input<'enrollment.propose'> | null;
  readonly errors: EnrollErrors;
}

/** The command's input, or every error at once. */
export function readEnrollment(draft: EnrollDraft, facts: EnrollFacts): ReadEnrollment {
  const people = readPeople(draft, facts);
  const errors: EnrollErrors = { ...cardErrors(draft, facts), ...choiceErrors(draft, facts), ...people.errors };
  if (Object.keys(errors).length > 0 || draft.planId === null || draft.tender === null) return { input: null, errors };
  const certno = readCertificate(draft.certType, draft.certno, facts.today).certno ?? '';
  const { applicant, agent, payer } = people;
  return {
    errors: {},
    input: {
      planId: draft.planId,
      insured: {
        psn_cert_type: draft.certType,
        certno,
        psn_name: draft.name,
        tel: textOrNull(draft.tel),
        nameConfirmed: draft.isNameConfirmed,
      },
      applicant,
      agent: agent === null || draft.authority === null ? null : { ...agent, authority: draft.authority },
      declaredHealth: facts.offer?.asksHealth === true ? draft.health : null,
      payment: {
        tender: draft.tender,
        payer,
        reference: REFERENCED_TENDERS.includes(draft.tender) ? textOrNull(draft.reference) : null,
        subsidy: draft.tender === 'subsidy' ? { name: draft.subsidyName, identity: draft.subsidyIdentity } : null,
      },
    },
  };
}

function cardErrors(draft: EnrollDraft, { today, check }: EnrollFacts): EnrollErrors {
  const { problem } = readCertificate(draft.certType, draft.certno, today);
  const needsConfirmation = check?.nameMatches === false && !draft.isNameConfirmed;
  return {
    ...(problem === null ? {} : { certno: problem }),
    ...(draft.name.trim() === '' ? { name: '请填写姓名，与证件一致' } : {}),
    ...(needsConfirmation ? { nameConfirmed: '请核对证件原件后勾选' } : {}),
  };
}

function choiceErrors(draft: EnrollDraft, { offer, check }: EnrollFacts): EnrollErrors {
  if (offer === null) return { plan: '请选择产品' };
  if (check === null) return { plan: '还没有核对参保资格，请先填好证件号码和姓名' };
  if (check.verdict === 'ineligible') return { plan: '不可参保，不能受理。原因见右侧' };
  const needsHealth = offer.asksHealth && draft.health === null;
  return { ...(needsHealth ? { health: '请由本人回答后选择' } : {}), ...paymentErrors(draft) };
}

function paymentErrors(draft: EnrollDraft): EnrollErrors {
  if (draft.tender === null) return { tender: '请选择缴费方式' };
  const isReferenced = REFERENCED_TENDERS.includes(draft.tender);
  const isSubsidy = draft.tender === 'subsidy';
  const needsOwner = draft.tender === 'personal-account' && draft.accountOwner === null;
  return {
    ...(isReferenced && draft.reference.trim() === '' ? { reference: '请填写支付渠道的交易单号' } : {}),
    ...(isSubsidy && draft.subsidyName.trim() === '' ? { subsidyName: '请填写资助单位' } : {}),
    ...(isSubsidy && draft.subsidyIdentity.trim() === '' ? { subsidyIdentity: '请填写资助身份' } : {}),
    ...(needsOwner ? { accountOwner: '请选择由谁的个人账户支付' } : {}),
  };
}

function readPeople(draft: EnrollDraft, { today, check }: EnrollFacts) {
  const needsApplicant = check?.needsGuardian === true;
  const isPaidByOther = draft.tender === 'personal-account' && draft.accountOwner === 'other';
  const applicant = needsApplicant ? readParty(draft.applicant, today) : NOBODY;
  const agent = draft.hasAgent ? readParty(draft.agent, today) : NOBODY;
  const payer = isPaidByOther ? readParty(draft.payer, today) : NOBODY;
  const errors: EnrollErrors = {
    ...(hasErrors(applicant.errors) ? { applicant: applicant.errors } : {}),
    ...(hasErrors(agent.errors) ? { agent: agent.errors } : {}),
    ...(hasErrors(payer.errors) ? { payer: payer.errors } : {}),
    ...(draft.hasAgent && draft.authority === null ? { authority: '请选择代办依据' } : {}),
  };
  return { applicant: applicant.party, agent: agent.party, payer: payer.party, errors };
}

const NOBODY = { party: null, errors: {} } as const;

function hasErrors(errors: PartyErrors): boolean {
  return Object.values(errors).some((error) => error !== undefined);
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
