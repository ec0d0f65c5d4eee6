/** A fault of ours in a host: its place goes to the log under a reference, and only the reference to the operator. */
import { secureRandom } from '../crypto.ts';
import type { Log } from '../ports.ts';

/** Logs faults without their message, which may name a person; the frames say where it broke. */
export function faultReporter(log: Log): (cause: unknown) => string {
  return (cause) => {
    const reference = `H-${secureRandom(4).toString('hex').toUpperCase()}`;
    log.error('host.fault', { reference, kind: kindOf(cause), frames: framesOf(cause) });
    return reference;
  };
}

function kindOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause;
}

function framesOf(cause: unknown): string {
  const lines = cause instanceof Error ? (cause.stack ?? '').split('\n') : [];
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}
