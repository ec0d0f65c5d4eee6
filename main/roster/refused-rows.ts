/** The refused rows that stand in a roster file. */
import type { RefusedRow } from '../../shared/errors/roster.ts';
import type { Database } from '../database/open.ts';

/** By line, `limit` of them after `afterLine`; a line is refused once. */
export function readRefused(db: Database, afterLine: number, limit: number): readonly RefusedRow[] {
  return db.all<RefusedRow>(
    'SELECT line, field, reason FROM refused WHERE line > ? ORDER BY line LIMIT ?',
    afterLine,
    limit,
  );
}
