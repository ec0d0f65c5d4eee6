/** Where a tried claim stands on its way to 核定, and whose turn it is (counter rules 1, 10, 17). */
import type { Determination, Review } from '../decision.ts';
import type { HealthStatus } from '../health.ts';
import type { Fen } from '../money.ts';

/** desk: back at the window · determination 待认定 · review 待复核 · decision 待核定 · decided 已核定. */
export const OFFICE_STAGES = ['determination', 'review', 'decision', 'desk', 'decided'] as const;
export type OfficeStage = (typeof OFFICE_STAGES)[number];

export const OFFICE_STAGE_NAMES: Readonly<Record<OfficeStage, string>> = {
  determination: '待认定',
  review: '待复核',
  decision: '待核定',
  desk: '待窗口',
  decided: '已核定',
};

/** What the stage rests on. A trial of today's figures counts one payable for each health status still possible. */
export interface ClaimProgress {
  /** The newest trial. */
  readonly settlementId: string;
  readonly payable: Readonly<Partial<Record<HealthStatus, Fen | null>>>;
  /** The window corrected the claim after that trial: its figures are of facts that hold no more. */
  readonly isAmended: boolean;
  readonly determination: Pick<Determination, 'determinationId' | 'status'> | null;
  /** In order of time. */
  readonly reviews: readonly Reviewed[];
  readonly isDecided: boolean;
  /** It takes back or states anew a decided bill: the window may not know every decision of the year, the centre does. */
  readonly isFollowing: boolean;
}

/** A review with the determination that held when it came; null: nothing was determined then. */
export interface Reviewed extends Pick<Review, 'settlementId' | 'verdict'> {
  readonly determinationId: string | null;
}

/**
 * The stage of a claim. A review looks at one trial under one determination: what was tried or determined anew is looked at anew. A liability that is 待补 sends
 * the claim back to its window (counter rule 19), and so do a return and a correction that was not tried yet.
 */
export function officeStage(progress: ClaimProgress): OfficeStage {
  if (progress.isDecided) return 'decided';
  if (progress.isAmended) return 'desk';
  const review = progress.reviews.findLast(({ settlementId }) => settlementId === progress.settlementId);
  if (review?.verdict === 'returned') return 'desk';
  const status = statusOf(progress);
  if (status === null) return 'determination';
  const payable = progress.payable[status];
  if ((payable === null || payable === undefined) && !progress.isFollowing) return 'desk';
  const determined = progress.determination?.determinationId ?? null;
  return review?.determinationId === determined ? 'decision' : 'review';
}

/** The determined status, or the only one the trial left possible; null while both are. */
export function statusOf({
  determination,
  payable,
}: Pick<ClaimProgress, 'payable'> & {
  readonly determination: Pick<Determination, 'status'> | null;
}): HealthStatus | null {
  if (determination !== null) return determination.status;
  const possible = (['healthy', 'preexisting'] as const).filter((status) => payable[status] !== undefined);
  const [only] = possible;
  return possible.length === 1 && only !== undefined ? only : null;
}
