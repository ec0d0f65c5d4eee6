/** The bare part: ready rows into the same table of the same PostgreSQL, many to a statement, one transaction a batch. */
import { performance } from 'node:perf_hooks';
import type pg from 'pg';

/** Values in the order of the columns below. */
export type BareRow = readonly (string | number | Buffer | null)[];

const COLUMNS = ['desk_code', 'epoch', 'chain', 'seq', 'bytes', 'hash', 'salt', 'body', 'received_ms'];
/** Of 65 535 parameters a statement may have. */
const ROWS_A_STATEMENT = 1_000;

/** Milliseconds until the last batch is durable. */
export async function bareInserts(pool: pg.Pool, batches: readonly (readonly BareRow[])[]): Promise<number> {
  const client = await pool.connect();
  const start = performance.now();
  for (const rows of batches) {
    await client.query('BEGIN');
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
      const some = rows.slice(at, at + ROWS_A_STATEMENT);
      const marks = some.map((_, row) => `(${COLUMNS.map((_, column) => `$${row * 9 + column + 1}`).join(',')})`);
      await client.query(`INSERT INTO journal (${COLUMNS.join(',')}) VALUES ${marks.join(',')}`, some.flat());
    }
    await client.query('COMMIT');
  }
  const ms = performance.now() - start;
  client.release();
  return ms;
}
