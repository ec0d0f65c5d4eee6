/** `npm run central`: the centre answers until it is told to stop. */
import pg from 'pg';
import { AppError } from '../../shared/errors.ts';
import { type Central, createCentral } from '../app.ts';
import { SERVE_LOCK } from '../database/locks.ts';
import { judge } from '../judge/judge.ts';
import type { OfficePage } from '../office/routes.ts';
import { centreOf } from '../registry/centre.ts';
import { type NewCentre, type OpenedOffice, openOffice } from './open-office.ts';

export interface ServeOptions {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  readonly logFile: string | null;
  /** The page of the claims office; null: it is not served. */
  readonly officePage: OfficePage | null;
  /** Addresses and ranges of the proxies before it; null: none. */
  readonly trustProxy: string | null;
}

export interface Serving {
  /** `http://host:port`. */
  readonly url: string;
  readonly name: string;
  readonly mode: 'demo' | 'live';
  /** Ends requests and the judge, then the database where it is the folder's own. */
  stop(): Promise<void>;
}

/** What a first start makes: nothing of a real centre is made without being asked for (`init`). */
const FIRST: NewCentre = { name: '体验中心', mode: 'demo' };

/** Opens the folder's centre, makes one in 体验模式 where none is, and listens. Throws 'central-folder-in-use', 'central-port-taken'. */
export async function serve({ folder, host, port, logFile, officePage, trustProxy }: ServeOptions): Promise<Serving> {
  const office = await openOffice(folder, FIRST, logFile);
  const release = await holdFolder(office, folder);
  const central = await createCentral({ ...office, judge, office: officePage, trustProxy });
  try {
    await central.server.listen({ host, port });
  } catch (cause) {
    await stop(office, central, release);
    throw portTrouble(cause, host, port);
  }
  const { name, mode } = await centreOf(office.pool);
  return { url: urlOf(central, host), name, mode, stop: () => stop(office, central, release) };
}

/** One centre to a folder; a database elsewhere may serve many. */
async function holdFolder({ database, close }: OpenedOffice, folder: string): Promise<() => Promise<void>> {
  if (!database.isOwn) return () => Promise.resolve();
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [SERVE_LOCK]);
  if (rows[0]?.held === true) return () => client.end();
  await client.end();
  await close();
  throw new AppError('central-folder-in-use', { folder });
}

async function stop(office: OpenedOffice, central: Central, release: () => Promise<void>): Promise<void> {
  await central.close();
  await release();
  await office.close();
  // Joined after a kill: the folder is ours, and so is its server.
  if (office.database.isOwn && !office.database.isStarted) await office.database.stop();
}

function portTrouble(cause: unknown, host: string, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL'
    ? new AppError('central-port-taken', { host, port })
    : cause;
}

function urlOf({ server }: Central, host: string): string {
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
