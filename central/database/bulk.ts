/** Many rows with one statement: the rows travel as one JSON parameter, so no value is ever pasted into SQL. */
import type { Database } from './pool.ts';

/** Columns by name with their PostgreSQL type, in the table's own words. */
export type Columns = Readonly<Record<string, 'text' | 'bigint' | 'int' | 'boolean'>>;

type Value<T> = T extends 'text' ? string : T extends 'boolean' ? boolean : number;

/** A row of these columns; which may be null the table knows. */
export type RowOf<C extends Columns> = { readonly [K in keyof C]: Value<C[K]> | null };

/** Inserts rows in their order; what is there under the same key already stays as it is. */
export async function insertRows<C extends Columns>(
  db: Database,
  table: string,
  columns: C,
  rows: readonly RowOf<C>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns).join(', ');
  await db.query(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${recordset(columns)} ON CONFLICT DO NOTHING`, [
    JSON.stringify(rows),
  ]);
}

/** The rows of parameter $1 as a table `r` of these columns. */
export function recordset(columns: Columns): string {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return `json_to_recordset($1::json) AS r(${typed.join(', ')})`;
}
