/** The log: events and codes, never personal data; anything that looks like it is redacted before it is written. */
import { createRequire } from 'node:module';
import type { Logger } from 'pino';
import type * as Pino from 'pino';
import type { Log } from './ports.ts';

// Not named `require`: electron-vite puts a binding of that name into every chunk that calls it.
const load = createRequire(import.meta.url);

/** Fields that may never reach a log line, whoever passes them. */
const REDACTED = ['certno', 'psn_name', 'name', 'tel', 'password', 'token', 'key', 'body', 'message'];

/** Writes JSON lines to a file, or to standard error when there is none. The file is made with the first line. */
export function createLog(path: string | null): Log {
  let opened: Logger | null = null;
  const logger = (): Logger => (opened ??= openLogger(path));
  return {
    info: (event, facts) => keepGoing(event, () => logger().info(facts, event)),
    error: (event, facts) => keepGoing(event, () => logger().error(facts, event)),
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

function openLogger(path: string | null): Logger {
  // Loaded with the first line: a start has nothing to say. The package's own types describe what it exports.
  const { pino, destination, stdTimeFunctions } = load('pino') as typeof Pino;
  return pino(
    {
      level: 'info',
      base: null,
      redact: { paths: REDACTED, censor: '[redacted]' },
      timestamp: stdTimeFunctions.isoTime,
    },
    destination({ dest: path ?? 2, sync: true, mkdir: true }),
  );
}
