/** One server judges at a time: a lock of the database, held until the transaction ends. */
import { JUDGE_LOCK } from '../database/locks.ts';
import type { Transaction } from '../database/pool.ts';

/** From here on nobody judges beside us; rulings by hand and decisions of the claims office take it too, before any row. */
export async function takeJudgeLock(db: Transaction): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [JUDGE_LOCK]);
}
