/** A server that already runs on a cluster's folder: a command beside the centre joins it, and so does a centre after a kill. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { EmbeddedDatabase } from './embedded.ts';

const LOOK_EVERY_MS = 50;

/** The running server, or null where none answers with this password. */
export async function joinRunning(folder: string, password: string): Promise<EmbeddedDatabase | null> {
  const found = postmasterOf(folder);
  if (found === null) return null;
  const urlOf = (name: string): string =>
    `postgres://centre:${encodeURIComponent(password)}@127.0.0.1:${found.port}/${name}`;
  try {
    await withClient(urlOf('postgres'), async () => undefined);
  } catch {
    // Left over from a machine that went down; PostgreSQL sees for itself that nobody holds the folder.
    return null;
  }
  return {
    port: found.port,
    url: async (name) => {
      await withClient(urlOf('postgres'), (client) => createMissing(client, name));
      return urlOf(name);
    },
    stop: async () => {
      process.kill(found.pid, 'SIGINT');
      while (existsSync(join(folder, 'postmaster.pid'))) await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    },
  };
}

/** PostgreSQL writes process id and port into the first and fourth line. */
function postmasterOf(folder: string): { readonly pid: number; readonly port: number } | null {
  const path = join(folder, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const [pid = '', , , port = ''] = readFileSync(path, 'utf8').split('\n');
  return /^\d+$/.test(pid) && /^\d+$/.test(port) ? { pid: Number(pid), port: Number(port) } : null;
}

async function withClient(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

async function createMissing(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
}
