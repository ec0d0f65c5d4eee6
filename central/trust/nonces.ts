/** Forgets nonces no request can be signed with any more. */
import { type Instant } from '../../shared/dates.ts';
import { MAX_SKEW_MS } from '../../shared/sync/signed-request.ts';
import type { Database } from '../database/pool.ts';

/** A request is refused by its clock before its nonce is forgotten: kept twice as long as clocks may differ. */
export async function forgetNonces(db: Database, now: Instant): Promise<void> {
  await db.query('DELETE FROM nonces WHERE at_ms < $1', [now - 2 * MAX_SKEW_MS]);
}
