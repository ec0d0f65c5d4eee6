/** The proof in a thread of its own, on a read-only connection: the counter never waits for it (DESIGN idea 10). */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDatabase } from '../database/open.ts';
import { verify } from './verify.ts';

const inputSchema = z.object({ path: z.string(), key: z.instanceof(Uint8Array) });

const { path, key } = inputSchema.parse(workerData);
const db = openDatabase(path, key, 'readonly');
parentPort?.postMessage(verify(db));
db.close();
