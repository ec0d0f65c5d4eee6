/** 既往症认定 at the centre: the one that holds, by the rule both ends share (shared/decision.ts). */
import { type Determination, determinationSchema, latestDetermination } from '../../shared/decision.ts';
import type { Database } from '../database/pool.ts';
import { OFFICER_JSON } from './officer-json.ts';

/** `latestDetermination` as an ORDER BY, for statements over many claims. */
export const LATEST_DETERMINATION_FIRST = /* sql */ `determined_at COLLATE "C" DESC, determination_id COLLATE "C" DESC`;

/**
 * The determination of a claim that holds; null while there is none, or its content was destroyed. A claim that takes back or states
 * anew a decided bill keeps that bill's.
 */
export async function determinationOf(db: Database, claimId: string): Promise<Determination | null> {
  const { rows } = await db.query(
    `SELECT determination_id AS "determinationId", claim_id AS "claimId", status,
       first_diagnosed_on AS "firstDiagnosedOn", coalesce(reason, '（已销毁）') AS reason, ${OFFICER_JSON},
       determined_at AS at
     FROM determinations WHERE claim_id = (SELECT coalesce(follows_claim_id, claim_id) FROM claims WHERE claim_id = $1)
       AND status IS NOT NULL`,
    [claimId],
  );
  return latestDetermination(rows.map((row) => determinationSchema.parse(row)));
}
