/** Reads an amount as typed without throwing: the amount, or the sentence that says what is wrong with it. */
import { AppError, errorSentence } from '../../shared/errors.ts';
import { parseYuan, type Fen } from '../../shared/money.ts';

export type ReadAmount =
  { readonly amount: Fen; readonly problem: null } | { readonly amount: null; readonly problem: string };

/** Parses yuan as the counter types it; the sentence is the desk's own. */
export function readAmount(text: string): ReadAmount {
  try {
    return { amount: parseYuan(text), problem: null };
  } catch (error) {
    if (error instanceof AppError) return { amount: null, problem: errorSentence(error.code, error.details) };
    throw error;
  }
}
