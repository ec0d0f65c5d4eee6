/**
 * The roster worker, held before its first row until it is asked to stop: that an import "runs" then depends on no
 * machine's speed. The desk's first roster, 体验模式's own, goes through.
 */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { importRoster } from '../../main/roster/import-roster.ts';
import type { FromWorker, RosterImportRequest } from '../../main/roster/messages.ts';

// Only run-import.ts starts this file, and it passes a RosterImportRequest.
const request = workerData as RosterImportRequest;
if (parentPort === null || request.target.endsWith('roster-1.db')) await import('../../main/roster/import-worker.ts');
else {
  await once(parentPort, 'message');
  const outcome = await importRoster(request, { progress: () => undefined, isCancelled: () => true });
  parentPort.postMessage({ kind: 'outcome', outcome } satisfies FromWorker);
  parentPort.close();
}
