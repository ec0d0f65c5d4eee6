/** The data folder on the disk: the desk's alone, or a sentence why it cannot be. */
import { mkdirSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from '../database/database-error.ts';

/** Makes the folder, readable by its owner only, when it is missing. Throws 'folder-read-only', 'folder-is-file', 'disk-full'. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw isFileInTheWay(cause) ? new AppError('folder-is-file', { where: dataDir }) : databaseError(cause, dataDir);
  }
}

function isFileInTheWay(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'EEXIST' || cause.code === 'ENOTDIR');
}
