/** 'claim.review': another pair of eyes on the newest trial; agreed, or returned to its window with a reason. */
import type { Review } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import type { OfficeOutput, OfficeParsed } from '../../shared/office.ts';
import { publish } from '../feed/publish.ts';
import { newId } from '../ids.ts';
import { claimFor, deedOf, type Desk } from './act.ts';
import { insertReview } from '../claims/records.ts';

/** What was agreed may still be returned before it is decided; agreeing is due once. */
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
  await publish(db, ports, `desk/${file.desk.deskCode}`, [{ kind: 'claim-reviewed', review: made }]);
  return { reviewId: made.reviewId };
}
