/** A refusal of the desk as an Error, so that TanStack Query carries it, and how a screen gets it back. */
import type { DeskError } from '../../shared/contract/transport.ts';

interface FailedCall extends Error {
  readonly failure: DeskError;
}

/** Wraps what the desk answered; `failureOf` takes it out again. */
export function failedCall(failure: DeskError): FailedCall {
  return Object.assign(new Error(failure.code), { failure });
}

/** What to tell the operator about anything that was thrown. */
export function failureOf(error: unknown): DeskError {
  if (isFailedCall(error)) return error.failure;
  if (isDeskError(error)) return error;
  const isUnreachable = error instanceof TypeError;
  return isUnreachable ? UNREACHABLE : { ...BROKEN, details: {} };
}

const UNREACHABLE: DeskError = {
  code: 'desk-unreachable',
  message:
    '连接不到本机的窗口程序，本次操作是否完成尚不确定。请确认程序仍在运行，然后用同一按钮再提交一次，不会重复办理。',
  details: {},
};

const BROKEN: DeskError = {
  code: 'screen-fault',
  message: '页面出错，本次操作未提交。请刷新页面后重试；仍不行请联系技术支持。',
  details: {},
};

function isFailedCall(error: unknown): error is FailedCall {
  return error instanceof Error && 'failure' in error && isDeskError(error.failure);
}

function isDeskError(value: unknown): value is DeskError {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'details' in value;
}

/** The field a refusal names (`details.field`), or null. */
export function failedField(error: unknown): string | null {
  const { details } = failureOf(error);
  const hasField = typeof details === 'object' && details !== null && 'field' in details;
  return hasField && typeof details.field === 'string' ? details.field : null;
}
