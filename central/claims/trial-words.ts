/** How a sentence to a desk names the claim it is about: by the 试算单 the clerk has in hand. */
import type { Transaction } from '../database/pool.ts';

/** `试算单 … 的理赔案，`, or nothing where no paper of this trial is known. */
export async function trialWords(db: Transaction, settlementId: string): Promise<string> {
  const { rows } = await db.query<{ no: string }>(
    `SELECT no FROM papers WHERE subject = $1 AND kind = 'claim-trial' ORDER BY no LIMIT 1`,
    [settlementId],
  );
  return rows[0] === undefined ? '' : `试算单 ${rows[0].no} 的理赔案，`;
}
