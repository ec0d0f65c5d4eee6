/** Brings a centre's database to this program's version; numbered, forward only, each in its own transaction. */
import { MIGRATION_LOCK } from './locks.ts';
import { type Pool, type Transaction, transaction } from './pool.ts';

export interface Migration {
  /** Goes up by tens. */
  readonly version: number;
  readonly sql: string;
}

/** Applies what is missing. Throws when the database is newer than the program, or the list is out of order. */
export async function migrate(pool: Pool, migrations: readonly Migration[]): Promise<void> {
  requireOrder(migrations);
  await transaction(pool, async (db) => {
    await db.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await db.query('CREATE TABLE IF NOT EXISTS schema_versions (version int PRIMARY KEY)');
    const done = await versionOf(db);
    const newest = migrations.at(-1)?.version ?? 0;
    if (done > newest) throw new Error(`the database is of version ${done}, this program knows ${newest}`);
    for (const { version, sql } of migrations.filter((migration) => migration.version > done)) {
      await db.query(sql);
      await db.query('INSERT INTO schema_versions (version) VALUES ($1)', [version]);
    }
  });
}

async function versionOf(db: Transaction): Promise<number> {
  const { rows } = await db.query<{ version: number | null }>('SELECT max(version) AS version FROM schema_versions');
  return rows[0]?.version ?? 0;
}

function requireOrder(migrations: readonly Migration[]): void {
  const versions = migrations.map(({ version }) => version);
  const inOrder = versions.toSorted((a, b) => a - b);
  if (new Set(versions).size !== versions.length || versions.some((version, at) => version !== inOrder[at])) {
    throw new Error(`migrations out of order: ${versions.join(', ')}`);
  }
}
