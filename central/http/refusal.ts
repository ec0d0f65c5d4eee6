/** From an error to the refusal a desk reads: HTTP status, code, Chinese sentence; nothing of ours leaks out. */
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, errorSentence } from '../../shared/errors.ts';
import type { centreErrors } from '../../shared/errors/centre.ts';
import { REQUEST_BYTES } from '../../shared/sync/protocol.ts';
import type { CentreRefusal, RefusalCode } from '../../shared/sync/refusal.ts';
import { databaseTrouble } from '../database/trouble.ts';

type CentreErrorCode = keyof typeof centreErrors;

export interface Refusal {
  readonly status: number;
  readonly body: CentreRefusal;
  /** True where the cause is ours and belongs into the log. */
  readonly isFault: boolean;
}

/** What each of our errors is on the wire. */
const WIRE: Readonly<Record<CentreErrorCode, { readonly status: number; readonly code: RefusalCode }>> = {
  'centre-unknown-desk': { status: 401, code: 'unknown-desk' },
  'centre-revoked': { status: 403, code: 'revoked' },
  'centre-superseded': { status: 403, code: 'superseded' },
  'centre-signature-bad': { status: 401, code: 'signature-bad' },
  'centre-replayed': { status: 401, code: 'replayed' },
  'centre-clock-skewed': { status: 401, code: 'clock-skewed' },
  'centre-upgrade-needed': { status: 426, code: 'upgrade-needed' },
  'centre-code-refused': { status: 400, code: 'code-refused' },
  'centre-mode-differs': { status: 400, code: 'mode-differs' },
  'centre-malformed': { status: 400, code: 'malformed' },
  'centre-unchained': { status: 400, code: 'unchained' },
  'centre-too-large': { status: 413, code: 'too-large' },
  'centre-busy': { status: 503, code: 'busy' },
  'centre-disk-full': { status: 507, code: 'disk-full' },
  'centre-not-found': { status: 404, code: 'not-found' },
  'centre-fault': { status: 500, code: 'fault' },
};

/** The refusal of anything thrown while answering; `reference` names a fault in sentence and log alike. */
export function refusalOf(cause: unknown, reference: string): Refusal {
  const error = appErrorOf(cause) ?? new AppError('centre-fault', { reference });
  const { status, code } = WIRE[error.code];
  const message = errorSentence(error.code, error.details);
  return { status, body: { code, message }, isFault: status >= 500 };
}

function appErrorOf(cause: unknown): AppError<CentreErrorCode> | null {
  if (isCentreError(cause)) return cause;
  if (hasZodFastifySchemaValidationErrors(cause)) {
    // The place only: a message may repeat the value.
    const where = cause.validation[0]?.instancePath.slice(1) ?? '';
    return new AppError('centre-malformed', { where: where === '' ? '请求' : where });
  }
  return frameworkError(cause) ?? databaseError(cause);
}

function isCentreError(cause: unknown): cause is AppError<CentreErrorCode> {
  return cause instanceof AppError && Object.hasOwn(WIRE, cause.code);
}

/** What Fastify itself refuses before our code runs. */
function frameworkError(cause: unknown): AppError<CentreErrorCode> | null {
  const { code, statusCode } = factsOf(cause);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new AppError('centre-too-large', { limit: `${REQUEST_BYTES / 1024 / 1024} MiB` });
  if (typeof code === 'string' && code.startsWith('FST_ERR_') && typeof statusCode === 'number' && statusCode < 500)
    return new AppError('centre-malformed', { where: 'HTTP' });
  return null;
}

function databaseError(cause: unknown): AppError<CentreErrorCode> | null {
  const trouble = databaseTrouble(cause);
  if (trouble === null) return null;
  return trouble === 'full' ? new AppError('centre-disk-full', {}) : new AppError('centre-busy', {});
}

function factsOf(cause: unknown): { readonly code?: unknown; readonly statusCode?: unknown } {
  return typeof cause === 'object' && cause !== null ? cause : {};
}
