/** The worker thread that builds roster files: one request by workerData, progress and one outcome by message. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { importRoster } from './import-roster.ts';
import type { FromWorker, RosterImportRequest, RosterProgress, ToWorker } from './messages.ts';

/** Answers with exactly one outcome, refusal or fault; the worker ends by itself after it. */
async function runWorker(port: NonNullable<typeof parentPort>, request: RosterImportRequest): Promise<void> {
  const post = (message: FromWorker): void => port.postMessage(message);
  let isCancelled = false;
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'cancel') isCancelled = true;
  });
  try {
    const watcher = {
      progress: (progress: RosterProgress) => post({ kind: 'progress', progress }),
      isCancelled: () => isCancelled,
    };
    post({ kind: 'outcome', outcome: await importRoster(request, watcher) });
  } catch (cause) {
    post(failureOf(cause));
  } finally {
    request.key.fill(0);
    port.close();
  }
}

function failureOf(cause: unknown): FromWorker {
  if (!(cause instanceof AppError)) {
    return { kind: 'fault', message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
  // `instanceof` forgets the type argument; every AppError has a code and its details.
  const { code, details } = cause as AppError;
  return { kind: 'refused', code, details };
}

if (parentPort !== null) {
  // Only run-import.ts starts this file, and it passes a RosterImportRequest.
  await runWorker(parentPort, workerData as RosterImportRequest);
}
