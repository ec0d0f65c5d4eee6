/** A fault of ours in what the desk does by itself: written down with a reference somebody can read out. */
import { traceOf } from '../../shared/fault-trace.ts';
import type { Ports } from '../ports.ts';

/** The reference; the cause goes to the log without its message. */
export function noteFault(
  { log, randomness }: Pick<Ports, 'log' | 'randomness'>,
  name: string,
  cause: unknown,
): string {
  const reference = Buffer.from(randomness.bytes(4)).toString('hex').toUpperCase();
  log.error(name, { reference, ...traceOf(cause, 8) });
  return reference;
}
