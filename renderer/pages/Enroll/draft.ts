/** An enrolment as typed: nothing chosen until the clerk chooses, nothing ticked beforehand (counter rule 9). */
import type { HealthStatus } from '../../../shared/health.ts';
import { EMPTY_PARTY, type PartyDraft } from '../../components/party.ts';
import { EMPTY_PAYMENT, type PaymentDraft } from '../Payments/payment-draft.ts';

export interface EnrollDraft extends PaymentDraft {
  readonly certType: string;
  readonly certno: string;
  readonly name: string;
  readonly tel: string;
  readonly isNameConfirmed: boolean;
  readonly planId: string | null;
  readonly applicant: PartyDraft;
  readonly hasAgent: boolean;
  readonly agent: PartyDraft;
  readonly authority: 'mandate' | 'guardianship' | null;
  readonly health: HealthStatus | null;
}

export const EMPTY_ENROLLMENT: EnrollDraft = {
  ...EMPTY_PAYMENT,
  certType: '01',
  certno: '',
  name: '',
  tel: '',
  isNameConfirmed: false,
  planId: null,
  applicant: EMPTY_PARTY,
  hasAgent: false,
  agent: EMPTY_PARTY,
  authority: null,
  health: null,
};

/** Changes some fields of a draft. */
export type ChangeDraft = (changes: Partial<EnrollDraft>) => void;
