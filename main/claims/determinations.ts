/** 既往症认定 as stored: the latest of a claim holds (counter rule 10). */
import { determinationSchema, latestDetermination, type Determination } from '../../shared/decision.ts';
import { HEALTH_STATUSES, type HealthStatus } from '../../shared/health.ts';
import type { Database } from '../database/open.ts';

interface DeterminationRow {
  readonly determination_id: string;
  readonly claim_id: string;
  readonly status: string;
  readonly first_diagnosed_on: string | null;
  readonly reason: string | null;
  readonly officer_no: string;
  readonly officer_name: string | null;
  readonly place: string;
  readonly determined_at: string;
}

/**
 * The determination of a claim that holds; null while undetermined, or once its content was destroyed. A claim that takes back or
 * states anew a decided bill keeps that bill's.
 */
export function determinationOf(db: Database, claimId: string): Determination | null {
  const rows = db.all<DeterminationRow>(
    `SELECT determination_id, claim_id, status, first_diagnosed_on, reason, officer_no, officer_name, place, determined_at
     FROM determinations WHERE claim_id = (SELECT coalesce(follows_claim_id, claim_id) FROM claims WHERE claim_id = ?)
       AND status IS NOT NULL`,
    claimId,
  );
  return latestDetermination(rows.map(determinationFrom));
}

function determinationFrom(row: DeterminationRow): Determination {
  return determinationSchema.parse({
    determinationId: row.determination_id,
    claimId: row.claim_id,
    status: row.status,
    firstDiagnosedOn: row.first_diagnosed_on,
    reason: row.reason,
    by: { operatorNo: row.officer_no, name: row.officer_name, place: row.place },
    at: row.determined_at,
  });
}

/** The statuses a claim is still tried under: both until it is determined, then one. */
export function statusesOf(determination: Determination | null): readonly HealthStatus[] {
  return determination === null ? HEALTH_STATUSES : [determination.status];
}
