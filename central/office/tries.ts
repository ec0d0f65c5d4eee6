/**
 * Slows down guessing: wrong passwords are counted by 工号 and by address, in the database, for all servers at once. A count
 * begins with its first wrong one and is forgotten fifteen minutes later; one that is full rests fifteen minutes from then.
 */
import type { Instant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { type Database, type Pool, type Transaction, transaction } from '../database/pool.ts';

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

/** The password was right: the number has no count any more, and the address the one it had before this try. */
export async function takeBackTry(pool: Pool, userNo: string, address: string): Promise<void> {
  await transaction(pool, async (db) => {
    // In the order in which `admitTry` counts, so that two of them never wait for each other.
    await db.query('UPDATE office_tries SET count = count - 1 WHERE who = $1', [`address ${address}`]);
    await db.query('DELETE FROM office_tries WHERE who = $1 AND count <= 0', [`address ${address}`]);
    await forgetTries(db, userNo);
  });
}

/** A new password from the centre's own people ends the rest of a number. */
export async function forgetTries(db: Database, userNo: string): Promise<void> {
  await db.query('DELETE FROM office_tries WHERE who = $1', [`user ${userNo}`]);
}

/** A try at rest does not lengthen the rest: what throws is rolled back. */
async function countTry(db: Transaction, now: Instant, { who, limit }: Try): Promise<number> {
  const { rows } = await db.query<{ count: number; last_ms: number }>(
    `INSERT INTO office_tries AS tried (who, count, last_ms) VALUES ($1, 1, $2)
     ON CONFLICT (who) DO UPDATE SET count = tried.count + 1,
       last_ms = CASE WHEN tried.count = $3 - 1 THEN excluded.last_ms ELSE tried.last_ms END
     RETURNING count, last_ms`,
    [who, now, limit],
  );
  const row = rows[0];
  if (row === undefined || row.count <= limit) return row?.count ?? 0;
  throw new AppError('office-sign-in-paused', { minutes: Math.ceil((row.last_ms + PAUSE_MS - now) / 60_000) });
}
