/** What 保险凭证 and 不予承保及退费通知书 freeze: the centre's answer beside the proposal it answers (counter rules 7, 15). */
import { localDate } from '../../shared/dates.ts';
import type { IssuedContentOf } from '../../shared/entries/decisions.ts';
import { AppError } from '../../shared/errors.ts';
import { fen } from '../../shared/money.ts';
import { PAPER_NAMES } from '../../shared/papers.ts';
import { coverWords } from '../../shared/plan/cover-words.ts';
import { noticesFor } from '../../shared/plan/notices.ts';
import { tenderSchema } from '../../shared/payment.ts';
import { certificateSchema, type Certificate } from '../../shared/sync/certificate.ts';
import { OWNERS, REFUSAL_REASONS, type RefusalReason, type RulingOwner } from '../../shared/sync/ruling.ts';
import { requirePolicy, requireProposal } from '../claims/store.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { issuerOf, requireSameInsurer } from './issuer.ts';
import type { PolicyRow } from './policy-store.ts';

/** Throws 'paper-not-due' before 承保. */
export function certificateContent(call: Call, db: Database, policyId: string): IssuedContentOf<'policy-certificate'> {
  const { policy, proposal, shelved } = subjectOf(call, db, policyId);
  const certificate = certificateOf(db, policyId);
  if (policy.state !== 'accepted' || certificate === null) {
    throw notDue('policy-certificate', '保单尚未承保。请在同步页发送并接收中心的承保结果，承保后再出。');
  }
  return {
    kind: 'policy-certificate',
    certificate,
    plan: proposal.plan,
    insured: proposal.insured,
    applicant: proposal.applicant,
    cover: coverWords(shelved.compiled()),
    notices: [...noticesFor(shelved.plan, 'certificate')],
    issuer: issuerOf(call, shelved),
  };
}

/** Throws 'paper-not-due' unless the centre refused the policy. */
export function refusalContent(call: Call, db: Database, policyId: string): IssuedContentOf<'policy-refusal'> {
  const { policy, proposal, shelved } = subjectOf(call, db, policyId);
  const ruling = refusalOf(db, policyId);
  if (policy.state !== 'refused' || ruling === null) {
    throw notDue('policy-refusal', '中心没有对这份保单作出不予承保的裁定。');
  }
  return {
    kind: 'policy-refusal',
    policyId,
    plan: proposal.plan,
    insured: proposal.insured,
    applicant: proposal.applicant,
    proposalNo: proposal.papers.find(({ kind }) => kind === 'proposal-acceptance')?.no ?? policyId,
    ...ruling,
    refund: refundOf(db, policy),
    issuer: issuerOf(call, shelved),
  };
}

function subjectOf(call: Call, db: Database, policyId: string) {
  const policy = requirePolicy(db, policyId);
  const proposal = requireProposal(db, policy);
  requireSameInsurer(call, proposal.issuer);
  return { policy, proposal, shelved: deskOf(call).plans.signed(policy.plan_hash) };
}

function notDue(kind: 'policy-certificate' | 'policy-refusal', reason: string): AppError<'paper-not-due'> {
  return new AppError('paper-not-due', { name: PAPER_NAMES[kind], reason });
}

/** The newest certificate of a policy, or null. */
export function certificateOf(db: Database, policyId: string): Certificate | null {
  const row = db.one(
    `SELECT certificate_no AS certificateNo, policy_id AS policyId, plan_id AS planId, cover_start AS coverStart,
       cover_end AS coverEnd, issued_on AS issuedOn, signature
     FROM certificates WHERE policy_id = ? ORDER BY issued_on DESC, certificate_no DESC LIMIT 1`,
    policyId,
  );
  return row === undefined ? null : certificateSchema.parse(row);
}

interface RulingRow {
  readonly code: string | null;
  readonly sentence: string | null;
  readonly owner: string | null;
  readonly ruled_at: string;
}

/** A refusal as the centre said it, or null. */
export function refusalOf(
  db: Database,
  policyId: string,
): {
  readonly code: RefusalReason;
  readonly sentence: string;
  readonly owner: RulingOwner;
  readonly ruledAt: string;
} | null {
  const row = db.one<RulingRow>(
    `SELECT code, sentence, owner, ruled_at FROM rulings WHERE policy_id = ? AND outcome = 'refused'`,
    policyId,
  );
  if (row === undefined) return null;
  const code = REFUSAL_REASONS.find((known) => known === row.code);
  const owner = OWNERS.find((known) => known === row.owner);
  if (code === undefined || owner === undefined) throw new Error(`ruling on ${policyId} has no reason`);
  return { code, owner, sentence: row.sentence ?? '', ruledAt: row.ruled_at };
}

function refundOf(db: Database, policy: PolicyRow): IssuedContentOf<'policy-refusal'>['refund'] {
  const row = db.one<{ amount_fen: number; deadline: string }>(
    `SELECT amount_fen, deadline FROM refunds_due WHERE policy_id = ? AND state <> 'void'`,
    policy.policy_id,
  );
  if (row === undefined) return null;
  return {
    amount: fen(row.amount_fen),
    tender: tenderSchema.parse(policy.tender),
    payerName: policy.payer_name ?? '（已销毁）',
    deadline: localDate(row.deadline),
  };
}
