/** The log: events and codes, never personal data; anything that looks like it is redacted before it is written. */
import pino from 'pino';
import type { Log } from './ports.ts';

/** Fields that may never reach a log line, whoever passes them. */
const REDACTED = ['certno', 'psn_name', 'name', 'tel', 'password', 'token', 'key', 'body', 'message'];

/** Writes JSON lines to a file, or to standard error when there is none. */
export function createLog(path: string | null): Log {
  const logger = pino(
    {
      level: 'info',
      base: null,
      redact: { paths: REDACTED, censor: '[redacted]' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ dest: path ?? 2, sync: true, mkdir: true }),
  );
  return {
    info: (event, facts) => keepGoing(event, () => logger.info(facts, event)),
    error: (event, facts) => keepGoing(event, () => logger.error(facts, event)),
  };
}

/** A full disk stops the log, never the desk: the event's name goes to standard error instead. */
function keepGoing(event: string, record: () => void): void {
  try {
    record();
  } catch {
    process.stderr.write(`${event}\n`);
  }
}
