/** Slows down guessing: after five wrong passwords an operator number rests for a while. */
import type { Instant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';

/** Common practice, not in the standard's text (STANDARDS §6.2 [U]). */
export const MAX_TRIES = 5;
export const PAUSE_MINUTES = 15;

export interface SignInGuard {
  /** Throws 'sign-in-paused' while the number rests. */
  check(operatorNo: string, now: Instant): void;
  /** Counts a wrong password; answers how many tries remain. */
  refuse(operatorNo: string, now: Instant): number;
  clear(operatorNo: string): void;
}

/** A guard that has seen nothing yet. */
export function createSignInGuard(): SignInGuard {
  const failures = new Map<string, { readonly count: number; readonly lastAt: Instant }>();
  return {
    check: (operatorNo, now) => {
      const failure = failures.get(operatorNo);
      if (failure === undefined || failure.count < MAX_TRIES) return;
      const minutes = Math.ceil(PAUSE_MINUTES - (now - failure.lastAt) / 60_000);
      if (minutes > 0) throw new AppError('sign-in-paused', { minutes });
      failures.delete(operatorNo);
    },
    refuse: (operatorNo, now) => {
      const count = (failures.get(operatorNo)?.count ?? 0) + 1;
      failures.set(operatorNo, { count, lastAt: now });
      return Math.max(0, MAX_TRIES - count);
    },
    clear: (operatorNo) => void failures.delete(operatorNo),
  };
}
