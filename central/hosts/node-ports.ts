/** The centre's ports on this machine. */
import { readFileSync } from 'node:fs';
import { instant } from '../../shared/dates.ts';
import { secureRandom, type SigningKey } from '../crypto.ts';
import { createLog } from '../log.ts';
import type { CentralPorts } from '../ports.ts';

/** Clock, timer and randomness of the machine; a log file, or standard error. */
export function nodePorts(key: SigningKey, logFile: string | null): CentralPorts {
  return {
    clock: { now: () => instant(Date.now()) },
    randomness: { bytes: secureRandom },
    log: createLog(logFile),
    after,
    version: programVersion(),
    key,
  };
}

function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}

function programVersion(): string {
  // Our own file, checked in.
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
