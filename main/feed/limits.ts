/** The limits in force: those the centre signed for the region, or the defaults where it has signed none. */
import type { Limits } from '../../shared/sync/feed-item.ts';
import { DEFAULT_LIMITS } from '../../shared/sync/limits.ts';
import { fen } from '../../shared/money.ts';
import type { Database } from '../database/open.ts';

interface LimitsRow {
  readonly accumulator_max_hours: number;
  readonly offline_per_claim_fen: number;
  readonly refund_days: number;
  readonly roster_drop_percent: number;
}

/** All of them at once: signed limits replace every default. */
export function limitsInForce(db: Database): Limits {
  const row = db.one<LimitsRow>(
    'SELECT accumulator_max_hours, offline_per_claim_fen, refund_days, roster_drop_percent FROM limits',
  );
  if (row === undefined) return DEFAULT_LIMITS;
  return {
    accumulatorMaxHours: row.accumulator_max_hours,
    offlinePerClaim: fen(row.offline_per_claim_fen),
    refundDays: row.refund_days,
    rosterDropPercent: row.roster_drop_percent,
  };
}
