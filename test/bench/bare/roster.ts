/** The bare part: ready rows into an encrypted file of their own with plain better-sqlite3, indexes last, flushed. */
import Sqlite from 'better-sqlite3';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Rows for one table, their values in the order of its statement. */
export type Values = readonly (string | number | null)[];

export interface BareRoster {
  readonly tables: string;
  readonly insertRow: string;
  readonly insertReading: string;
  readonly indexes: readonly string[];
}

/** Milliseconds spent on the database; making the batches is not counted. */
export function bareRoster(
  path: string,
  key: Uint8Array,
  sql: BareRoster,
  batches: Iterable<[Values[], Values[]]>,
): number {
  const db = new Sqlite(path);
  db.pragma(`cipher='sqlcipher'`);
  db.pragma('legacy=4');
  db.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'temp_store = MEMORY', 'cache_size = -32768'])
    db.pragma(pragma);
  db.exec(sql.tables);
  const [row, reading] = [db.prepare(sql.insertRow), db.prepare(sql.insertReading)];
  const insert = db.transaction((rows: Values[], readings: Values[]) => {
    for (const values of rows) row.run(values);
    for (const values of readings) reading.run(values);
  });
  let ms = 0;
  for (const [rows, readings] of batches) {
    const start = performance.now();
    insert(rows, readings);
    ms += performance.now() - start;
  }
  const start = performance.now();
  for (const index of sql.indexes) db.exec(index);
  db.close();
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
  return ms + performance.now() - start;
}
