/** Turns what SQLite and the file system say into words an operator can act on. */
import { AppError } from '../../shared/errors.ts';

/** The AppError for a failure of storage, or the failure itself when it is no such thing. */
export function databaseError(cause: unknown, where: string): unknown {
  const code = codeOf(cause);
  if (code === null) return cause;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new AppError('disk-full', { where });
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError('database-unreadable', { where });
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN')
    return new AppError('folder-read-only', { where });
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new AppError('folder-read-only', { where });
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return new AppError('disk-failed', { where });
  return cause;
}

/** Whether the tables already hold something that excludes what was to be written. */
export function isConstraintError(cause: unknown): boolean {
  return codeOf(cause)?.startsWith('SQLITE_CONSTRAINT') ?? false;
}

function codeOf(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return null;
  return cause.code;
}
