/** One server judges at a time: a lock of the database, held until the transaction ends. */
import type { Transaction } from '../database/pool.ts';

/** Any number, the same in every server. */
const JUDGE_LOCK = 4_201_078;

/** From here on nobody judges beside us; rulings by hand and decisions of the claims office take it too, before any row. */
export async function takeJudgeLock(db: Transaction): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [JUDGE_LOCK]);
}
