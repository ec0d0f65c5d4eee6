/** Slows down guessing: after five wrong passwords an operator number rests for a while. */
import type { Instant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';

/** Common practice, not in the standard's text (STANDARDS §6.2 [U]). */
export const MAX_TRIES = 5;
export const PAUSE_MINUTES = 15;

export interface SignInGuard {
  /** Counts a try before its password is looked at, so that many at once are many; throws 'sign-in-paused' at rest. */
  admit(operatorNo: string, now: Instant): void;
  /** How many tries remain after the admitted ones. */
  remaining(operatorNo: string): number;
  /** Takes back a try that came to no verdict: the desk could not be opened, say. */
  takeBack(operatorNo: string): void;
  clear(operatorNo: string): void;
}

/** A guard that has seen nothing yet. */
export function createSignInGuard(): SignInGuard {
  const failures = new Map<string, { readonly count: number; readonly lastAt: Instant }>();
  return {
    admit: (operatorNo, now) => {
      const failure = failures.get(operatorNo);
      const hasTriesLeft = failure === undefined || failure.count < MAX_TRIES;
      const minutes = hasTriesLeft ? 0 : Math.ceil(PAUSE_MINUTES - (now - failure.lastAt) / 60_000);
      if (minutes > 0) throw new AppError('sign-in-paused', { minutes });
      failures.set(operatorNo, { count: hasTriesLeft ? (failure?.count ?? 0) + 1 : 1, lastAt: now });
    },
    remaining: (operatorNo) => Math.max(0, MAX_TRIES - (failures.get(operatorNo)?.count ?? 0)),
    takeBack: (operatorNo) => {
      const failure = failures.get(operatorNo);
      if (failure !== undefined) failures.set(operatorNo, { ...failure, count: failure.count - 1 });
    },
    clear: (operatorNo) => void failures.delete(operatorNo),
  };
}
