/** The main thread's side of a roster import: starts the worker, forwards progress, can cancel. Main itself never works. */
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { workerAnswer } from '../jobs/worker-answer.ts';
import type { FromWorker, RosterImportRequest, RosterOutcome, RosterProgress, ToWorker } from './messages.ts';

export interface RunningImport {
  /** Rejects with an AppError the operator can act on, or with a plain Error for a fault of ours. */
  readonly promise: Promise<RosterOutcome>;
  /** Asks the worker to stop at the next piece; the promise then answers `cancelled`. Repeating it changes nothing. */
  cancel(): void;
}

/** Far above what one piece needs: a runaway import ends itself, not the desk. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** Starts an import. Bytes of the request are transferred: the caller's array is empty afterwards. */
export function runRosterImport(
  workerUrl: URL,
  request: RosterImportRequest,
  onProgress: (progress: RosterProgress) => void,
): RunningImport {
  const { source } = request;
  const transferList = source.kind === 'bytes' ? [transferable(source.bytes)] : [];
  const worker = new Worker(workerUrl, {
    workerData: request,
    transferList,
    name: 'roster-import',
    resourceLimits: LIMITS,
  });
  const promise = workerAnswer<FromWorker, RosterOutcome>(worker, (message) => {
    switch (message.kind) {
      case 'progress':
        onProgress(message.progress);
        return null;
      case 'outcome':
        return () => message.outcome;
      case 'refused':
        return () => {
          throw new AppError(message.code, message.details);
        };
      case 'fault':
        return () => {
          throw new Error(`roster import failed: ${message.message}`);
        };
    }
  });
  const cancelMessage: ToWorker = { kind: 'cancel' };
  return { promise: cleanedUp(promise, `${request.target}.part`), cancel: () => worker.postMessage(cancelMessage) };
}

/** A worker that died in mid-build leaves its half file; one that ended well has none. */
function cleanedUp<T>(promise: Promise<T>, part: string): Promise<T> {
  return promise.finally(() => rmSync(part, { force: true }));
}

/** A view into a shared pool (small Buffers) cannot be transferred without taking others' bytes along. */
function transferable(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return buffer;
  throw new RangeError('roster bytes must own their buffer: pass Uint8Array.from(bytes)');
}
