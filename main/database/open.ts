/** The one place that opens SQLite files: cipher, key, durability and foreign keys are set for every connection here. */
import Sqlite from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from './database-error.ts';

/** `build`: a file of its own that is filled once, then fsynced and renamed; nothing of it counts before (idea 9). */
export type OpenMode = 'readwrite' | 'readonly' | 'build';

type SqlValue = string | number | null | Uint8Array;

/** A connection that can only read. `Row` is what the SQL's column list promises. */
export interface Database {
  /** The first row, or undefined. */
  one<Row>(sql: string, ...parameters: readonly SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...parameters: readonly SqlValue[]): Row[];
  iterate<Row>(sql: string, ...parameters: readonly SqlValue[]): IterableIterator<Row>;
  pragma(text: string): unknown;
  close(): void;
}

declare const writable: unique symbol;

/** A connection inside a transaction; only `write()`, migrations and file builders hold one. */
export interface WritableDatabase extends Database {
  readonly [writable]: true;
  /** Runs one statement; answers how many rows changed. */
  run(sql: string, ...parameters: readonly SqlValue[]): number;
}

/** The raw side of a connection: for `write()`, migrations and builders only. */
export interface Connection extends Database {
  /** Runs statements without parameters: schema and pragmas. */
  execute(sql: string): void;
  /** Runs `act` in one immediate transaction; whatever it throws rolls all of it back. */
  transaction<T>(act: (db: WritableDatabase) => T): T;
  /** Goes up whenever this connection may have changed the file. */
  writes(): number;
}

/**
 * Opens an encrypted database (SQLCipher 4 format, raw 32-byte key).
 * Errors: 'file-missing' (readonly), 'database-unreadable' for a wrong key or a damaged file, 'disk-full', 'folder-read-only'.
 */
export function openDatabase(path: string, key: Uint8Array, mode: OpenMode): Connection {
  if (mode === 'readonly' && !existsSync(path)) throw new AppError('file-missing', { where: path });
  let raw: Sqlite.Database | null = null;
  try {
    raw = new Sqlite(path, mode === 'readonly' ? { readonly: true, fileMustExist: true } : {});
    raw.pragma(`cipher='sqlcipher'`);
    raw.pragma('legacy=4');
    raw.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
    configure(raw, mode);
    return connect(raw);
  } catch (cause) {
    raw?.close();
    throw databaseError(cause, path);
  }
}

/** An empty database in memory, never written to a disk: `verify` rebuilds the tables in one. */
export function openMemoryDatabase(): Connection {
  const raw = new Sqlite(':memory:');
  raw.pragma('foreign_keys = ON');
  return connect(raw);
}

/**
 * Holds the single-instance lock of a data folder by an open write transaction; the system frees it after kill −9.
 * Throws 'desk-running' when another process holds it.
 */
export function holdLock(path: string, folder: string): { release(): void } {
  let raw: Sqlite.Database | null = null;
  try {
    const held = new Sqlite(path, { timeout: 0 });
    raw = held;
    held.exec('BEGIN EXCLUSIVE');
    return { release: () => held.close() };
  } catch (cause) {
    raw?.close();
    if (cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('desk-running', { folder });
    }
    throw databaseError(cause, folder);
  }
}

function configure(raw: Sqlite.Database, mode: OpenMode): void {
  raw.pragma('temp_store = MEMORY');
  raw.pragma('foreign_keys = ON');
  // What an erasure destroys is overwritten, not only unlinked (DESIGN §3.3).
  raw.pragma('secure_delete = ON');
  raw.pragma('busy_timeout = 5000');
  if (mode === 'build') {
    raw.pragma('journal_mode = OFF');
    raw.pragma('synchronous = OFF');
  } else if (mode === 'readwrite') {
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
  }
  raw.prepare('SELECT count(*) FROM sqlite_master').get();
}

function connect(raw: Sqlite.Database): Connection {
  const statements = new Map<string, Sqlite.Statement>();
  const prepared = (sql: string): Sqlite.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = raw.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  // The caller's SQL names the columns of Row, which the driver cannot know: the casts below rest on that.
  const reader: Database = {
    one: <Row>(sql: string, ...parameters: readonly SqlValue[]) => prepared(sql).get(...parameters) as Row | undefined,
    all: <Row>(sql: string, ...parameters: readonly SqlValue[]) => prepared(sql).all(...parameters) as Row[],
    iterate: <Row>(sql: string, ...parameters: readonly SqlValue[]) =>
      prepared(sql).iterate(...parameters) as IterableIterator<Row>,
    pragma: (text) => raw.pragma(text, { simple: true }),
    close: () => raw.close(),
  };
  let writes = 0;
  const run = (sql: string, ...parameters: readonly SqlValue[]): number => {
    writes += 1;
    return prepared(sql).run(...parameters).changes;
  };
  // The brand exists for the compiler only: this object is handed out inside a transaction and nowhere else.
  const writer = { ...reader, run } as unknown as WritableDatabase;
  const inTransaction = raw.transaction((act: (db: WritableDatabase) => unknown) => act(writer));
  return {
    ...reader,
    execute: (sql) => {
      writes += 1;
      raw.exec(sql);
    },
    transaction: <T>(act: (db: WritableDatabase) => T) => {
      try {
        // `transaction` returns what `act` returns.
        return inTransaction.immediate(act) as T;
      } finally {
        // What was read inside and rolled back is no longer true.
        writes += 1;
      }
    },
    writes: () => writes,
  };
}
