/** The proof in a thread of its own, on a read-only connection: the counter never waits for it (DESIGN idea 10). */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from '../database/database-error.ts';
import { openDatabase } from '../database/open.ts';
import { verify } from './verify.ts';
import type { VerifyMessage } from './verify-message.ts';

const inputSchema = z.object({ path: z.string(), key: z.instanceof(Uint8Array) });

parentPort?.postMessage(proof());

function proof(): VerifyMessage {
  const { path, key } = inputSchema.parse(workerData);
  try {
    const db = openDatabase(path, key, 'readonly');
    try {
      return { kind: 'report', report: verify(db) };
    } finally {
      db.close();
    }
  } catch (cause) {
    const known = databaseError(cause, path);
    if (!(known instanceof AppError)) throw cause;
    // `instanceof` forgets the type argument.
    const { code, details } = known as AppError;
    return { kind: 'refused', code, details };
  }
}
