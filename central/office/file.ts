/** What the centre knows of one tried claim, as plain values: what acts and the page are made of. */
import type { LocalDate } from '../../shared/dates.ts';
import type { Decision, Determination, Review } from '../../shared/decision.ts';
import type { Tried } from '../../shared/entries/tried.ts';
import type { HealthStatus } from '../../shared/health.ts';
import type { PaidTwice } from '../../shared/judge/decision.ts';
import { officeStage, type OfficeStage, type Reviewed, statusOf } from '../../shared/office/stage.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { Past } from '../../shared/settle/past.ts';
import type { SettleState } from '../../shared/settle/state.ts';
import type { ClaimCheck } from '../../shared/sync/ruling.ts';

export interface ClaimFile {
  readonly claimId: string;
  readonly policyId: string;
  readonly desk: { readonly deskCode: string; readonly site: string };
  /** 工号 of whoever took the claim in, corrected or tried it. */
  readonly enteredBy: readonly string[];
  readonly openedAt: string;
  readonly triedAt: string;
  /** When the window corrected the claim after that trial; null: it did not. */
  readonly amendedAt: string | null;
  readonly tried: Tried;
  readonly policy: {
    readonly state: 'proposed' | 'accepted' | 'refused' | 'cancelled';
    readonly certificateNo: string | null;
    readonly declaredHealth: HealthStatus | null;
    readonly coveredSince: LocalDate;
  };
  readonly invoices: readonly { readonly bill_code: string; readonly bill_no: string }[];
  readonly papers: readonly { readonly no: string; readonly kind: string; readonly at: string }[];
  readonly check: ClaimCheck | null;
  readonly determination: Determination | null;
  /** In order of time. */
  readonly reviews: readonly FileReview[];
  readonly decision: Decision | null;
  /** Why a decision the window took does not hold; null: it took none, or it holds. */
  readonly finding: string | null;
  /** What of this claim another claim was paid for already; null: nothing (counter rule 20). */
  readonly paidElsewhere: PaidTwice | null;
  /** The settlement group before this claim, or, once it is decided, as the decision found it. */
  readonly state: SettleState;
  /** Of a claim that takes back or states anew a decided bill: what was decided before it; null: it follows none. */
  readonly past: Past | null;
  /** Decisions of the same group on other claims, oldest first. */
  readonly earlier: readonly Decision[];
  /** The plan of the policy on the centre's shelf; null: it was never published here. */
  readonly plan: Plan | null;
}

/** A review with the determination it looked at. */
export type FileReview = Review & Reviewed;

/** Whose turn it is. */
export function stageOf(file: ClaimFile): OfficeStage {
  return officeStage(progressOf(file));
}

/** The determined status, or the only one the trial left possible; null while both are. */
export function healthOf(file: ClaimFile): HealthStatus | null {
  return statusOf(progressOf(file));
}

function progressOf({ tried, past, amendedAt, determination, reviews, decision }: ClaimFile) {
  const { settlementId } = tried;
  const payable = Object.fromEntries(tried.figures.map((figure) => [figure.healthStatus, figure.payable]));
  const isAmended = amendedAt !== null;
  const isFollowing = past !== null;
  return { settlementId, payable, isAmended, determination, reviews, isDecided: decision !== null, isFollowing };
}
