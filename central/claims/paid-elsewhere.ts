/** One settlement and one receipt are paid once, whichever window took them in: two windows cannot see each other (counter rule 20). */
import type { PaidTwice } from '../../shared/judge/decision.ts';
import type { Database } from '../database/pool.ts';

/**
 * What of this claim another claim was paid for already; null: nothing. What was declined there may be paid here; claims on one bill
 * share it.
 */
export async function paidElsewhere(db: Database, claimId: string): Promise<PaidTwice | null> {
  const { rows } = await db.query<{ what: PaidTwice }>(
    `SELECT held.what FROM (
       SELECT 'settlement' AS what, other.claim_id FROM claimed_settlements AS own
         JOIN claimed_settlements AS other ON other.product = own.product AND other.setl_id = own.setl_id
         WHERE own.claim_id = $1
       UNION ALL
       SELECT 'invoice', other.claim_id FROM invoices AS own
         JOIN invoices AS other ON other.bill_code = own.bill_code AND other.bill_no = own.bill_no
         WHERE own.claim_id = $1
     ) AS held JOIN decisions ON decisions.claim_id = held.claim_id
       JOIN claims AS theirs ON theirs.claim_id = held.claim_id JOIN claims AS this ON this.claim_id = $1
     WHERE coalesce(theirs.follows_claim_id, theirs.claim_id) <> coalesce(this.follows_claim_id, this.claim_id)
       AND decisions.state = 'accepted' AND decisions.verdict = 'pay'
     ORDER BY held.what DESC LIMIT 1`,
    [claimId],
  );
  return rows[0]?.what ?? null;
}
