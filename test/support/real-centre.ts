/** A real centre that judges, and 体验模式 desks that speak to it over HTTP; rounds come only when a test asks. */
import { judge } from '../../central/judge/judge.ts';
import { transaction } from '../../central/database/pool.ts';
import { publishPlans } from '../../central/plans/publish-plans.ts';
import { demoPlans } from '../../shared/plan/built-in.ts';
import { contentOf } from '../../main/journal/verify.ts';
import { BUSINESS_TABLES } from '../../main/journal/rebuild.ts';
import type { Ports } from '../../main/ports.ts';
import { centralPorts } from './central-ports.ts';
import { startTestCentral, type TestCentral } from './central.ts';
import type { TestDesk } from './desk.ts';
import type { TestPostgres } from './postgres.ts';
import { behind, type Crew, type DeskTemplate, signInCrew } from './spine.ts';

export interface RealCentre extends TestCentral {
  /** Judges what waits. */
  judgeNow(): Promise<number>;
}

/** A centre with the demo plans and no roster: what is proposed is ruled, one way or the other. */
export async function realCentre(postgres: TestPostgres): Promise<RealCentre> {
  const central = await startTestCentral(postgres, { ports: centralPorts() });
  await transaction(central.pool, (db) => publishPlans(db, central.ports, demoPlans()));
  return { ...central, judgeNow: () => judge(central.pool, central.ports) };
}

/** Ports of a desk of this centre: its clock, and no timer that fires by itself. */
export function portsFor(centre: RealCentre, ports: Partial<Ports> = {}): Partial<Ports> {
  return { clock: centre.ports.clock, after: () => () => undefined, ...ports };
}

/** Opens a desk from the template, adds it to the centre and joins it. */
export async function joinReal(
  template: DeskTemplate,
  centre: RealCentre,
): Promise<{ readonly desk: TestDesk; readonly crew: Crew }> {
  const desk = template.open(portsFor(centre));
  const crew = await signInCrew(desk);
  await centre.addDesk('TY01');
  await desk.call('sync.join', { url: centre.url, code: await centre.code('TY01') }, { session: crew.admin });
  await settle(desk, crew.clerk, centre);
  return { desk, crew };
}

/** Everything up, ruled, everything down, and what was taken up again. Throws the trouble of a round. */
export async function settle(desk: TestDesk, session: string, centre: RealCentre): Promise<void> {
  await roundOf(desk, session);
  await centre.judgeNow();
  await roundOf(desk, session);
}

async function roundOf(desk: TestDesk, session: string): Promise<void> {
  const { trouble } = await desk.call('sync.now', {}, { session });
  if (trouble !== null) throw new Error(trouble);
}

/** A digest of every business table but the epochs, which differ after a takeover. */
export function tablesOf(desk: TestDesk): Readonly<Record<string, string>> {
  return behind(desk, (db) =>
    Object.fromEntries(
      BUSINESS_TABLES.filter((table) => table !== 'epochs').map((table) => [table, contentOf(db, table)]),
    ),
  );
}

/** Where every chain ends, at the desk and at the centre, as far as the centre holds it. */
export async function headsOfBoth(desk: TestDesk, { pool }: RealCentre) {
  const at = behind(desk, (db) =>
    db.all<{ epoch: string; chain: string; seq: number; hash: string }>(
      `SELECT epoch, chain, seq, hash FROM journal AS entry
       WHERE seq = (SELECT max(seq) FROM journal WHERE epoch = entry.epoch AND chain = entry.chain)
       ORDER BY epoch, chain`,
    ),
  );
  const { rows } = await pool.query<{ epoch: string; chain: string; seq: number; hash: string }>(
    'SELECT epoch, chain, seq::int AS seq, hash FROM heads WHERE desk_code = $1 ORDER BY epoch, chain',
    ['TY01'],
  );
  return { desk: at, centre: rows };
}
