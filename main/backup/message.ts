/** What the backup worker tells: how far it is, then the outcome or why there is none. */
import type { BackupOutcome } from '../../shared/contract/backup.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import type { BackupReport } from './make.ts';

export type BackupMessage =
  | { readonly kind: 'progress'; readonly progress: Parameters<BackupReport>[0] }
  | { readonly kind: 'done'; readonly outcome: BackupOutcome }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails<ErrorCode> };
