/** Work on entries that is done whole or not at all, inside a transaction that goes on either way. */
import { databaseTrouble } from '../database/trouble.ts';
import type { Transaction } from '../database/pool.ts';
import { type FaultReason, faultOf } from './entry-fault.ts';

/** What was wrong: with the entry, or with our own program. */
export type Failure =
  { readonly whose: 'entry'; readonly reason: FaultReason } | { readonly whose: 'ours'; readonly cause: unknown };

/** Answers null when it is done, or what was wrong; a database that is gone, full or in somebody's way is thrown. */
export async function attempt(db: Transaction, act: () => Promise<void>): Promise<Failure | null> {
  await db.query('SAVEPOINT attempt');
  try {
    await act();
    await db.query('RELEASE SAVEPOINT attempt');
    return null;
  } catch (cause) {
    const failure = failureOf(cause);
    if (failure === null) throw cause;
    await db.query('ROLLBACK TO SAVEPOINT attempt');
    return failure;
  }
}

/** Whose fault an error is; null where it is the world's. */
export function failureOf(cause: unknown): Failure | null {
  const reason = faultOf(cause);
  if (reason !== null) return { whose: 'entry', reason };
  return cause instanceof Error && databaseTrouble(cause) === null ? { whose: 'ours', cause } : null;
}
