/** What a signed personal authority lets somebody decide (counter rule 1); the same at the desk and at the centre. */
import type { LocalDate } from './dates.ts';
import { plus, type Fen } from './money.ts';
import type { Authority } from './sync/feed-item.ts';

export type BeyondAuthority = 'none' | 'ended' | 'above-claim' | 'above-day';

export interface ToBeDecided {
  readonly payable: Fen;
  /** What this person has decided today already. */
  readonly decidedToday: Fen;
  readonly today: LocalDate;
}

/** Why it is beyond the authority, or null when it is within. `payable` is the amount at stake, also of what is declined. */
export function beyondAuthority(
  authority: Authority | null,
  { payable, decidedToday, today }: ToBeDecided,
): BeyondAuthority | null {
  if (authority === null) return 'none';
  if (today > authority.until) return 'ended';
  if (payable > authority.perClaim) return 'above-claim';
  return plus(decidedToday, payable) > authority.perDay ? 'above-day' : null;
}
