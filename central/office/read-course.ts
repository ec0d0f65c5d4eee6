/** The course of a claim since its trial: the centre's check, what was determined, reviewed and decided, its papers. */
import {
  type Decision,
  decisionSchema,
  type Determination,
  determinationSchema,
  type Review,
  reviewSchema,
} from '../../shared/decision.ts';
import { claimCheckSchema, type ClaimCheck } from '../../shared/sync/ruling.ts';
import type { Database } from '../database/pool.ts';
import type { ClaimFile } from './file.ts';

type Course = Pick<
  ClaimFile,
  'check' | 'determination' | 'reviews' | 'decision' | 'finding' | 'isPaidElsewhere' | 'invoices' | 'papers'
>;

/** Reviews are those of every trial of the claim, oldest first; the check is that of this one. */
export async function readCourse(db: Database, claimId: string, settlementId: string): Promise<Course> {
  return {
    check: await checkOf(db, settlementId),
    determination: await determinationOf(db, claimId),
    reviews: await reviewsOf(db, claimId),
    ...(await decisionOf(db, claimId)),
    isPaidElsewhere: await isPaidElsewhere(db, claimId),
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

/** Names and reasons of what was erased are gone; the act itself stands. */
const OFFICER = /* sql */ `json_build_object(
  'operatorNo', officer_no, 'name', coalesce(officer_name, '（已销毁）'), 'place', place) AS by`;

async function determinationOf(db: Database, claimId: string): Promise<Determination | null> {
  const { rows } = await db.query(
    `SELECT determination_id AS "determinationId", claim_id AS "claimId", status,
       first_diagnosed_on AS "firstDiagnosedOn", coalesce(reason, '（已销毁）') AS reason, ${OFFICER}, determined_at AS at
     FROM determinations WHERE claim_id = $1 AND status IS NOT NULL ORDER BY arrival DESC LIMIT 1`,
    [claimId],
  );
  return rows[0] === undefined ? null : determinationSchema.parse(rows[0]);
}

async function reviewsOf(db: Database, claimId: string): Promise<Review[]> {
  const { rows } = await db.query(
    `SELECT review_id AS "reviewId", claim_id AS "claimId", settlement_id AS "settlementId", verdict, reason, ${OFFICER},
       reviewed_at AS at
     FROM reviews WHERE claim_id = $1 ORDER BY arrival`,
    [claimId],
  );
  return rows.map((row) => reviewSchema.parse(row));
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

/** One settlement is paid once, whichever window took it in (counter rule 20). */
async function isPaidElsewhere(db: Database, claimId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM claimed_settlements AS own
     JOIN claimed_settlements AS other ON other.product = own.product AND other.setl_id = own.setl_id
     JOIN decisions ON decisions.claim_id = other.claim_id
     WHERE own.claim_id = $1 AND other.claim_id <> $1 AND decisions.state = 'accepted' AND decisions.verdict = 'pay'
     LIMIT 1`,
    [claimId],
  );
  return rowCount !== 0;
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
