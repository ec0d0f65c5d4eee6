/** Offered rosters that wait for a person: why, since when, and who said 仍然采用. */
import { formatInstant } from '../../shared/dates.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Database, WritableDatabase } from '../database/open.ts';
import type { Ports } from '../ports.ts';
import { troubleOf } from './line-state.ts';

export interface RosterStop {
  /** Why, in one sentence with the next step. */
  readonly trouble: { readonly code: string; readonly message: string };
  readonly stoppedAt: string;
  /** An administrator who said 仍然采用, or null. */
  readonly approvedBy: string | null;
}

/** Why an offer was stopped, or null. */
export function stopOf(db: Database, sha256: string): RosterStop | null {
  const row = db.one<{ trouble: string; stopped_at: string; approved_by: string | null }>(
    'SELECT trouble, stopped_at, approved_by FROM roster_stops WHERE sha256 = ?',
    sha256,
  );
  if (row === undefined) return null;
  // Written by `putStop`.
  const trouble = JSON.parse(row.trouble) as RosterStop['trouble'];
  return { trouble, stoppedAt: row.stopped_at, approvedBy: row.approved_by };
}

/** The list of this hash is not taken by itself any more; what was said to an earlier stop no longer counts. */
export function putStop(db: WritableDatabase, { clock }: Pick<Ports, 'clock'>, sha256: string, why: AppError): void {
  db.run(
    `INSERT INTO roster_stops (sha256, trouble, stopped_at, approved_by) VALUES (?, ?, ?, NULL)
     ON CONFLICT (sha256) DO UPDATE SET trouble = excluded.trouble, stopped_at = excluded.stopped_at, approved_by = NULL`,
    sha256,
    JSON.stringify(troubleOf(why)),
    formatInstant(clock.now()),
  );
}

/** Nothing stands against the list any more. */
export function dropStop(db: WritableDatabase, sha256: string): void {
  db.run('DELETE FROM roster_stops WHERE sha256 = ?', sha256);
}
