/** What to tell whoever started the program about an error. */
import { AppError, errorSentence } from '../../shared/errors.ts';

/** The Chinese sentence of an error the operator can act on; of a fault of ours, its own message. */
export function sentenceOf(error: unknown): string {
  if (isAppError(error)) return errorSentence(error.code, error.details);
  return error instanceof Error ? error.message : String(error);
}

function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
