/** Brings a database to this version: in order, in one transaction, after a verified backup; never backwards. */
import { AppError } from '../../shared/errors.ts';
import type { Connection, WritableDatabase } from './open.ts';

export interface Migration {
  /** Goes up by tens; stands in `user_version` once applied. */
  readonly version: number;
  readonly sql: string;
  /** Fills what the SQL has made from rows that were there before; on an empty database it finds none. */
  readonly fill?: (db: WritableDatabase) => void;
}

/** Refuses a database of a newer program: an old binary must not write a new file. */
export function refuseFutureVersion(db: Connection, migrations: readonly Migration[]): void {
  const found = versionOf(db);
  const known = lastVersion(migrations);
  if (found > known) throw new AppError('database-from-future', { found, known });
}

/**
 * Applies what is missing. `backUp` is called first when a database that already holds something is about to change.
 * Answers the versions applied.
 */
export function migrate(db: Connection, migrations: readonly Migration[], backUp: (from: number) => void): number[] {
  refuseFutureVersion(db, migrations);
  const from = versionOf(db);
  const missing = migrations.filter((migration) => migration.version > from);
  if (missing.length === 0) return [];
  if (from > 0) backUp(from);
  db.transaction((writer) => {
    for (const migration of missing) {
      db.execute(migration.sql);
      migration.fill?.(writer);
      db.pragma(`user_version = ${migration.version}`);
    }
  });
  return missing.map((migration) => migration.version);
}

function versionOf(db: Connection): number {
  return Number(db.pragma('user_version'));
}

function lastVersion(migrations: readonly Migration[]): number {
  return migrations.reduce((last, { version }) => {
    if (version <= last) throw new RangeError(`migration ${version} stands out of order`);
    return version;
  }, 0);
}
