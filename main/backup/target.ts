/** Where a backup may go: a folder that is there, or one level below one that is. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from '../database/database-error.ts';

/**
 * The folder to write into, made when only its last part is missing: a stick that is not plugged in must not turn into a
 * folder on this disk. Null: `backups` in the data folder. Throws 'backup-folder' and what storage says.
 */
export function backupFolder(dataDir: string, to: string | null): string {
  const folder = to ?? join(dataDir, 'backups');
  const isThere = isAbsolute(folder) && (isFolder(folder) || isFolder(dirname(folder)));
  if (!isThere) throw new AppError('backup-folder', { folder });
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (cause) {
    throw databaseError(cause, folder);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
