/** An enrolment as typed: nothing chosen until the clerk chooses, nothing ticked beforehand (counter rule 9). */
import type { HealthStatus } from '../../../shared/health.ts';
import type { Tender } from '../../../shared/payment.ts';
import { EMPTY_PARTY, type PartyDraft } from '../../components/party.ts';

/** Whose 个人账户 pays. */
export type AccountOwner = 'applicant' | 'other';

export interface EnrollDraft {
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
  readonly tender: Tender | null;
  readonly accountOwner: AccountOwner | null;
  readonly payer: PartyDraft;
  readonly reference: string;
  readonly subsidyName: string;
  readonly subsidyIdentity: string;
}

export const EMPTY_ENROLLMENT: EnrollDraft = {
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
  tender: null,
  accountOwner: null,
  payer: EMPTY_PARTY,
  reference: '',
  subsidyName: '',
  subsidyIdentity: '',
};

/** Changes some fields of a draft. */
export type ChangeDraft = (changes: Partial<EnrollDraft>) => void;
