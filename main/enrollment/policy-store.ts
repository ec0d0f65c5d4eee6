/** Policies as the screens list them: from the tables, with names from their documents. */
import type { Policy } from '../../shared/contract/enrollment.ts';
import { policySchema } from '../../shared/contract/enrollment.ts';
import type { EntryBody } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { maskCertno } from '../../shared/mask.ts';
import type { PaperKind } from '../../shared/papers.ts';
import type { PaymentState } from '../../shared/payment.ts';
import type { Database } from '../database/open.ts';
import { NOTICED } from '../citizen/store.ts';
import { readBody } from '../journal/documents.ts';

export interface PolicyRow {
  readonly policy_id: string;
  readonly plan_id: string;
  readonly plan_hash: string;
  readonly cover_year: number;
  readonly cover_start: string;
  readonly cover_end: string;
  readonly premium_fen: number;
  readonly state: Policy['state'];
  readonly seller_no: string;
  readonly proposed_at: string;
  readonly entry_id: string;
  readonly certno: string | null;
  readonly psn_name: string | null;
  readonly declared_health: string | null;
  readonly payment_id: string;
  readonly payment_entry_id: string;
  readonly superseded_by: string | null;
  readonly tender: string;
  readonly payment_state: PaymentState;
  readonly amount_fen: number;
  readonly payer_name: string | null;
  readonly payer_certno: string | null;
  readonly reference: string | null;
  readonly is_noticed: number;
  readonly product_name: string;
}

const SELECT = /* sql */ `
  SELECT policies.policy_id, policies.plan_id, policies.plan_hash, cover_year, cover_start, cover_end, premium_fen,
    policies.state, seller_no, proposed_at, policies.entry_id, certno, psn_name, declared_health,
    payment_id, payments.entry_id AS payment_entry_id, superseded_by, tender, payments.state AS payment_state, amount_fen,
    payer_name, payer_certno, reference, ${NOTICED} AS is_noticed, json_extract(plans.json, '$.productName') AS product_name
  FROM policies JOIN payments ON payments.policy_id = policies.policy_id JOIN plans ON plans.plan_hash = policies.plan_hash`;

/** A policy has one payment that nothing has replaced. */
const LIVE = /* sql */ `${SELECT} WHERE superseded_by IS NULL`;

/** One policy with its live payment, or null. */
export function findPolicy(db: Database, policyId: string): PolicyRow | null {
  return db.one<PolicyRow>(`${LIVE} AND policies.policy_id = ?`, policyId) ?? null;
}

/** A payment, live or replaced, with its policy, or null. */
export function findPolicyOfPayment(db: Database, paymentId: string): PolicyRow | null {
  return db.one<PolicyRow>(`${SELECT} WHERE payment_id = ?`, paymentId) ?? null;
}

/** The payment a paper was issued with, with its policy, or null. */
export function findPolicyOfPaper(db: Database, no: string, kind: PaperKind): PolicyRow | null {
  const paper = db.one<{ payment_id: string | null }>(
    `SELECT journal.bytes ->> '$.amounts.paymentId' AS payment_id
     FROM papers JOIN journal ON journal.id = papers.entry_id WHERE no = ? AND kind = ?`,
    no,
    kind,
  );
  return paper?.payment_id === undefined || paper.payment_id === null
    ? null
    : findPolicyOfPayment(db, paper.payment_id);
}

/** Newest first, each with its live payment; all states of payment when null. */
export function listPolicies(db: Database, state: PaymentState | null, limit: number): PolicyRow[] {
  if (state === null) return db.all<PolicyRow>(`${LIVE} ORDER BY proposed_at DESC LIMIT ?`, limit);
  return db.all<PolicyRow>(`${LIVE} AND payments.state = ? ORDER BY proposed_at DESC LIMIT ?`, state, limit);
}

/** Every policy of a person, newest first. `certno` normalised. */
export function policiesOf(db: Database, certno: string): PolicyRow[] {
  return db.all<PolicyRow>(`${LIVE} AND certno = ? ORDER BY proposed_at DESC`, certno);
}

/** Every policy that this person applied for as 投保人 of somebody else, newest first. */
export function policiesAppliedFor(db: Database, certno: string): PolicyRow[] {
  return db.all<PolicyRow>(`${LIVE} AND applicant_certno = ? ORDER BY proposed_at DESC`, certno);
}

/** The live policy of a person, plan and year, if there is one. */
export function livePolicy(db: Database, certno: string, planId: string, coverYear: number): PolicyRow | null {
  return (
    db.one<PolicyRow>(
      `${LIVE} AND certno = ? AND policies.plan_id = ? AND cover_year = ? AND policies.state IN ('proposed', 'accepted')`,
      certno,
      planId,
      coverYear,
    ) ?? null
  );
}

/** What was frozen when the policy was proposed, or null after erasure. */
export function proposalOf(db: Database, entryId: string): EntryBody<'policy.proposed/1'> | null {
  return readBody(db, entryId, ['policy.proposed/1']);
}

/** What was frozen when the payment was made, with the proposal or in its place. Throws 'policy-unknown' after erasure. */
export function paymentOf(
  db: Database,
  { payment_entry_id: entryId }: PolicyRow,
): EntryBody<'policy.proposed/1'> | EntryBody<'payment.retendered/1'> {
  const body = readBody(db, entryId, ['policy.proposed/1', 'payment.retendered/1']);
  if (body === null) throw new AppError('policy-unknown', {});
  return body;
}

/** The papers of a policy and its payments, in order of number. */
export function papersOf(db: Database, subject: string): Policy['papers'] {
  return policySchema.shape.papers.parse(
    db.all('SELECT no, kind FROM papers WHERE subject = ? ORDER BY counter', subject),
  );
}

/** The row as the screens show it: certificate numbers masked. */
export function policyView(db: Database, row: PolicyRow): Policy {
  return policySchema.parse({
    policyId: row.policy_id,
    planId: row.plan_id,
    productName: row.product_name,
    coverYear: row.cover_year,
    coverStart: row.cover_start,
    coverEnd: row.cover_end,
    state: row.state,
    psn_name: row.psn_name ?? '（已销毁）',
    certno: row.certno === null ? '（已销毁）' : maskCertno(row.certno),
    declaredHealth: row.declared_health,
    premium: row.premium_fen,
    payment: {
      paymentId: row.payment_id,
      tender: row.tender,
      state: row.payment_state,
      amount: row.amount_fen,
      reference: row.reference,
      payerName: row.payer_name ?? '（已销毁）',
    },
    papers: papersOf(db, row.policy_id),
    proposedAt: row.proposed_at,
    sellerNo: row.seller_no,
    isNoticed: row.is_noticed === 1,
  });
}
