/** The course of a claim since its trial: the centre's check, what was determined, reviewed and decided, its papers. */
import { type Decision, decisionSchema, reviewSchema } from '../../shared/decision.ts';
import { claimCheckSchema, type ClaimCheck } from '../../shared/sync/ruling.ts';
import { determinationOf } from '../claims/determinations.ts';
import { OFFICER_JSON } from '../claims/officer-json.ts';
import { paidElsewhere } from '../claims/paid-elsewhere.ts';
import type { Database } from '../database/pool.ts';
import type { ClaimFile, FileReview } from './file.ts';

type Course = Pick<
  ClaimFile,
  'check' | 'determination' | 'reviews' | 'decision' | 'finding' | 'paidElsewhere' | 'invoices' | 'papers'
>;

/** Reviews are those of every trial of the claim, oldest first; the check is that of this one. */
export async function readCourse(db: Database, claimId: string, settlementId: string): Promise<Course> {
  return {
    check: await checkOf(db, settlementId),
    determination: await determinationOf(db, claimId),
    reviews: await reviewsOf(db, claimId),
    ...(await decisionOf(db, claimId)),
    paidElsewhere: await paidElsewhere(db, claimId),
    invoices: await invoicesOf(db, claimId),
    papers: await papersOf(db, claimId),
  };
}

async function checkOf(db: Database, settlementId: string): Promise<ClaimCheck | null> {
  const { rows } = await db.query(
    `SELECT settlement_id AS "settlementId", claim_id AS "claimId", outcome, check_healthy_fen AS healthy,
       check_preexisting_fen AS preexisting, checked_at AS at
     FROM settlements WHERE settlement_id = $1 AND outcome IS NOT NULL`,
    [settlementId],
  );
  return rows[0] === undefined ? null : claimCheckSchema.parse(rows[0]);
}

/** Reasons of what was erased are gone; the act itself stands. */
async function reviewsOf(db: Database, claimId: string): Promise<FileReview[]> {
  const { rows } = await db.query<{ determination_id: string | null }>(
    `SELECT review_id AS "reviewId", claim_id AS "claimId", settlement_id AS "settlementId", verdict, reason,
       ${OFFICER_JSON}, reviewed_at AS at, determination_id
     FROM reviews WHERE claim_id = $1 ORDER BY arrival`,
    [claimId],
  );
  return rows.map(({ determination_id: determinationId, ...row }) => ({ ...reviewSchema.parse(row), determinationId }));
}

/** The decision that holds, and why a decision of the window does not. */
async function decisionOf(
  db: Database,
  claimId: string,
): Promise<{ readonly decision: Decision | null; readonly finding: string | null }> {
  const { rows } = await db.query<{ state: string; json: string | null; finding: string | null }>(
    'SELECT state, json, finding FROM decisions WHERE claim_id = $1 ORDER BY arrival',
    [claimId],
  );
  const json = rows.find(({ state }) => state === 'accepted')?.json ?? null;
  const finding = rows.findLast(({ state }) => state === 'finding')?.finding ?? null;
  return { decision: json === null ? null : decisionSchema.parse(JSON.parse(json)), finding };
}

async function invoicesOf(db: Database, claimId: string) {
  const { rows } = await db.query<{ bill_code: string; bill_no: string }>(
    'SELECT bill_code, bill_no FROM invoices WHERE claim_id = $1 ORDER BY bill_code, bill_no',
    [claimId],
  );
  return rows;
}

/** Numbered papers of the claim and of its policy that are not void. */
async function papersOf(db: Database, claimId: string) {
  const { rows } = await db.query<{ no: string; kind: string; at: string }>(
    `SELECT no, kind, business_day AS at FROM papers
     WHERE voided_at IS NULL AND subject IN (
       SELECT claim_id FROM claims WHERE claim_id = $1
       UNION SELECT policy_id FROM claims WHERE claim_id = $1
       UNION SELECT settlement_id FROM settlements WHERE claim_id = $1
       UNION SELECT decision_id FROM decisions WHERE claim_id = $1)
     ORDER BY business_day, no`,
    [claimId],
  );
  return rows;
}
