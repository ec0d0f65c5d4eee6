/** 'payments.retender' 改换缴费: another payment takes the place of one whose money never came (counter rule 8). */
import type { ParsedInput } from '../../shared/contract.ts';
import type { EntryBody } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { fen } from '../../shared/money.ts';
import { paperCodes } from '../../shared/papers.ts';
import { initialPaymentState, PAYMENT_STATE_NAMES, RETENDERABLE_STATES } from '../../shared/payment.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, nowOf } from '../desk-app.ts';
import type { ShelvedPlan } from '../feed/plan-shelf.ts';
import { command } from '../handler.ts';
import { newId } from '../ids.ts';
import { currentRoster } from '../roster/current.ts';
import { currentShiftId } from '../shift/store.ts';
import { issuerOf, requireSameInsurer } from './issuer.ts';
import { offerOf } from './offers.ts';
import { checkPayment, type Payer, paymentPapers, refuseUsedReference } from './payment-rules.ts';
import { findPolicyOfPayment, paymentOf, type PolicyRow } from './policy-store.ts';

type Retendered = EntryBody<'payment.retendered/1'>;

/** What the new payment repeats of the old, and who pays it. */
interface Draft {
  readonly shelved: ShelvedPlan;
  readonly subject: Pick<Retendered, 'policyId' | 'plan' | 'applicant' | 'insured'>;
  readonly payer: Payer;
}

export const retenderPayment = command<'payments.retender', Draft>({
  prepare: (call, input) => draftOf(call, input),
  act: (transaction, { paymentId: replaces, payment }, { shelved, subject, payer }, call) => {
    const { policy_id: policyId, amount_fen } = requireReplaceable(transaction.db, replaces);
    const { tender, reference } = payment;
    refuseUsedReference(transaction.db, tender, reference, replaces);
    const paymentId = newId(call.app.ports);
    const amount = fen(amount_fen);
    const state = initialPaymentState(tender);
    const papers = transaction.takePapers(paymentPapers(tender));
    const shift = currentShiftId(call, transaction.db);
    transaction.append({
      type: 'payment.retendered/1',
      subject: policyId,
      amounts: { paymentId, replaces, tender, state, amount, papers: paperCodes(papers), shift },
      body: {
        ...subject,
        replaces,
        payment: { paymentId, tender, state, amount, reference, payer },
        issuer: issuerOf(call, shelved),
        papers,
      },
    });
    return { paymentId, papers };
  },
  changes: ['policies'],
});

/** The rules of the proposal, on the plan it was signed on; the window and eligibility were those of its own day. */
function draftOf(call: Call, { paymentId, payment }: ParsedInput<'payments.retender'>): Draft {
  const { db, plans, mode, zone } = deskOf(call);
  const policy = requireReplaceable(db, paymentId);
  const frozen = paymentOf(db, policy);
  requireSameInsurer(call, frozen.issuer);
  const shelved = plans.signed(policy.plan_hash);
  const { policyId, plan, applicant, insured } = frozen;
  const terms = {
    plan: shelved.plan,
    offer: offerOf(shelved, { mode, zone, businessDay: nowOf(call).businessDay }),
    applicant,
    insured,
    person: currentRoster(call.app)?.find(insured.certno) ?? null,
  };
  return { shelved, subject: { policyId, plan, applicant, insured }, payer: checkPayment(call, payment, terms) };
}

function requireReplaceable(db: Database, paymentId: string): PolicyRow {
  const policy = findPolicyOfPayment(db, paymentId);
  if (policy === null) throw new AppError('payment-unknown', {});
  if (policy.superseded_by !== null) throw new AppError('payment-superseded', {});
  if (policy.state === 'refused') throw new AppError('policy-not-accepted', {});
  if (RETENDERABLE_STATES.includes(policy.payment_state)) return policy;
  throw new AppError('payment-not-retenderable', { state: PAYMENT_STATE_NAMES[policy.payment_state] });
}
