/** A PostgreSQL of our own beside the centre, from npm, for whoever has none: `npm run central`, tests and benches. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { binariesFor, type ServerUser, serverUser } from './binaries.ts';

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

/** What the server is run with. */
interface Scene {
  readonly bin: string;
  readonly folder: string;
  readonly user: ServerUser | null;
  readonly log: (line: string) => void;
}

const OWNER = 'centre';

/** Starts the server on 127.0.0.1. Throws with what the server said where it cannot start. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { folder, password, settings = [], log } = options;
  const user = serverUser();
  const scene: Scene = { bin: binariesFor(user), folder, user, log };
  const port = options.port ?? (await freePort());
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeCluster(scene, password);
  const server = await startServer(scene, ['-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]);
  const url = (name: string): string => `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  return {
    port,
    url: async (name) => {
      await createMissing(url('postgres'), name);
      return url(name);
    },
    stop: () => stopServer(server),
  };
}

/** The password reaches `initdb` in a file that only the server's user can read, and only until it is done. */
async function makeCluster({ bin, folder, user }: Scene, password: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = `${folder}.pw`;
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (user !== null) for (const path of [folder, secret]) chownSync(path, user.uid, user.gid);
  const owner = [`--username=${OWNER}`, `--pwfile=${secret}`, '--auth=scram-sha-256'];
  const args = [`--pgdata=${folder}`, ...owner, '--encoding=UTF8', '--no-locale'];
  try {
    await promisify(execFile)(join(bin, 'initdb'), args, { ...user, cwd: '/', env: environment() });
  } finally {
    rmSync(secret, { force: true });
  }
}

/** Resolves when connections are taken. */
function startServer({ bin, folder, user, log }: Scene, args: readonly string[]): Promise<ChildProcess> {
  if (process.platform !== 'win32') chmodSync(folder, 0o700);
  const local = ['-D', folder, '-h', '127.0.0.1', '-k', ''];
  const server = spawn(join(bin, 'postgres'), [...local, ...args], { ...user, cwd: '/', env: environment() });
  // Ended with us, however we end; a server left behind would hold its folder.
  const end = (): void => void server.kill('SIGINT');
  process.once('exit', end);
  server.once('exit', () => process.off('exit', end));
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.setEncoding('utf8');
    server.stderr.on('data', (text: string) => {
      said = `${said}${text}`.slice(-4_000);
      for (const line of text.split('\n')) if (/\b(FATAL|PANIC)\b/.test(line)) log(line);
      if (said.includes('ready to accept connections')) resolve(server);
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code ?? 'a signal'}: ${said}`)));
  });
}

/** Gone already, as after Ctrl+C in a terminal, which ends both: its end is not heard a second time. */
function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}

/** Its messages are read, so they must be the untranslated ones. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C' };
}

async function createMissing(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
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
