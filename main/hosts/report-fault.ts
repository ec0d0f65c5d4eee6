/** A fault of ours in a host: its place goes to the log under a reference, and only the reference to the operator. */
import { traceOf } from '../../shared/fault-trace.ts';
import { secureRandom } from '../crypto.ts';
import type { Log } from '../ports.ts';

/** Logs faults without their message, which may name a person; the frames say where it broke. */
export function faultReporter(log: Log): (cause: unknown) => string {
  return (cause) => {
    const reference = `H-${secureRandom(4).toString('hex').toUpperCase()}`;
    const { name: kind, frames } = traceOf(cause, Infinity);
    log.error('host.fault', { reference, kind, frames });
    return reference;
  };
}
