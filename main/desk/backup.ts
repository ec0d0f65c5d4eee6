/** The copy made before a migration: `VACUUM INTO` a part file, reopened, checked, fsynced, renamed (DESIGN idea 11). */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant } from '../../shared/dates.ts';
import { databaseError } from '../database/database-error.ts';
import { renameDurably } from '../database/durable.ts';
import { type Connection, openDatabase } from '../database/open.ts';
import type { Ports } from '../ports.ts';

/** Copies the database beside itself before schema version `from` is left behind; answers the copy's path. */
export function backUpBeforeMigration(ports: Ports, db: Connection, key: Uint8Array, from: number): string {
  const folder = join(ports.dataDir, 'backups');
  const stamp = formatInstant(ports.clock.now()).replace(/[-:.+]/g, '');
  const path = join(folder, `main-v${from}-${stamp}.db`);
  const part = `${path}.part`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(part, { force: true });
    db.execute(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
    checkCopy(part, key, from);
    renameDurably(part, path);
    return path;
  } catch (cause) {
    rmSync(part, { force: true });
    throw databaseError(cause, folder);
  }
}

function checkCopy(path: string, key: Uint8Array, from: number): void {
  const copy = openDatabase(path, key, 'readonly');
  try {
    const sound = copy.pragma('integrity_check') === 'ok' && Number(copy.pragma('user_version')) === from;
    if (!sound) throw new Error(`the copy ${path} does not read back`);
  } finally {
    copy.close();
  }
}
