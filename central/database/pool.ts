/** The way to PostgreSQL: a pool, and transactions that are committed or rolled back as one. */
import pg from 'pg';

export type Pool = pg.Pool;
/** Something that runs SQL: the pool itself, or a connection inside a transaction. */
export type Database = Pick<pg.ClientBase, 'query'>;

/** A connection inside a transaction: the only handle writes take. */
export type Transaction = pg.PoolClient & { readonly __inTransaction: never };

/** PostgreSQL's int8 as a number: fen and counts stay below 2^53, and whatever does not is a fault. */
const INT8 = 20;
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an int8 beyond the safe integers');
  return value;
});

/** A database that does not answer is `busy` to a desk, not silence. */
const CONNECT_MS = 15_000;

/** A pool on a database. `onIdleError`: a connection that broke while nobody used it; the next query makes a new one. */
export function openPool(url: string, onIdleError: (cause: Error) => void): Pool {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: CONNECT_MS });
  pool.on('error', onIdleError);
  return pool;
}

/** Runs `act` in one transaction: committed when it resolves, rolled back when it throws. */
export async function transaction<T>(pool: Pool, act: (db: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    // Begun on the line above; the brand keeps plain connections out of functions that write.
    const result = await act(client as Transaction);
    await client.query('COMMIT');
    return result;
  } catch (cause) {
    broken = await rollBack(client);
    throw cause;
  } finally {
    client.release(broken);
  }
}

/** The error of a rollback means the connection is gone; it must not return to the pool. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause : new Error('rollback failed');
  }
}
