/** A fault of ours: written down with a reference somebody can read out. */
import { traceOf } from '../shared/fault-trace.ts';
import type { Ports } from './ports.ts';

/** The reference; the cause goes to the log as `event` with `facts`, without its message, which may hold personal data. */
export function noteFault(
  { log, randomness }: Pick<Ports, 'log' | 'randomness'>,
  event: string,
  cause: unknown,
  facts: Readonly<Record<string, string>> = {},
): string {
  const reference = Buffer.from(randomness.bytes(4)).toString('hex').toUpperCase();
  log.error(event, { reference, ...facts, ...traceOf(cause) });
  return reference;
}
