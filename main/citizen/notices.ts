/** 'citizen.cover', 'citizen.notices' and the two confirmations: what the citizen was told and confirmed (counter rule 9). */
import type { ParsedInput } from '../../shared/contract.ts';
import type { Confirmation } from '../../shared/contract/citizen.ts';
import { AppError } from '../../shared/errors.ts';
import { requireCertificate } from '../../shared/identity.ts';
import { missingNotices, NOTICE_IDS, NOTICE_TITLES } from '../../shared/notice-items.ts';
import { coverWords } from '../../shared/plan/cover-words.ts';
import { type Call, deskOf, nowOf } from '../desk-app.ts';
import { findPolicy, proposalOf } from '../enrollment/policy-store.ts';
import type { ShelvedPlan } from '../feed/plan-shelf.ts';
import { command, nothing, type QueryHandler } from '../handler.ts';
import { newId } from '../ids.ts';
import { readSettings } from '../settings/store.ts';
import type { Transaction } from '../write.ts';
import { findConfirmation } from './store.ts';

/** 'citizen.cover' */
export const coverOfPlan: QueryHandler<'citizen.cover'> = (call, { planId }) => ({
  liabilities: coverWords(requirePlan(call, planId).compiled()),
});

/** 'citizen.notices' */
export const noticesOf: QueryHandler<'citizen.notices'> = (call, { planId, card, applicant }) => {
  const key = {
    certno: certnoOf(call, card),
    applicantCertno: certnoOf(call, applicant),
    planHash: requirePlan(call, planId).planHash,
    businessDay: nowOf(call).businessDay,
  };
  return { confirmation: findConfirmation(deskOf(call).db, key) };
};

interface Confirming {
  readonly certno: string;
  readonly applicantCertno: string;
  readonly planHash: string;
}

/** 'citizen.confirmNotices' */
export const confirmNotices = command<'citizen.confirmNotices', Confirming>({
  prepare: (call, input) => {
    checkConfirmed(call, input);
    return {
      certno: certnoOf(call, input.card),
      applicantCertno: certnoOf(call, input.applicant),
      planHash: requirePlan(call, input.planId).planHash,
    };
  },
  act: (transaction, input, { certno, applicantCertno, planHash }, call) => {
    const { planId, card, channel, otherIndemnity, signature } = input;
    return append(transaction, call, {
      planId,
      planHash,
      channel,
      otherIndemnity,
      signature,
      insured: { psn_cert_type: card.psn_cert_type, certno },
      applicant: { psn_cert_type: input.applicant.psn_cert_type, certno: applicantCertno },
    });
  },
  changes: ['notices'],
});

/** 'citizen.confirmPolicyNotices': on paper, after the proposal. Throws 'policy-unknown' and 'notices-confirmed'. */
export const confirmPolicyNotices = command<'citizen.confirmPolicyNotices', null>({
  prepare: nothing,
  act: (transaction, { policyId }, _prepared, call) => {
    const policy = findPolicy(transaction.db, policyId);
    const proposal = policy === null ? null : proposalOf(transaction.db, policy.entry_id);
    if (policy === null || proposal === null) throw new AppError('policy-unknown', {});
    if (policy.is_noticed === 1) throw new AppError('notices-confirmed', {});
    return append(transaction, call, {
      planId: policy.plan_id,
      planHash: policy.plan_hash,
      channel: 'paper',
      otherIndemnity: null,
      signature: null,
      insured: personOf(proposal.insured),
      applicant: personOf(proposal.applicant ?? proposal.insured),
    });
  },
  changes: ['notices', 'policies'],
});

interface Certified {
  readonly psn_cert_type: string;
  readonly certno: string;
}

function personOf({ psn_cert_type, certno }: Certified): Certified {
  return { psn_cert_type, certno };
}

interface Confirmed extends Pick<
  ParsedInput<'citizen.confirmNotices'>,
  'planId' | 'channel' | 'otherIndemnity' | 'signature'
> {
  readonly planHash: string;
  readonly insured: Certified;
  readonly applicant: Certified;
}

function append(transaction: Transaction, call: Call, confirmed: Confirmed): Confirmation {
  const { planId, planHash, channel, otherIndemnity, signature, insured, applicant } = confirmed;
  const confirmationId = newId(call.app.ports);
  const items = [...NOTICE_IDS];
  const titles = items.map((id) => NOTICE_TITLES[id]);
  const entry = transaction.append({
    type: 'notices.confirmed/1',
    subject: confirmationId,
    amounts: { planId, planHash, channel, items },
    body: { confirmationId, ...insured, applicant, titles, otherIndemnity, signature },
  });
  return { channel, at: entry.at };
}

/** Nothing half-confirmed is kept: every item, the question on the screen, the signature where the desk asks for one. */
function checkConfirmed(call: Call, input: ParsedInput<'citizen.confirmNotices'>): void {
  const missing = missingNotices(input.items);
  if (missing.length > 0) {
    throw new AppError('notices-incomplete', { missing: missing.map((id) => NOTICE_TITLES[id]).join('；') });
  }
  const signs = readSettings(deskOf(call).db)['customer.signing'];
  const isOnScreen = input.channel === 'screen';
  if (isOnScreen && input.otherIndemnity === null) throw new AppError('other-indemnity-missing', {});
  if (isOnScreen && signs && input.signature === null) throw new AppError('signature-missing', {});
  if (input.signature !== null && !(signs && isOnScreen)) throw new AppError('signature-off', {});
}

function requirePlan(call: Call, planId: string): ShelvedPlan {
  const shelved = deskOf(call).plans.current(planId);
  if (shelved === null) throw new AppError('plan-unknown', { plan: planId });
  return shelved;
}

function certnoOf(call: Call, { psn_cert_type, certno }: ParsedInput<'citizen.notices'>['card']): string {
  return requireCertificate(psn_cert_type, certno, nowOf(call).businessDay).certno;
}
