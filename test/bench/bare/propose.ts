/** The bare part of `propose`: one prepared transaction with the same statements and values, in a file of the same settings. */
import Sqlite from 'better-sqlite3';

/** A statement and its values, in the order of a proposal. */
export interface Prepared {
  readonly sql: string;
  readonly values: readonly (string | number | null | Uint8Array)[];
}

interface BareFile {
  run(rows: readonly Prepared[]): void;
  close(): void;
}

/** Opens a new encrypted file with this schema; the answer runs one proposal's statements, durable when it returns. */
export function openBareFile(path: string, key: Uint8Array, schema: string): BareFile {
  const db = new Sqlite(path);
  db.pragma(`cipher='sqlcipher'`);
  db.pragma('legacy=4');
  db.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  db.pragma('temp_store = MEMORY');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(schema);
  const statements = new Map<string, Sqlite.Statement>();
  const prepare = (sql: string): Sqlite.Statement => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const insertAll = db.transaction((rows: readonly Prepared[]) => {
    for (const { sql, values } of rows) prepare(sql).run(...values);
  });
  return { run: (rows) => insertAll.immediate(rows), close: () => void db.close() };
}
