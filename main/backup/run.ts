/** Runs the backup worker: its progress as it comes, the copy's growth while SQLite says nothing, a clean stop. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BackupOutcome } from '../../shared/contract/backup.ts';
import { AppError } from '../../shared/errors.ts';
import { workerAnswer } from '../jobs/worker-answer.ts';
import type { Ports } from '../ports.ts';
import { type BackupOrder, type BackupReport, COPYING, partOf } from './make.ts';
import type { BackupMessage } from './message.ts';

/** The outcome; rejects with the worker's AppError, and leaves nothing behind when it is cancelled. */
export function runBackup(
  { workers, after }: Pick<Ports, 'workers' | 'after'>,
  order: BackupOrder,
  report: BackupReport,
  cancelled: AbortSignal,
): Promise<BackupOutcome> {
  const worker = new Worker(workers.backup, { workerData: order });
  const copy = watchCopy(after, order, report);
  cancelled.addEventListener('abort', () => void worker.terminate(), { once: true });
  const answer = workerAnswer<BackupMessage, BackupOutcome>(worker, (message) => {
    if (message.kind === 'progress') {
      copy.setWatched(message.progress.phase === COPYING);
      report(message.progress);
      return null;
    }
    return () => {
      if (message.kind === 'done') return message.outcome;
      throw new AppError(message.code, message.details);
    };
  });
  return answer.finally(() => {
    copy.setWatched(false);
    if (cancelled.aborted) rmSync(partOf(order), { recursive: true, force: true });
  });
}

/** Between two looks at how much was copied. */
const LOOK_MS = 500;

/** SQLite copies in one step and says nothing meanwhile: the size of the copy against that of the original does. */
function watchCopy(after: Ports['after'], order: BackupOrder, report: BackupReport) {
  let stop: (() => void) | null = null;
  const look = (): void => {
    const done = sizeOf(join(partOf(order), 'main.db'));
    const total = sizeOf(join(order.dataDir, 'main.db'));
    report({ done: Math.min(done, total), total, phase: COPYING });
    stop = after(LOOK_MS, look);
  };
  return {
    setWatched: (isWatched: boolean): void => {
      stop?.();
      stop = isWatched ? after(LOOK_MS, look) : null;
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
