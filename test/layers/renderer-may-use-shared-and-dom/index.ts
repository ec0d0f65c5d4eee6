import { AppError } from '../../../shared/errors.ts';

export function isRefusal(error: unknown): boolean {
  return error instanceof AppError && document.hasFocus();
}
