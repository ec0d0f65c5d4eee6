/** Reads an enrolment draft into the command's input, or says at which field something is missing. */
import type { Input } from '../../../shared/contract.ts';
import type { CheckAnswer, PlanOffer } from '../../../shared/contract/enrollment.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { typedNameSchema, typedTelSchema } from '../../../shared/typed-party.ts';
import { readCertificate } from '../../components/certificate.ts';
import { readParty, type PartyErrors } from '../../components/party.ts';
import { readPayment, type PaymentErrors } from '../Payments/payment-draft.ts';
import type { EnrollDraft } from './draft.ts';

export interface EnrollErrors extends PaymentErrors {
  readonly certno?: string;
  readonly name?: string;
  readonly tel?: string;
  readonly plan?: string;
  readonly nameConfirmed?: string;
  readonly health?: string;
  readonly authority?: string;
  readonly applicant?: PartyErrors;
  readonly agent?: PartyErrors;
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
  const { payment, errors: paymentErrors } = readPayment(draft, facts.today);
  const choices = choiceErrors(draft, facts);
  // The payment is asked for only where the product can be sold to this person.
  const errors = {
    ...cardErrors(draft, facts),
    ...choices,
    ...people.errors,
    ...(choices.plan === undefined ? paymentErrors : {}),
  };
  if (Object.keys(errors).length > 0 || draft.planId === null || payment === null) return { input: null, errors };
  const certno = readCertificate(draft.certType, draft.certno, facts.today).certno ?? '';
  const { applicant, agent } = people;
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
      payment,
    },
  };
}

function cardErrors(draft: EnrollDraft, { today, check }: EnrollFacts): EnrollErrors {
  const { problem } = readCertificate(draft.certType, draft.certno, today);
  const needsConfirmation = check?.nameMatches === false && !draft.isNameConfirmed;
  const tel = draft.tel.trim() === '' ? undefined : problemOf(typedTelSchema, draft.tel);
  return {
    ...(problem === null ? {} : { certno: problem }),
    ...nameErrors(draft.name),
    ...(tel === undefined ? {} : { tel }),
    ...(needsConfirmation ? { nameConfirmed: '请核对证件原件后勾选' } : {}),
  };
}

function nameErrors(name: string): EnrollErrors {
  const problem = name.trim() === '' ? '请填写姓名，与证件一致' : problemOf(typedNameSchema, name);
  return problem === undefined ? {} : { name: problem };
}

function problemOf(schema: typeof typedNameSchema | typeof typedTelSchema, typed: string): string | undefined {
  return schema.safeParse(typed).error?.issues[0]?.message;
}

function choiceErrors(draft: EnrollDraft, { offer, check }: EnrollFacts): EnrollErrors {
  if (offer === null) return { plan: '请选择产品' };
  if (check === null) return { plan: unchecked(draft) };
  if (check.verdict === 'ineligible') return { plan: '不可参保，不能受理。原因见右侧' };
  const needsHealth = offer.asksHealth && draft.health === null;
  return needsHealth ? { health: '请由本人回答后选择' } : {};
}

/** Not asked yet, or asked in vain: Ctrl+Enter asks again. */
function unchecked({ certno, name }: EnrollDraft): string {
  const isFilled = certno.trim() !== '' && name.trim() !== '';
  return isFilled
    ? '参保资格没有核对成功，原因见右侧；请再按 Ctrl+Enter 重试'
    : '还没有核对参保资格，请先填好证件号码和姓名';
}

function readPeople(draft: EnrollDraft, { today, check }: EnrollFacts) {
  const needsApplicant = check?.needsGuardian === true;
  const applicant = needsApplicant ? readParty(draft.applicant, today) : NOBODY;
  const agent = draft.hasAgent ? readParty(draft.agent, today) : NOBODY;
  const errors: EnrollErrors = {
    ...(hasErrors(applicant.errors) ? { applicant: applicant.errors } : {}),
    ...(hasErrors(agent.errors) ? { agent: agent.errors } : {}),
    ...(draft.hasAgent && draft.authority === null ? { authority: '请选择代办依据' } : {}),
  };
  return { applicant: applicant.party, agent: agent.party, errors };
}

const NOBODY = { party: null, errors: {} } as const;

function hasErrors(errors: PartyErrors): boolean {
  return Object.values(errors).some((error) => error !== undefined);
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
