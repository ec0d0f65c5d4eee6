/** The outside of a call under every host: its shape is checked here, what it means by the dispatcher. */
import { z } from 'zod';
import type { Answer } from '../../shared/contract.ts';
import { AppError, errorSentence, type ErrorCode } from '../../shared/errors.ts';

/** Parses what came from a page. Throws 'host-request-malformed', naming the field. */
export function parseRequest<T>(schema: z.ZodType<T>, received: unknown): T {
  const parsed = schema.safeParse(received, { error: z.locales.zhCN().localeError });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const problem = issue === undefined ? '内容不符' : `${issue.path.join('.') || '请求'} ${issue.message}`;
  throw new AppError('host-request-malformed', { problem });
}

/**
 * A thrown error as an answer, with the HTTP status of its kind. A fault of ours says nothing about its inside:
 * `reportFault` logs it and gives the reference that the operator sees.
 */
export function refusalOf(error: unknown, reportFault: (cause: unknown) => string): Refusal {
  if (error instanceof AppError) return refusalWith(error, {});
  const reference = reportFault(error);
  return refusalWith(new AppError('fault', { reference }), { reference });
}

export interface Refusal {
  readonly status: number;
  readonly refusal: Answer;
}

const STATUSES: Partial<Readonly<Record<ErrorCode, number>>> = {
  fault: 500,
  'host-origin-refused': 403,
  'host-key-refused': 401,
  'host-token-refused': 401,
  'host-path-unknown': 404,
  'file-ticket-gone': 404,
  'host-body-too-large': 413,
  'upload-too-large': 413,
};

function refusalWith(error: AppError, more: { readonly reference?: string }): Refusal {
  const { code, details } = error;
  const failure = { code, message: errorSentence(code, details), details, ...more };
  return { status: STATUSES[code] ?? 400, refusal: { ok: false, error: failure } };
}
