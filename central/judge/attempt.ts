/** Work on entries that is done whole or not at all, inside a transaction that goes on either way. */
import type { Transaction } from '../database/pool.ts';
import { type FaultReason, faultOf } from './entry-fault.ts';

/** Answers null when it is done, or what was wrong with the entry; a fault that is nobody's entry's is thrown. */
export async function attempt(db: Transaction, act: () => Promise<void>): Promise<FaultReason | null> {
  await db.query('SAVEPOINT attempt');
  try {
    await act();
    await db.query('RELEASE SAVEPOINT attempt');
    return null;
  } catch (cause) {
    const reason = faultOf(cause);
    if (reason === null) throw cause;
    await db.query('ROLLBACK TO SAVEPOINT attempt');
    return reason;
  }
}
