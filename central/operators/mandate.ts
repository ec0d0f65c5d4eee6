/** The mandate of an operator on a day: grants, standing and 核赔权限 as the centre had signed them by then (counter rule 1). */
import { type LocalDate, localDate } from '../../shared/dates.ts';
import { operatorSchema } from '../../shared/desk.ts';
import { fen } from '../../shared/money.ts';
import type { Authority } from '../../shared/sync/feed-item.ts';
import type { Transaction } from '../database/pool.ts';

interface MandateRow {
  readonly operator: string;
  readonly per_claim_fen: number;
  readonly per_day_fen: number;
  readonly until_day: string;
}

/**
 * The authority of somebody who worked at that desk that day and might decide at all; null: none. What was signed later neither
 * takes away nor gives. 体验模式 plays its days, often years ago: there the newest holds.
 */
export async function authorityOn(
  db: Transaction,
  deskCode: string,
  operatorNo: string,
  day: LocalDate,
): Promise<Authority | null> {
  const { rows } = await db.query<MandateRow>(
    `SELECT operator, per_claim_fen, per_day_fen, until_day FROM (
       SELECT * FROM operator_mandates
       WHERE desk_code = $1 AND operator_no = $2
         AND (from_day COLLATE "C" <= $3 OR (SELECT mode = 'demo' FROM centre))
       ORDER BY mandate_no DESC LIMIT 1
     ) AS mandate WHERE standing = 'active' AND until_day IS NOT NULL`,
    [deskCode, operatorNo, day],
  );
  const row = rows[0];
  if (row === undefined) return null;
  if (!operatorSchema.parse(JSON.parse(row.operator)).grants.includes('decider')) return null;
  return { perClaim: fen(row.per_claim_fen), perDay: fen(row.per_day_fen), until: localDate(row.until_day) };
}
