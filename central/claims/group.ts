/** The settlement group: person × product × cover year, and where it stands; its row lock orders decisions (DESIGN idea 8). */
import { z } from 'zod';
import canonicalize from 'canonicalize';
import { AppError } from '../../shared/errors.ts';
import { idSchema } from '../../shared/ids.ts';
import { initialState, type SettleState, settleStateSchema } from '../../shared/settle/state.ts';
import type { Transaction } from '../database/pool.ts';

/** Person, product and cover year of two policies `own` and `other`, as the groups are keyed. */
export const SAME_GROUP = /* sql */ `
  coalesce(other.certno, other.policy_id) = coalesce(own.certno, own.policy_id)
  AND other.product = own.product AND other.cover_year = own.cover_year`;

export interface SettlementGroup {
  readonly person: string;
  readonly product: string;
  readonly coverYear: number;
  readonly state: SettleState;
  /** Trials whose decisions are inside. */
  readonly includes: readonly string[];
}

/** The group of a policy, locked until the transaction ends; made where it is the first time. Throws 'ruling-policy-unknown'. */
export async function lockGroup(db: Transaction, policyId: string): Promise<SettlementGroup> {
  await db.query(
    `INSERT INTO settlement_groups (person, product, cover_year, state, includes)
     SELECT coalesce(certno, policy_id), product, cover_year, $2, '[]' FROM policies WHERE policy_id = $1
     ON CONFLICT DO NOTHING`,
    [policyId, textOf(initialState())],
  );
  const { rows } = await db.query<GroupRow>(
    `SELECT g.person, g.product, g.cover_year, g.state, g.includes
     FROM policies AS p JOIN settlement_groups AS g
       ON g.person = coalesce(p.certno, p.policy_id) AND g.product = p.product AND g.cover_year = p.cover_year
     WHERE p.policy_id = $1 FOR UPDATE OF g`,
    [policyId],
  );
  const row = rows[0];
  if (row === undefined) throw new AppError('ruling-policy-unknown', { policyId });
  const { person, product, cover_year: coverYear } = row;
  const state = settleStateSchema.parse(JSON.parse(row.state));
  return { person, product, coverYear, state, includes: includesSchema.parse(JSON.parse(row.includes)) };
}

/** Moves a locked group on to where a decision on this trial left it. */
export async function advanceGroup(
  db: Transaction,
  { person, product, coverYear, includes }: SettlementGroup,
  settlementId: string,
  state: SettleState,
): Promise<SettlementGroup> {
  const inside = [...includes, settlementId];
  await db.query(
    `UPDATE settlement_groups SET state = $4, includes = $5 WHERE person = $1 AND product = $2 AND cover_year = $3`,
    [person, product, coverYear, textOf(state), JSON.stringify(inside)],
  );
  return { person, product, coverYear, state, includes: inside };
}

interface GroupRow {
  readonly person: string;
  readonly product: string;
  readonly cover_year: number;
  readonly state: string;
  readonly includes: string;
}

const includesSchema = z.array(idSchema);

function textOf(state: SettleState): string {
  const text = canonicalize(state);
  if (text === undefined) throw new TypeError('nothing to canonicalise');
  return text;
}
