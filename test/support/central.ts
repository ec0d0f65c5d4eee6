/** A running centre for tests: real HTTP on 127.0.0.1, a database of its own in 体验模式, one region. */
import type { AddressInfo } from 'node:net';
import { type Central, createCentral } from '../../central/app.ts';
import { type Pool, transaction } from '../../central/database/pool.ts';
import type { Judge } from '../../central/judging.ts';
import type { OfficePage } from '../../central/office/routes.ts';
import { initCentre } from '../../central/registry/centre.ts';
import { type CodePurpose, makeCode } from '../../central/registry/codes.ts';
import { addDesk, addRegion, revokeDesk } from '../../central/registry/desks.ts';
import type { Mode } from '../../shared/desk.ts';
import { centralPorts, type TestCentralPorts } from './central-ports.ts';
import type { TestPostgres } from './postgres.ts';

/** The region every test centre knows. */
export const REGION = '370400';

export interface TestCentral {
  readonly central: Central;
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly pool: Pool;
  readonly ports: TestCentralPorts;
  /** A desk that may join, in `REGION` unless told otherwise. */
  addDesk(deskCode: string, admdvs?: string): Promise<void>;
  addRegion(admdvs: string, name: string): Promise<void>;
  /** A one-time code that holds for seven days. */
  code(deskCode: string, purpose?: CodePurpose): Promise<string>;
  revoke(deskCode: string): Promise<void>;
  /** Ends the HTTP server and the judge; the database stays until its server stops. */
  stop(): Promise<void>;
}

export interface TestCentralOptions {
  /** Share the desk's clock through them. */
  readonly ports?: TestCentralPorts;
  readonly mode?: Mode;
  /** Nothing is judged when absent. */
  readonly judge?: Judge;
  /** The page of the claims office, where a test needs it. */
  readonly office?: OfficePage;
  /** The proxies before it. */
  readonly trustProxy?: string;
}

/** Starts a centre over a fresh database of `postgres`. */
export async function startTestCentral(postgres: TestPostgres, options: TestCentralOptions = {}): Promise<TestCentral> {
  const { ports = centralPorts(), mode = 'demo', judge = async () => 0, office = null, trustProxy = null } = options;
  const { pool } = await postgres.database();
  await transaction(pool, async (db) => {
    await initCentre(db, ports, { name: '测试中心', mode });
    await addRegion(db, { admdvs: REGION, name: '测试市' });
  });
  const central = await createCentral({ pool, ports, judge, office, trustProxy });
  await central.server.listen({ host: '127.0.0.1', port: 0 });
  return {
    central,
    url: urlOf(central),
    pool,
    ports,
    addDesk: (deskCode, admdvs = REGION) =>
      transaction(pool, (db) => addDesk(db, { deskCode, admdvs, site: '测试网点' })),
    addRegion: (admdvs, name) => transaction(pool, (db) => addRegion(db, { admdvs, name })),
    code: (deskCode, purpose = 'join') =>
      transaction(pool, (db) => makeCode(db, ports, { deskCode, purpose, days: 7 })),
    revoke: (deskCode) => transaction(pool, (db) => revokeDesk(db, ports, deskCode)),
    stop: () => central.close(),
  };
}

function urlOf({ server }: Central): string {
  // Listening on TCP, so the address is one of these.
  const { port } = server.server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
