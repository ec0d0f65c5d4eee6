/** One server judges at a time: a lock of the database, held until the transaction ends. */
import { JUDGE_LOCK } from '../database/locks.ts';
import type { Transaction } from '../database/pool.ts';

/**
 * From here on nobody judges beside us. Rulings by hand take it before any row; a roster at its end, behind locks (its region,
 * its channel) the judge never takes. Decisions of the claims office do without: their group's row puts them in line.
 */
export async function takeJudgeLock(db: Transaction): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [JUDGE_LOCK]);
}
