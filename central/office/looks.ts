/** Who opened which claim, when, and why numbers were asked for in full. */
import { formatInstant, instant } from '../../shared/dates.ts';
import { newId } from '../ids.ts';
import type { Office } from './office.ts';

interface Look {
  readonly userNo: string;
  readonly claimId: string;
  /** Null for a claim that was opened with its numbers masked. */
  readonly reason: string | null;
}

/** As at the desk: the same person, claim and purpose within ten minutes is one look (DESIGN idea 3). */
const SAME_LOOK_MS = 10 * 60_000;

/** Logs a look before it is shown. */
export async function logLook({ pool, ports }: Office, { userNo, claimId, reason }: Look): Promise<void> {
  const now = ports.clock.now();
  const purpose = reason === null ? 'opened' : 'revealed';
  await pool.query(
    `INSERT INTO office_looks (look_id, user_no, claim_id, purpose, reason, at)
     SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (
       SELECT 1 FROM office_looks WHERE user_no = $2 AND claim_id = $3 AND purpose = $4
         AND reason IS NOT DISTINCT FROM $5 AND at > $7)`,
    [newId(ports), userNo, claimId, purpose, reason, formatInstant(now), formatInstant(instant(now - SAME_LOOK_MS))],
  );
}
