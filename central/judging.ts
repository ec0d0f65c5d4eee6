/** When the centre judges: at once when something came, at the start, and now and then; never twice at a time in one process. */
import { traceOf } from '../shared/fault-trace.ts';
import type { Pool } from './database/pool.ts';
import type { CentralPorts } from './ports.ts';

/** Rules on what waits; answers how many entries were judged. Many servers may ask at once. */
export type Judge = (pool: Pool, ports: CentralPorts) => Promise<number>;

export interface Judging {
  /** There is something to judge; answers at once. */
  poke(): void;
  /** Judges until nothing waits that had come before the call; answers how many entries. Throws what the judge threw. */
  now(): Promise<number>;
  /** Judges no more; resolves when the last run has ended. */
  stop(): Promise<void>;
}

/** Starts with a first run. A run that fails is logged and tried again later; entries wait in the journal meanwhile. */
export function startJudging(pool: Pool, ports: CentralPorts, judge: Judge, everyMs: number): Judging {
  let last: Promise<number> = Promise.resolve(0);
  let isWaiting = false;
  let isStopped = false;
  let cancel = (): void => undefined;
  const now = (): Promise<number> => {
    last = last
      .catch(() => 0)
      .then(() => {
        isWaiting = false;
        return isStopped ? 0 : judge(pool, ports);
      });
    return last;
  };
  const poke = (): void => {
    // A run that has not begun will see everything that came before it.
    if (isWaiting || isStopped) return;
    isWaiting = true;
    now().catch((cause: unknown) =>
      ports.log.error('judge-failed', { error: nameOf(cause), at: traceOf(cause).frames }),
    );
  };
  const tick = (): void => {
    poke();
    cancel = ports.after(everyMs, tick);
  };
  tick();
  return {
    poke,
    now,
    stop: async () => {
      isStopped = true;
      cancel();
      await last.catch(() => 0);
    },
  };
}

/** PostgreSQL's messages hold values; the kind and the code do not. */
function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  return 'code' in cause && typeof cause.code === 'string' ? `${cause.name} ${cause.code}` : cause.name;
}
