/** Slows down guessing: wrong passwords are counted by 工号 and by address, in the database, for all servers at once. */
import type { Instant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { type Pool, type Transaction, transaction } from '../database/pool.ts';

/** As at the desk: five tries, then a rest. An address may be a whole office behind one router. */
export const TRIES = 5;
const ADDRESS_TRIES = 50;
export const PAUSE_MINUTES = 15;
const PAUSE_MS = PAUSE_MINUTES * 60_000;

interface Try {
  readonly who: string;
  readonly limit: number;
}

/**
 * Counts a try before its password is looked at, so that many at once are many. Answers how many remain for the number;
 * throws 'office-sign-in-paused' at rest.
 */
export async function admitTry(pool: Pool, now: Instant, userNo: string, address: string): Promise<number> {
  const tries: readonly Try[] = [
    { who: `address ${address}`, limit: ADDRESS_TRIES },
    { who: `user ${userNo}`, limit: TRIES },
  ];
  return transaction(pool, async (db) => {
    await db.query('DELETE FROM office_tries WHERE last_ms <= $1', [now - PAUSE_MS]);
    let remaining = 0;
    for (const one of tries) remaining = one.limit - (await countTry(db, now, one));
    return remaining;
  });
}

/** A right password clears the number's count; the address keeps its own. */
export async function clearTries(pool: Pool, userNo: string): Promise<void> {
  await pool.query('DELETE FROM office_tries WHERE who = $1', [`user ${userNo}`]);
}

/** A try at rest does not lengthen the rest: what throws is rolled back. */
async function countTry(db: Transaction, now: Instant, { who, limit }: Try): Promise<number> {
  const { rows } = await db.query<{ count: number; last_ms: number }>(
    `INSERT INTO office_tries AS tried (who, count, last_ms) VALUES ($1, 1, $2)
     ON CONFLICT (who) DO UPDATE SET count = tried.count + 1,
       last_ms = CASE WHEN tried.count < $3 THEN excluded.last_ms ELSE tried.last_ms END
     RETURNING count, last_ms`,
    [who, now, limit],
  );
  const row = rows[0];
  if (row === undefined || row.count <= limit) return row?.count ?? 0;
  throw new AppError('office-sign-in-paused', { minutes: Math.ceil((row.last_ms + PAUSE_MS - now) / 60_000) });
}
