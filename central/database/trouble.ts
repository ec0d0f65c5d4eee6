/** Which errors of PostgreSQL mean "later" and which mean "no room"; everything else is a fault of ours. */

/** Insufficient resources, but for too many connections (PostgreSQL's appendix A, class 53). */
const FULL: ReadonlySet<string> = new Set(['53000', '53100', '53200', '53400', 'ENOSPC']);

/** The server is gone, going or coming; too many connections; two transactions in each other's way. */
const LATER: ReadonlySet<string> = new Set([
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '40001',
  '40P01',
  '55P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENOENT',
]);

/** pg's own errors without a code, when a connection breaks or none comes. */
const LATER_MESSAGES = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** 'full', 'later', or null for any other cause. */
export function databaseTrouble(cause: unknown): 'full' | 'later' | null {
  if (!(cause instanceof Error)) return null;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (FULL.has(code)) return 'full';
  if (LATER.has(code) || code.startsWith('08') || LATER_MESSAGES.test(cause.message)) return 'later';
  // Node tries each address of a name and gathers what went wrong.
  if (cause instanceof AggregateError) return databaseTrouble(cause.errors[0]);
  return null;
}
