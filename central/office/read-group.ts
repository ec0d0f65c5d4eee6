/** The settlement group of a policy, read without a lock: where the year stands and what was decided in it. */
import { type Decision, decisionSchema } from '../../shared/decision.ts';
import { initialState, type SettleState, settleStateSchema } from '../../shared/settle/state.ts';
import { SAME_GROUP } from '../claims/group.ts';
import type { Database } from '../database/pool.ts';

/** An untouched year where nothing was decided yet. */
export async function groupState(db: Database, policyId: string): Promise<SettleState> {
  const { rows } = await db.query<{ state: string }>(
    `SELECT g.state FROM policies AS own JOIN settlement_groups AS g
       ON g.person = coalesce(own.certno, own.policy_id) AND g.product = own.product AND g.cover_year = own.cover_year
     WHERE own.policy_id = $1`,
    [policyId],
  );
  return rows[0] === undefined ? initialState() : settleStateSchema.parse(JSON.parse(rows[0].state));
}

/** Accepted decisions of the group on other claims, oldest first. */
export async function earlierDecisions(db: Database, policyId: string, claimId: string): Promise<Decision[]> {
  const { rows } = await db.query<{ json: string }>(
    `SELECT decisions.json FROM policies AS own JOIN policies AS other ON ${SAME_GROUP}
       JOIN decisions ON decisions.policy_id = other.policy_id
     WHERE own.policy_id = $1 AND decisions.claim_id <> $2 AND decisions.state = 'accepted'
     ORDER BY decisions.arrival`,
    [policyId, claimId],
  );
  return rows.map(({ json }) => decisionSchema.parse(JSON.parse(json)));
}
