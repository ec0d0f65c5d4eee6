/** Looks into a demo desk's file from outside, read-only: what tests compare papers and answers with. */
import { join } from 'node:path';
import { openDatabase, type Database } from '../../main/database/open.ts';
import { openDemoSlot } from '../../main/key-file.ts';

/** The database of a demo folder, beside the desk that runs on it; the caller closes it. */
export function readDemoDatabase(dataDir: string): Database {
  const key = openDemoSlot(dataDir);
  if (key === null) throw new Error(`${dataDir} is no 体验模式 folder`);
  return openDatabase(join(dataDir, 'main.db'), key, 'readonly');
}
