/** What a card that is read does to an enrolment: fills the insured, or another person of the form, never over somebody. */
import type { CheckAnswer } from '../../../shared/contract/enrollment.ts';
import { normaliseNumber } from '../../../shared/identity/normalise.ts';
import type { CardRead } from '../../devices/use-cards.ts';
import type { PartyDraft } from '../../components/party.ts';
import type { ChangeDraft, EnrollDraft } from './draft.ts';
import type { Card } from './use-eligibility.ts';

/** How the form takes cards. */
export interface CardTaking {
  /** As the insured of this form. */
  readonly fill: (read: CardRead) => void;
  /** The next customer, with a form of their own: empty, or begun with this card. */
  readonly next: (read?: CardRead) => void;
  /** The card this form began with, or null. */
  readonly first: CardRead | null;
  /** It is known what was left half typed: a card read earlier waits. */
  readonly isReady: boolean;
}

/** The insured's fields from a card; a scanner gives no name, and what is typed then stays. */
export function insuredOf(read: CardRead | null): Partial<EnrollDraft> {
  if (read === null) return {};
  const { psn_cert_type: certType, certno, psn_name } = read;
  return psn_name === null ? { certType, certno } : { certType, certno, name: psn_name };
}

/** A card complete enough to ask whether its bearer may join. */
export function wholeCard(read: CardRead | null): Card | null {
  if (read === null || read.psn_name === null) return null;
  return { psn_cert_type: read.psn_cert_type, certno: read.certno, psn_name: read.psn_name };
}

/** Whether the form already holds another person than the card. */
export function holdsOther(draft: EnrollDraft, read: CardRead): boolean {
  const typed = normaliseNumber(draft.certno);
  if (typed !== '') return typed !== read.certno;
  return draft.name.trim() !== '' && read.psn_name !== null && draft.name.trim() !== read.psn_name;
}

/** The form's other people who are still to be entered: a parent lays their own card down after the child's. */
export function emptyRoles(draft: EnrollDraft, check: CheckAnswer | null, change: ChangeDraft) {
  const role = (label: string, isAsked: boolean, party: PartyDraft, put: (party: PartyDraft) => void) => ({
    label,
    isAsked: isAsked && party.certno === '' && party.name === '',
    put: ({ psn_cert_type, certno, psn_name }: CardRead) =>
      put({ ...party, certType: psn_cert_type, certno, name: psn_name ?? '' }),
  });
  const paysByOther = draft.tender === 'personal-account' && draft.accountOwner === 'other';
  const roles = [
    role('填为投保人（监护人）', check?.needsGuardian === true, draft.applicant, (applicant) => change({ applicant })),
    role('填为付款人', paysByOther, draft.payer, (payer) => change({ payer })),
    role('填为代办人', draft.hasAgent, draft.agent, (agent) => change({ agent })),
  ];
  return roles.filter(({ isAsked }) => isAsked);
}

/** The clerk goes on after the card: with the product, or with the name that a scanner does not tell. */
export function focusPastCard(form: HTMLElement | null, read: CardRead): void {
  const product = form?.querySelector<HTMLElement>('input[type=radio]:not([disabled])');
  const name = form?.querySelector<HTMLElement>('.insured-name input');
  (read.psn_name === null ? name : product)?.focus();
}
