/** Times on the sync page: to the minute, as a clerk reads them. */

/** '2021-11-20T09:30:00.000+08:00' → '2021-11-20 09:30'. */
export function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

/** The same, or a word for "never". */
export function minuteOr(at: string | null, never: string): string {
  return at === null ? never : minuteOf(at);
}
