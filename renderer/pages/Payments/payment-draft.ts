/** How a premium is to be paid, as typed; read into the contract's shape or errors at the fields (counter rules 3, 8). */
import type { z } from 'zod';
import type { paymentInputSchema } from '../../../shared/contract/enrollment.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { REFERENCED_TENDERS, type Tender } from '../../../shared/payment.ts';
import { EMPTY_PARTY, readParty, type PartyDraft, type PartyErrors } from '../../components/party.ts';

/** Whose 个人账户 pays. */
export type AccountOwner = 'applicant' | 'other';

export interface PaymentDraft {
  readonly tender: Tender | null;
  readonly accountOwner: AccountOwner | null;
  readonly payer: PartyDraft;
  readonly reference: string;
  readonly subsidyName: string;
  readonly subsidyIdentity: string;
}

export interface PaymentErrors {
  readonly tender?: string;
  readonly accountOwner?: string;
  readonly reference?: string;
  readonly subsidyName?: string;
  readonly subsidyIdentity?: string;
  readonly payer?: PartyErrors;
}

type PaymentInput = z.input<typeof paymentInputSchema>;

/** Nothing chosen beforehand. */
export const EMPTY_PAYMENT: PaymentDraft = {
  tender: null,
  accountOwner: null,
  payer: EMPTY_PARTY,
  reference: '',
  subsidyName: '',
  subsidyIdentity: '',
};

/** The payment, or every error at once. */
export function readPayment(
  draft: PaymentDraft,
  today: LocalDate,
): { readonly payment: PaymentInput | null; readonly errors: PaymentErrors } {
  const { tender } = draft;
  if (tender === null) return { payment: null, errors: { tender: '请选择缴费方式' } };
  const isPaidByOther = tender === 'personal-account' && draft.accountOwner === 'other';
  const payer = isPaidByOther ? readParty(draft.payer, today) : { party: null, errors: {} };
  const hasPayerErrors = Object.values(payer.errors).some((error) => error !== undefined);
  const errors = { ...tenderErrors(draft, tender), ...(hasPayerErrors ? { payer: payer.errors } : {}) };
  if (Object.keys(errors).length > 0) return { payment: null, errors };
  const isSubsidy = tender === 'subsidy';
  return {
    errors: {},
    payment: {
      tender,
      payer: payer.party,
      reference: REFERENCED_TENDERS.includes(tender) ? draft.reference : null,
      subsidy: isSubsidy ? { name: draft.subsidyName, identity: draft.subsidyIdentity } : null,
    },
  };
}

function tenderErrors(draft: PaymentDraft, tender: Tender): PaymentErrors {
  const isReferenced = REFERENCED_TENDERS.includes(tender);
  const isSubsidy = tender === 'subsidy';
  const needsOwner = tender === 'personal-account' && draft.accountOwner === null;
  return {
    ...(isReferenced && draft.reference.trim() === '' ? { reference: '请填写小票或手机凭证上的交易流水号' } : {}),
    ...(isSubsidy && draft.subsidyName.trim() === '' ? { subsidyName: '请填写资助单位' } : {}),
    ...(isSubsidy && draft.subsidyIdentity.trim() === '' ? { subsidyIdentity: '请填写资助身份' } : {}),
    ...(needsOwner ? { accountOwner: '请选择由谁的个人账户支付' } : {}),
  };
}
