/** A claim half typed: who it is about, which one of theirs, and what stands in the form. */
import type { PickedPolicy } from './ClaimPage.tsx';
import type { ClaimDraft } from './draft.ts';

export interface KeptClaim {
  readonly picked: PickedPolicy;
  /** The claim taken in before that is being corrected, or null for a new one. */
  readonly claimId: string | null;
  readonly draft: ClaimDraft;
}
