/** The data folder on the disk: the desk's alone, or a sentence why it cannot be. */
import { mkdirSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from './database-error.ts';

/** Makes the folder, readable by its owner only, when it is missing. Throws 'folder-read-only', 'folder-is-file', 'disk-full'. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    if (isOneOf(cause, ['EEXIST', 'ENOTDIR'])) throw new AppError('folder-is-file', { where: dataDir });
    // What a recursive mkdir says on a read-only file system: ENOENT, of the folder it could not make.
    if (isOneOf(cause, ['ENOENT'])) throw new AppError('folder-read-only', { where: dataDir });
    throw databaseError(cause, dataDir);
  }
}

function isOneOf(cause: unknown, codes: readonly string[]): boolean {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && codes.includes(cause.code);
}
