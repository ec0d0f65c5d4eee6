/** The backup in a thread of its own, on a read-only connection: the counter never waits for it (DESIGN idea 10). */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { makeBackup } from './make.ts';
import type { BackupMessage } from './message.ts';

const orderSchema = z.object({
  dataDir: z.string(),
  key: z.instanceof(Uint8Array),
  to: z.string(),
  deskCode: z.string(),
  backupId: z.string(),
  madeAt: z.string(),
  version: z.string(),
});

tell(backup());

function backup(): BackupMessage {
  try {
    const outcome = makeBackup(orderSchema.parse(workerData), (progress) => tell({ kind: 'progress', progress }));
    return { kind: 'done', outcome };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    // `instanceof` forgets the type argument.
    const { code, details } = cause as AppError;
    return { kind: 'refused', code, details };
  }
}

function tell(message: BackupMessage): void {
  parentPort?.postMessage(message);
}
