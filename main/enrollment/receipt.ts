/** What a receipt repeats of its policy: frozen, so that each paper stands alone. */
import { codeName } from '../../shared/codes/code-table.ts';
import { relationTable } from '../../shared/codes/relation.ts';
import type { EntryBody } from '../../shared/entries.ts';
import type { Party } from '../../shared/parties.ts';

type ReceiptSubject = Pick<
  EntryBody<'payment.collected/1'>,
  'paymentId' | 'policyId' | 'plan' | 'insured' | 'applicant' | 'payerName' | 'payerRelation' | 'tender' | 'amount'
>;

/** The subject of a payment's receipt, from what was frozen when the payment was made. */
export function receiptSubject(
  frozen: EntryBody<'policy.proposed/1'> | EntryBody<'payment.retendered/1'>,
): ReceiptSubject {
  const { policyId, payment, plan, insured, applicant } = frozen;
  const person = payment.payer.kind === 'person' ? payment.payer.person : null;
  return {
    paymentId: payment.paymentId,
    policyId,
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
