/** Decisions and reviews as stored. */
import { claimCheckSchema, type ClaimCheck } from '../../shared/sync/ruling.ts';
import { decisionSchema, reviewSchema, type Decision, type Review } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import { formatYuan, fen } from '../../shared/money.ts';
import type { ToldDecision } from '../../shared/papers.ts';
import type { Database } from '../database/open.ts';
import { DECISION_STATE, type DecisionState } from './decision-state.ts';

export interface DecisionRow {
  readonly decision_id: string;
  readonly claim_id: string;
  readonly policy_id: string;
  readonly settlement_id: string;
  readonly verdict: Decision['verdict'];
  readonly payable_fen: number;
  readonly officer_no: string;
  readonly place: 'desk' | 'centre';
  readonly decided_at: string;
  readonly state: DecisionState;
  /** Null once its document was destroyed. */
  readonly decision: Decision | null;
}

const COLUMNS = `decisions.decision_id, decisions.claim_id, decisions.policy_id, settlement_id, verdict, payable_fen,
  officer_no, place, decided_at, ${DECISION_STATE} AS state, json`;

type StoredDecision = Omit<DecisionRow, 'decision'> & { readonly json: string | null };

/** The decision that ended a claim, or null while it is open. */
export function decisionOfClaim(db: Database, claimId: string): DecisionRow | null {
  const row = db.one<StoredDecision>(
    `SELECT ${COLUMNS} FROM claims JOIN decisions ON decisions.decision_id = claims.decision_id WHERE claims.claim_id = ?`,
    claimId,
  );
  return row === undefined ? null : rowOf(row);
}

/** One decision, or null. */
export function findDecision(db: Database, decisionId: string): DecisionRow | null {
  const row = db.one<StoredDecision>(`SELECT ${COLUMNS} FROM decisions WHERE decision_id = ?`, decisionId);
  return row === undefined ? null : rowOf(row);
}

function rowOf({ json, ...row }: StoredDecision): DecisionRow {
  return { ...row, decision: json === null ? null : decisionSchema.parse(JSON.parse(json)) };
}

/** The part of a decision that says which papers it needs; of a destroyed one what it proposed to recover is not known any more. */
export function toldOf({ verdict, payable_fen: payable, decision }: DecisionRow): ToldDecision {
  return { verdict, payable, recover: decision?.recover ?? 0 };
}

/** Throws 'claim-decided-already': what was told binds (保险法 §23). */
export function requireUndecided(db: Database, claimId: string): void {
  const row = decisionOfClaim(db, claimId);
  if (row === null) return;
  throw new AppError('claim-decided-already', {
    day: row.decided_at.slice(0, 10),
    name: row.decision?.by.name ?? row.officer_no,
    payable: row.verdict === 'pay' ? `应付 ${formatYuan(fen(row.payable_fen))} 元` : '拒绝给付',
  });
}

/** Of an open claim: the desk's last decision, which the centre refused, and why; null where there is none. */
export function refusedDecision(
  db: Database,
  claimId: string,
): { readonly decisionId: string; readonly at: string; readonly sentence: string } | null {
  const row = db.one<{ decisionId: string; at: string; sentence: string }>(
    `SELECT decision_id AS decisionId, refused_at AS at, sentence FROM decisions JOIN decision_refusals USING (decision_id)
     WHERE claim_id = ? AND ${DECISION_STATE} = 'refused'
       AND (SELECT decision_id FROM claims WHERE claims.claim_id = decisions.claim_id) IS NULL
     ORDER BY decided_at DESC, decision_id DESC LIMIT 1`,
    claimId,
  );
  return row ?? null;
}

/** What an officer at the desk has decided on a day, in fen; what the centre refused is not among it. */
export function decidedOn(db: Database, operatorNo: string, day: string): number {
  const row = db.one<{ sum: number }>(
    `SELECT coalesce(sum(payable_fen), 0) AS sum FROM decisions
     WHERE officer_no = ? AND place = 'desk' AND decided_at >= ? AND decided_at < ? AND ${DECISION_STATE} <> 'refused'`,
    operatorNo,
    day,
    // Every time of the day starts with the day and 'T'; 'U' is what follows.
    `${day}U`,
  );
  return row?.sum ?? 0;
}

interface ReviewRow {
  readonly review_id: string;
  readonly claim_id: string;
  readonly settlement_id: string;
  readonly verdict: string;
  readonly reason: string | null;
  readonly officer_no: string;
  readonly officer_name: string | null;
  readonly place: string;
  readonly reviewed_at: string;
}

/** The review of a trial, or null. */
export function reviewOf(db: Database, settlementId: string): Review | null {
  const row = db.one<ReviewRow>(
    `SELECT review_id, claim_id, settlement_id, verdict, reason, officer_no, officer_name, place, reviewed_at
     FROM reviews WHERE settlement_id = ? ORDER BY reviewed_at DESC, review_id DESC LIMIT 1`,
    settlementId,
  );
  if (row === undefined) return null;
  return reviewSchema.parse({
    reviewId: row.review_id,
    claimId: row.claim_id,
    settlementId: row.settlement_id,
    verdict: row.verdict,
    reason: row.reason,
    by: { operatorNo: row.officer_no, name: row.officer_name ?? '（已销毁）', place: row.place },
    at: row.reviewed_at,
  });
}

/** The centre's own run of a trial, or null while none came. */
export function checkOf(db: Database, settlementId: string): ClaimCheck | null {
  const row = db.one(
    `SELECT settlement_id AS settlementId, claim_id AS claimId, outcome, healthy_fen AS healthy,
       preexisting_fen AS preexisting, checked_at AS at
     FROM claim_checks WHERE settlement_id = ?`,
    settlementId,
  );
  return row === undefined ? null : claimCheckSchema.parse(row);
}
