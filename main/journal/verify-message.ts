/** What the verify worker answers: the report, or why the file could not be read. */
import type { VerifyReport } from '../../shared/contract/journal.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';

export type VerifyMessage =
  | { readonly kind: 'report'; readonly report: VerifyReport }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails<ErrorCode> };
