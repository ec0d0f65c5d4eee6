/** Claims as stored: facts from the newest document, trials from the settlements. */
import { type Claim, claimSchema } from '../../shared/contract/claims.ts';
import { localDate } from '../../shared/dates.ts';
import type { EntryBody } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { maskCertno } from '../../shared/mask.ts';
import { fen } from '../../shared/money.ts';
import type { Insured } from '../../shared/parties.ts';
import type { Database } from '../database/open.ts';
import { findPolicy, policiesOf, type PolicyRow, proposalOf } from '../enrollment/policy-store.ts';
import { readBody } from '../journal/documents.ts';
import { decisionOfClaim, reviewOf, toldOf } from './decisions.ts';
import { determinationOf } from './determinations.ts';
import { recoverOf } from '../../shared/settle/decide.ts';
import { stageOf } from './stage.ts';
import { triedBody } from './trials.ts';
import { IS_WITHDRAWN } from './withdrawals.ts';

export interface ClaimRow {
  readonly claim_id: string;
  readonly policy_id: string;
  readonly entry_id: string;
  readonly opened_at: string;
  /** The decided claim whose bill it takes back or states anew; null: a bill of its own. */
  readonly follows_claim_id: string | null;
  /** open: nobody has decided it yet. */
  readonly state: 'open' | 'decided' | 'withdrawn';
}

export type ClaimFacts = EntryBody<'claim.opened/1'> | EntryBody<'claim.amended/1'>;

const COLUMNS = `claim_id, policy_id, entry_id, opened_at, follows_claim_id,
  CASE WHEN ${IS_WITHDRAWN} THEN 'withdrawn' WHEN decision_id IS NULL THEN 'open' ELSE 'decided' END AS state`;

/** One claim's row; throws 'claim-unknown'. */
export function requireClaim(db: Database, claimId: string): ClaimRow {
  const row = db.one<ClaimRow>(`SELECT ${COLUMNS} FROM claims WHERE claim_id = ?`, claimId);
  if (row === undefined) throw new AppError('claim-unknown', {});
  return row;
}

/** The claims on a policy, oldest first. */
export function claimsOnPolicy(db: Database, policyId: string): ClaimRow[] {
  return db.all<ClaimRow>(`SELECT ${COLUMNS} FROM claims WHERE policy_id = ? ORDER BY opened_at, claim_id`, policyId);
}

/** The claims on every policy of a person, oldest first; of an erased policy nobody knows the others. */
export function claimsOfPerson(db: Database, policy: PolicyRow): ClaimRow[] {
  const policies = policy.certno === null ? [policy] : policiesOf(db, policy.certno);
  const claims = policies.flatMap(({ policy_id }) => claimsOnPolicy(db, policy_id));
  return claims.toSorted((a, b) => (a.opened_at + a.claim_id < b.opened_at + b.claim_id ? -1 : 1));
}

/** The facts of a claim as last recorded; null once they were destroyed: its number, amounts and papers remain. */
export function findFacts(db: Database, claim: ClaimRow): ClaimFacts | null {
  return readBody(db, claim.entry_id, ['claim.opened/1', 'claim.amended/1']);
}

/** The facts of a claim as last recorded; throws 'claim-erased'. */
export function requireFacts(db: Database, claim: ClaimRow): ClaimFacts {
  const facts = findFacts(db, claim);
  if (facts === null) throw new AppError('claim-erased', {});
  return facts;
}

/** What the proposal froze; throws 'claim-policy-erased'. */
export function requireProposal(db: Database, policy: PolicyRow): EntryBody<'policy.proposed/1'> {
  const proposal = proposalOf(db, policy.entry_id);
  if (proposal === null) throw new AppError('claim-policy-erased', {});
  return proposal;
}

/** The insured as the proposal froze them; throws 'claim-policy-erased'. */
export function requireInsured(db: Database, policy: PolicyRow): Insured {
  return requireProposal(db, policy).insured;
}

/** The policy of a claim; throws 'policy-unknown'. */
export function requirePolicy(db: Database, policyId: string): PolicyRow {
  const policy = findPolicy(db, policyId);
  if (policy === null) throw new AppError('policy-unknown', {});
  return policy;
}

interface TrialRow {
  readonly settlement_id: string;
  readonly tried_at: string;
  readonly healthy_fen: number | null;
  readonly preexisting_fen: number | null;
  readonly figures: number;
  readonly is_following: number;
  readonly no: string;
  readonly kind: string;
}

function trialsOf(db: Database, claimId: string): TrialRow[] {
  return db.all<TrialRow>(
    `SELECT settlement_id, tried_at, healthy_fen, preexisting_fen, figures, papers.no, papers.kind,
       claims.follows_claim_id IS NOT NULL AS is_following
     FROM settlements JOIN claims USING (claim_id) JOIN papers ON papers.entry_id = settlements.entry_id
     WHERE claim_id = ? ORDER BY tried_at, papers.counter`,
    claimId,
  );
}

/** Number of the latest 试算单 of a claim, or null while it was never tried. */
export function latestTrialNo(db: Database, claimId: string): string | null {
  return trialsOf(db, claimId).at(-1)?.no ?? null;
}

/** Paper numbers of the latest trial of each other open claim of the same person, on whatever policy (DESIGN §6). */
export function otherOpenTrials(db: Database, claim: ClaimRow, policy: PolicyRow): string[] {
  return claimsOfPerson(db, policy)
    .filter((other) => other.claim_id !== claim.claim_id && other.state === 'open')
    .flatMap((other) => latestTrialNo(db, other.claim_id) ?? []);
}

/** The trials of a claim as the screens show them, oldest first; figures and numbers outlive the facts. */
export function trialViews(db: Database, claimId: string): Claim['trials'] {
  const trials = trialsOf(db, claimId).map((trial) => ({
    settlementId: trial.settlement_id,
    at: trial.tried_at,
    payable: { healthy: trial.healthy_fen, preexisting: trial.preexisting_fen },
    figures: trial.figures,
    recover: trial.is_following === 0 ? 0 : recoverOf(triedBody(db, trial.settlement_id)?.figures[0]?.lines ?? []),
    paper: { no: trial.no, kind: trial.kind },
  }));
  return claimSchema.shape.trials.parse(trials);
}

function decidedView(db: Database, claimId: string): Claim['decided'] {
  const decision = decisionOfClaim(db, claimId);
  if (decision === null) return null;
  const { decided_at: at, verdict, payable_fen: payable } = decision;
  return { on: localDate(at.slice(0, 10)), verdict, payable: fen(payable), recover: fen(toldOf(decision).recover) };
}

function returnedWhy(db: Database, claimId: string): Claim['returned'] {
  const { stage, settlement_id: settlementId } = stageOf(db, claimId);
  return stage === 'returned' && settlementId !== null ? (reviewOf(db, settlementId)?.reason ?? null) : null;
}

/** A claim as the screens show it. */
export function claimView(db: Database, row: ClaimRow): Claim {
  const policy = requirePolicy(db, row.policy_id);
  const { claimant, visit, invoices } = requireFacts(db, row);
  return claimSchema.parse({
    claimId: row.claim_id,
    policyId: row.policy_id,
    productName: policy.product_name,
    psn_name: policy.psn_name ?? '（已销毁）',
    certno: policy.certno === null ? '（已销毁）' : maskCertno(policy.certno),
    claimant,
    visit,
    invoices,
    determined: determinationOf(db, row.claim_id)?.status ?? null,
    follows: row.follows_claim_id,
    decided: decidedView(db, row.claim_id),
    returned: returnedWhy(db, row.claim_id),
    trials: trialViews(db, row.claim_id),
    openedAt: row.opened_at,
  });
}
