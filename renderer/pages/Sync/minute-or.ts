/** Times on the sync page that may never have come. */
import { minuteOf } from '../../../shared/dates.ts';

/** To the minute, or a word for "never". */
export function minuteOr(at: string | null, never: string): string {
  return at === null ? never : minuteOf(at);
}
