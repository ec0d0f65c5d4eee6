/** A real PostgreSQL for tests: one server for a test file, a fresh database for each test that asks. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../central/database/embedded.ts';
import { migrate } from '../../central/database/migrate.ts';
import { migrations } from '../../central/database/migrations.ts';
import { openPool, type Pool } from '../../central/database/pool.ts';

export interface TestPostgres {
  /** A new, migrated database. */
  database(): Promise<{ readonly pool: Pool; readonly url: string }>;
  /** Stops the server as a machine that goes down for a while; its files and port stay. */
  halt(): Promise<void>;
  /** Starts it again. */
  resume(): Promise<void>;
  /** Closes every pool, stops the server and removes its files. */
  stop(): Promise<void>;
}

/** Starts a server; call it in `beforeAll` and stop it in `afterAll`. */
export async function startTestPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
  const home = mkdtempSync(join(tmpdir(), 'joint-desk-pg-'));
  // The server runs as another user where the tests run as root.
  chmodSync(home, 0o755);
  const options = {
    folder: join(home, 'cluster'),
    password: 'test',
    settings,
    log: (line: string) => void process.stderr.write(`${line}\n`),
  };
  let server = await startEmbedded(options);
  const pools: Pool[] = [];
  let count = 0;
  return {
    database: async () => {
      count += 1;
      const url = await server.url(`test_${count}`);
      const pool = openPool(url, () => undefined);
      pools.push(pool);
      await migrate(pool, migrations);
      return { pool, url };
    },
    halt: () => server.stop(),
    resume: async () => {
      server = await startEmbedded({ ...options, port: server.port });
    },
    stop: async () => {
      for (const pool of pools) if (!pool.ended) await pool.end();
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
