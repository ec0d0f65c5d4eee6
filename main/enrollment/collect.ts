/** 'payments.collect': a cashier, who is not the seller, counts cash (counter rules 2, 8, 31). */
import { AppError } from '../../shared/errors.ts';
import { fen, formatYuan, minus, type Fen } from '../../shared/money.ts';
import { paperCodes } from '../../shared/papers.ts';
import { PAYMENT_STATE_NAMES, TENDER_NAMES, tenderSchema } from '../../shared/payment.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import { command, nothing } from '../handler.ts';
import { currentShiftId } from '../shift/store.ts';
import { issuerOf, requireSameInsurer } from './issuer.ts';
import { findPolicyOfPayment, paymentOf, type PolicyRow } from './policy-store.ts';
import { receiptSubject } from './receipt.ts';

/** Outside insurer premises at most 1 000 yuan a contract in cash (保监发〔2008〕97号 [B], counter rule 31). */
export const CASH_LIMIT = fen(100_000);

/**
 * Most that is given back: nobody hands over so much for one premium, somebody typed a digit too many [X]. The highest premium
 * in cash is 1 000 yuan, so twice that in notes still passes.
 */
export const CHANGE_LIMIT = fen(100_000);

export const collectPayment = command<'payments.collect', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const policy = findPolicyOfPayment(transaction.db, input.paymentId);
    if (policy === null) throw new AppError('payment-unknown', {});
    const due = fen(policy.amount_fen);
    const frozen = paymentOf(transaction.db, policy);
    requireSameInsurer(call, frozen.issuer);
    checkCollectable(call, policy, due, input.received);
    const change = minus(input.received, due);
    const shift = currentShiftId(call, transaction.db);
    const papers = transaction.takePapers(['premium-receipt']);
    transaction.append({
      type: 'payment.collected/1',
      subject: policy.policy_id,
      amounts: { paymentId: input.paymentId, kept: due, tender: 'cash', papers: paperCodes(papers), shift },
      body: {
        ...receiptSubject(frozen),
        received: input.received,
        change,
        kept: due,
        issuer: issuerOf(call, deskOf(call).plans.signed(policy.plan_hash)),
        papers,
      },
    });
    return { change, papers };
  },
  changes: ['policies'],
});

function checkCollectable(call: Call, policy: PolicyRow, due: Fen, received: Fen): void {
  const { operator } = sessionOf(call);
  if (policy.superseded_by !== null) throw new AppError('payment-superseded', {});
  if (policy.state === 'refused') throw new AppError('policy-not-accepted', {});
  const tender = tenderSchema.parse(policy.tender);
  if (tender !== 'cash') throw new AppError('payment-not-cash', { tender: TENDER_NAMES[tender] });
  if (policy.payment_state !== 'receivable') {
    throw new AppError('payment-not-open', { state: PAYMENT_STATE_NAMES[policy.payment_state] });
  }
  if (policy.seller_no === operator.operatorNo) throw new AppError('seller-takes-cash', { name: operator.name });
  if (due > CASH_LIMIT) {
    throw new AppError('cash-over-limit', { amount: formatYuan(due), limit: formatYuan(CASH_LIMIT) });
  }
  if (received < due) {
    const missing = formatYuan(minus(due, received));
    throw new AppError('cash-short', { received: formatYuan(received), due: formatYuan(due), missing });
  }
  refuseTooMuch(due, received);
}

function refuseTooMuch(due: Fen, received: Fen): void {
  const change = minus(received, due);
  if (change <= CHANGE_LIMIT) return;
  throw new AppError('cash-too-much', {
    received: formatYuan(received),
    due: formatYuan(due),
    change: formatYuan(change),
    limit: formatYuan(CHANGE_LIMIT),
  });
}
