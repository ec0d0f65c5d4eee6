/** What the centre knows about a claim when a decision on it is judged. */
import { localDate } from '../../shared/dates.ts';
import type { HealthStatus } from '../../shared/health.ts';
import type { DecidingFacts } from '../../shared/judge/decision.ts';
import { fen } from '../../shared/money.ts';
import { operatorSchema } from '../../shared/desk.ts';
import type { SettleState } from '../../shared/settle/state.ts';
import type { Visit } from '../../shared/settle/visit.ts';
import type { Authority } from '../../shared/sync/feed-item.ts';
import { decidedOn } from '../claims/records.ts';
import type { Transaction } from '../database/pool.ts';
import type { ReadEntry } from './entry.ts';
import { EntryFault } from './entry-fault.ts';
import type { PlanOf } from './judge-claims.ts';

/** Everything but the decision itself; null where the policy's plan was never published. Throws `orphan` for an unknown claim. */
export async function decidingFacts(
  db: Transaction,
  planOf: PlanOf,
  { deskCode, entry }: ReadEntry<'claim.decided/1'>,
  visit: Visit,
  state: SettleState,
): Promise<DecidingFacts | null> {
  const { claimId, policyId, settlementId } = entry.amounts;
  const row = await factsRow(db, claimId, policyId, settlementId);
  const plan = await planOf(row.plan_hash);
  if (plan === null) return null;
  const { operatorNo } = entry.actor;
  const day = localDate(entry.businessDay);
  const { verdict, reviewer } = row;
  return {
    policyState: row.policy_state,
    isDecided: row.is_decided,
    isPaidElsewhere: row.is_paid_elsewhere,
    enteredBy: row.entered_by,
    determined: row.determined,
    review: verdict === null || reviewer === null ? null : { verdict, operatorNo: reviewer },
    authority: await authorityOf(db, deskCode, operatorNo),
    decidedToday: await decidedOn(db, operatorNo, { day, deskCode }),
    today: day,
    plan,
    visit,
    state,
  };
}

interface FactsRow {
  readonly policy_state: DecidingFacts['policyState'];
  readonly plan_hash: string;
  readonly is_decided: boolean;
  readonly is_paid_elsewhere: boolean;
  readonly entered_by: string[];
  readonly determined: HealthStatus | null;
  readonly verdict: 'agreed' | 'returned' | null;
  readonly reviewer: string | null;
}

async function factsRow(db: Transaction, claimId: string, policyId: string, settlementId: string): Promise<FactsRow> {
  const { rows } = await db.query<FactsRow>(
    `SELECT p.state AS policy_state, p.plan_hash,
       EXISTS (SELECT 1 FROM decisions WHERE claim_id = c.claim_id AND state = 'accepted') AS is_decided,
       EXISTS (SELECT 1 FROM claimed_settlements AS own
         JOIN claimed_settlements AS other ON other.product = own.product AND other.setl_id = own.setl_id
           AND other.claim_id <> own.claim_id
         JOIN decisions ON decisions.claim_id = other.claim_id AND decisions.state = 'accepted'
         WHERE own.claim_id = c.claim_id) AS is_paid_elsewhere,
       ARRAY(SELECT operator_no FROM claim_hands WHERE claim_id = c.claim_id AND act = 'entered') AS entered_by,
       (SELECT status FROM determinations WHERE claim_id = c.claim_id ORDER BY arrival DESC LIMIT 1) AS determined,
       r.verdict, r.officer_no AS reviewer
     FROM claims AS c
     JOIN policies AS p ON p.policy_id = c.policy_id
     LEFT JOIN LATERAL (
       SELECT verdict, officer_no FROM reviews WHERE settlement_id = $3 ORDER BY arrival DESC LIMIT 1
     ) AS r ON true
     WHERE c.claim_id = $1 AND c.policy_id = $2`,
    [claimId, policyId, settlementId],
  );
  const row = rows[0];
  if (row === undefined) throw new EntryFault('orphan');
  return row;
}

/** Of somebody who works at that desk, and may decide at all. */
async function authorityOf(db: Transaction, deskCode: string, operatorNo: string): Promise<Authority | null> {
  const { rows } = await db.query<{
    operator: string;
    per_claim_fen: number;
    per_day_fen: number;
    until_day: string;
  }>(
    `SELECT operator, per_claim_fen, per_day_fen, until_day FROM operators
     WHERE desk_code = $1 AND operator_no = $2 AND standing = 'active' AND until_day IS NOT NULL`,
    [deskCode, operatorNo],
  );
  const row = rows[0];
  if (row === undefined) return null;
  if (!operatorSchema.parse(JSON.parse(row.operator)).grants.includes('decider')) return null;
  return { perClaim: fen(row.per_claim_fen), perDay: fen(row.per_day_fen), until: localDate(row.until_day) };
}
