/** 'claim.review': another pair of eyes on the newest trial; agreed, or returned to its window with a reason. */
import type { Review } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import type { OfficeOutput, OfficeParsed } from '../../shared/office.ts';
import type { FeedItem } from '../../shared/sync/feed-item.ts';
import type { Transaction } from '../database/pool.ts';
import { publish } from '../feed/publish.ts';
import { newId } from '../ids.ts';
import { claimFor, deedOf, type Desk } from './act.ts';
import { insertReview } from '../claims/records.ts';

/**
 * What was agreed may still be returned before it is decided; agreeing is due once. A return opens the claim at its window also
 * where a decision the window took does not hold: without that nothing could be tried there.
 */
export async function review(desk: Desk, input: OfficeParsed<'claim.review'>): Promise<OfficeOutput<'claim.review'>> {
  const { db, ports } = desk;
  const { verdict, reason, settlementId } = input;
  const stages = verdict === 'agreed' ? (['review'] as const) : (['determination', 'review', 'decision'] as const);
  const { file } = await claimFor(desk, input, { act: '复核', stages });
  if (verdict === 'returned' && reason === null) throw new AppError('review-reason-missing', {});
  const made: Review = {
    reviewId: newId(ports),
    claimId: file.claimId,
    settlementId,
    verdict,
    reason: verdict === 'agreed' ? null : reason,
    ...deedOf(desk),
  };
  await insertReview(db, made, null);
  const refused = verdict === 'returned' ? await refusedDecisions(db, file.claimId) : [];
  await publish(db, ports, `desk/${file.desk.deskCode}`, [{ kind: 'claim-reviewed', review: made }, ...refused]);
  return { reviewId: made.reviewId };
}

/** Said again of every decision of the window that does not hold: a window that knows takes it as it is. */
async function refusedDecisions(db: Transaction, claimId: string): Promise<FeedItem[]> {
  const { rows } = await db.query<{ decision_id: string; finding: string }>(
    `SELECT decision_id, finding FROM decisions WHERE claim_id = $1 AND state = 'finding' ORDER BY arrival`,
    [claimId],
  );
  return rows.map(({ decision_id: decisionId, finding: sentence }) => ({
    kind: 'decision-refused',
    decisionId,
    code: 'decision-not-confirmed',
    sentence,
  }));
}
