/** The bare part of `rule`: the statements of a ruling by hand, every value worked out before, the same slices and commits. */
import type pg from 'pg';

/** One slice's rows as JSON, by table; its package; the seq it ends with. */
export interface BareSlice {
  readonly rows: readonly (readonly [table: string, json: string])[];
  readonly package: string;
  readonly end: number;
}

/** Reads what is judged and what it is judged by, writes what was ruled; durable slice by slice. */
export async function ruleByScript(pool: pg.Pool, slices: readonly BareSlice[]): Promise<void> {
  const client = await pool.connect();
  await client.query(`INSERT INTO channels VALUES ('desk/TY01', 0, '')`);
  for (const { rows, package: written, end } of slices) {
    await client.query('BEGIN');
    await client.query(
      `SELECT bytes, salt, body FROM journal WHERE desk_code = 'TY01' AND chain = 'business' AND seq > $1 AND seq <= $2`,
      [end - 500, end],
    );
    for (const [table, json] of rows.slice(0, 3)) await insert(client, table, json);
    await client.query('SELECT r.* FROM policies AS p JOIN roster_rows AS r USING (certno) WHERE p.seq > $1', [
      end - 500,
    ]);
    for (const [table, json] of rows.slice(3)) await insert(client, table, json);
    await client.query(`UPDATE policies SET due = false, state = 'accepted' WHERE due`);
    await insert(client, 'packages', written);
    await client.query(`UPDATE channels SET last = last + 1 WHERE channel = 'desk/TY01'`);
    await client.query(`UPDATE heads SET judged = $1 WHERE chain = 'business'`, [end]);
    await client.query('COMMIT');
  }
  client.release();
}

function insert(client: pg.PoolClient, table: string, json: string): Promise<unknown> {
  const rows = `json_populate_recordset(null::${table}, $1::json)`;
  return client.query(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${rows}`, [json]);
}
