/** The centre: routes over a database, and the judge beside them. Nothing is kept in memory between requests. */
import { type Pool, transaction } from './database/pool.ts';
import { describeRoutes } from './http/openapi.ts';
import { type CentralServer, createServer } from './http/server.ts';
import { AFTER_AN_UPGRADE, judgeAgain } from './judge/judge-again.ts';
import { type Judge, startJudging } from './judging.ts';
import type { CentralPorts } from './ports.ts';
import { type OfficePage, officeRoutes } from './office/routes.ts';
import { centreOf, requireOwnKey } from './registry/centre.ts';
import { entryRoutes } from './routes/entries.ts';
import { feedRoutes } from './routes/feed.ts';
import { healthRoutes } from './routes/health.ts';
import { joinRoutes } from './routes/join.ts';
import { forgetNonces } from './trust/nonces.ts';

export interface CentralOptions {
  /** A migrated database in which `initCentre` has run. */
  readonly pool: Pool;
  readonly ports: CentralPorts;
  readonly judge: Judge;
  /** The page of the claims office; null: this server does not serve it. */
  readonly office?: OfficePage | null;
  /** Addresses and ranges of the proxies before this server (`http/server.ts`). */
  readonly trustProxy?: string | null;
  /** How often to look for what waits though nobody poked, in milliseconds. */
  readonly judgeEveryMs?: number;
}

export interface Central {
  readonly server: CentralServer;
  /** Judges what waits; answers how many entries. */
  judge(): Promise<number>;
  /** Answers no more, and ends when the judge has ended. The pool stays open. */
  close(): Promise<void>;
}

const JUDGE_EVERY_MS = 60_000;

/** Throws 'central-missing', and 'central-key-differs' where the key in the ports is not this centre's. */
export async function createCentral({
  pool,
  ports,
  judge,
  judgeEveryMs,
  office = null,
  trustProxy = null,
}: CentralOptions): Promise<Central> {
  requireOwnKey(await centreOf(pool), ports);
  await transaction(pool, (db) => judgeAgain(db, AFTER_AN_UPGRADE));
  const server = createServer(ports, trustProxy);
  const judging = startJudging(pool, ports, withHousekeeping(judge), judgeEveryMs ?? JUDGE_EVERY_MS);
  const surroundings = { server, pool, ports, poke: judging.poke };
  // Before the description listens: the office page has its own contract (shared/office.ts).
  if (office !== null) officeRoutes(surroundings, office);
  describeRoutes(server);
  // Once the description listens: a route put on before it would be missing from it.
  server.after(() => {
    for (const routes of [healthRoutes, joinRoutes, entryRoutes, feedRoutes]) routes(surroundings);
  });
  await server.ready();
  return {
    server,
    judge: judging.now,
    close: async () => {
      await server.close();
      await judging.stop();
    },
  };
}

/** What else is done now and then. */
function withHousekeeping(judge: Judge): Judge {
  return async (pool, ports) => {
    await forgetNonces(pool, ports.clock.now());
    return judge(pool, ports);
  };
}
