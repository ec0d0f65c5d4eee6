/** What a receipt repeats of its policy: frozen, so that each paper stands alone. */
import { codeName } from '../../shared/codes/code-table.ts';
import { relationTable } from '../../shared/codes/relation.ts';
import type { EntryBody } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import type { Party } from '../../shared/parties.ts';
import type { Database } from '../database/open.ts';
import { type PolicyRow, proposalOf } from './policy-store.ts';

type ReceiptSubject = Pick<
  EntryBody<'payment.collected/1'>,
  'paymentId' | 'policyId' | 'plan' | 'insured' | 'applicant' | 'payerName' | 'payerRelation' | 'tender' | 'amount'
>;

/** The subject of a payment's receipt. Throws 'policy-unknown' when the proposal was erased. */
export function receiptSubject(db: Database, policy: PolicyRow): ReceiptSubject {
  const proposal = proposalOf(db, policy.entry_id);
  if (proposal === null) throw new AppError('policy-unknown', {});
  const { payment, plan, insured, applicant } = proposal;
  const person = payment.payer.kind === 'person' ? payment.payer.person : null;
  return {
    paymentId: payment.paymentId,
    policyId: policy.policy_id,
    plan,
    insured,
    applicant: partyOf(applicant),
    payerName: payment.payer.kind === 'person' ? payment.payer.person.psn_name : payment.payer.name,
    payerRelation: person === null ? null : (codeName(relationTable, person.relation) ?? person.relation),
    tender: payment.tender,
    amount: payment.amount,
  };
}

function partyOf({ psn_name, psn_cert_type, certno, tel }: Party): Party {
  return { psn_name, psn_cert_type, certno, tel };
}
