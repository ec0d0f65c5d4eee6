/** A claim half typed: who it is about, which one of theirs, and what stands in the form. */
import type { PickedPolicy } from './ClaimPage.tsx';
import type { ClaimDraft } from './draft.ts';
import type { Following } from './following.ts';

export interface KeptClaim {
  readonly picked: PickedPolicy;
  /** The claim taken in before that is being corrected, or null for a new one. */
  readonly claimId: string | null;
  /** The decided claim it takes back or states anew; absent: none. */
  readonly following?: Following;
  readonly draft: ClaimDraft;
}
