/** The centre's log: events, codes and figures, one JSON line each; never a body, a path with its values, or a person. */
import { destination, pino, stdTimeFunctions } from 'pino';
import type { CentralPorts } from './ports.ts';

/** Fields that may never reach a log line, whoever passes them. */
const REDACTED = [
  'certno',
  'psn_name',
  'name',
  'tel',
  'password',
  'token',
  'key',
  'code_text',
  'body',
  'message',
  'url',
];

/** Lines to a file, or to standard error where there is none. A log that cannot be written never stops the centre. */
export function createLog(path: string | null): CentralPorts['log'] {
  const options = {
    level: 'info',
    base: null,
    redact: { paths: REDACTED, censor: '[redacted]' },
    timestamp: stdTimeFunctions.isoTime,
  };
  const target = destination({ dest: path ?? 2, sync: true, mkdir: true });
  target.on('error', () => undefined);
  const logger = pino(options, target);
  return {
    info: (event, facts) => keepGoing(event, () => logger.info(facts, event)),
    error: (event, facts) => keepGoing(event, () => logger.error(facts, event)),
  };
}

/** A full disk: the event's name goes to standard error instead. */
function keepGoing(event: string, record: () => void): void {
  try {
    record();
  } catch {
    process.stderr.write(`${event}\n`);
  }
}
