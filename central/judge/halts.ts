/** Chains that a fault of ours stopped: they wait where they are, and the others go on. */
import { traceOf } from '../../shared/fault-trace.ts';
import type { CentralPorts } from '../ports.ts';
import type { StoredRow } from './entry.ts';

interface Place {
  readonly deskCode: string;
  readonly epoch: string;
  readonly seq: number;
}

/** For one run of the judge: the next run tries again, and so does the next program. */
export interface Halts {
  /** Logs the fault with where it broke, never what it said; the chain goes no further than the entry before. */
  stop(place: Place, cause: unknown): void;
  /** Whether an entry stands at or behind one that broke. */
  holds(place: Place): boolean;
  /** `desk epoch` of each chain that stands. */
  chains(): readonly string[];
  /** The rows that were not held. */
  past(rows: readonly StoredRow[]): readonly StoredRow[];
}

/** Nothing has stopped yet. */
export function createHalts({ log }: Pick<CentralPorts, 'log'>): Halts {
  const stopped = new Map<string, number>();
  const holds = ({ deskCode, epoch, seq }: Place): boolean =>
    seq >= (stopped.get(`${deskCode} ${epoch}`) ?? Number.POSITIVE_INFINITY);
  return {
    stop: (place, cause) => {
      if (holds(place)) return;
      const { deskCode, epoch, seq } = place;
      stopped.set(`${deskCode} ${epoch}`, seq);
      log.error('judge.stopped', { deskCode, seq, ...traceOf(cause) });
    },
    holds,
    chains: () => [...stopped.keys()],
    past: (rows) => rows.filter(({ desk_code: deskCode, epoch, seq }) => !holds({ deskCode, epoch, seq })),
  };
}
