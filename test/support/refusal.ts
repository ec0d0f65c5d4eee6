/** What an act is refused with: the code and the sentence an operator sees. An act that is not refused fails the test. */
import { AppError, errorSentence } from '../../shared/errors.ts';

export function refusal(act: () => unknown): { code: string; sentence: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, sentence: errorSentence(error.code, error.details) };
    throw error;
  }
  throw new Error('nothing was refused');
}
