/** Signed limits of a region: what a desk may do alone, and until when money goes back. */
import { fen } from '../../shared/money.ts';
import type { Limits } from '../../shared/sync/feed-item.ts';
import { DEFAULT_LIMITS } from '../../shared/sync/limits.ts';
import type { Database, Transaction } from '../database/pool.ts';
import { publish } from '../feed/publish.ts';
import type { CentralPorts } from '../ports.ts';
import { requireRegion } from '../registry/desks.ts';

/** Replaces all limits of a region and tells its desks; answers the package's number. Throws 'central-no-region'. */
export async function setLimits(
  db: Transaction,
  ports: Pick<CentralPorts, 'clock' | 'key'>,
  admdvs: string,
  limits: Limits,
): Promise<number> {
  await requireRegion(db, admdvs);
  await db.query(
    `INSERT INTO limits (admdvs, accumulator_max_hours, offline_per_claim_fen, refund_days, roster_drop_percent)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (admdvs) DO UPDATE SET accumulator_max_hours = excluded.accumulator_max_hours,
         offline_per_claim_fen = excluded.offline_per_claim_fen, refund_days = excluded.refund_days,
         roster_drop_percent = excluded.roster_drop_percent`,
    [admdvs, limits.accumulatorMaxHours, limits.offlinePerClaim, limits.refundDays, limits.rosterDropPercent],
  );
  return (await publish(db, ports, `region/${admdvs}`, [{ kind: 'limits', limits }])) ?? 0;
}

/** The limits that hold in a region; the defaults where none were signed. */
export async function limitsOf(db: Database, admdvs: string): Promise<Limits> {
  const { rows } = await db.query<{
    accumulator_max_hours: number;
    offline_per_claim_fen: number;
    refund_days: number;
    roster_drop_percent: number;
  }>(
    `SELECT accumulator_max_hours, offline_per_claim_fen, refund_days, roster_drop_percent FROM limits WHERE admdvs = $1`,
    [admdvs],
  );
  const row = rows[0];
  if (row === undefined) return DEFAULT_LIMITS;
  return {
    accumulatorMaxHours: row.accumulator_max_hours,
    offlinePerClaim: fen(row.offline_per_claim_fen),
    refundDays: row.refund_days,
    rosterDropPercent: row.roster_drop_percent,
  };
}
