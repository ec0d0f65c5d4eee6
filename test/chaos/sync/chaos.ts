/** Two windows, one centre, a bad line and kill −9: a run of some two hundred documents, then both ends are compared. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCentral } from '../../../central/app.ts';
import { transaction } from '../../../central/database/pool.ts';
import { judge } from '../../../central/judge/judge.ts';
import { publishPlans } from '../../../central/plans/publish-plans.ts';
import { initCentre } from '../../../central/registry/centre.ts';
import { makeCode } from '../../../central/registry/codes.ts';
import { addDesk, addRegion } from '../../../central/registry/desks.ts';
import { publishRoster } from '../../../central/roster/publish-roster.ts';
import { rosterCsv, seededRandom } from '../../../main/demo/people.ts';
import { instant, localDate } from '../../../shared/dates.ts';
import { demoPlans } from '../../../shared/plan/built-in.ts';
import { centralPorts } from '../../support/central-ports.ts';
import { DEMO_PEOPLE, piecesOf } from '../../support/judged-centre.ts';
import type { TestPostgres } from '../../support/postgres.ts';
import { checkBothEnds } from './check.ts';
import { type LineFault, startFaultyProxy } from './faulty-proxy.ts';
import { openWindow, type Window } from './window.ts';
import { adults, type Weather, workOn } from './work.ts';

export interface SyncChaosReport {
  readonly seed: number;
  readonly documents: number;
  readonly deaths: number;
  /** Faults the line dealt, by kind. */
  readonly faults: Readonly<Partial<Record<LineFault, number>>>;
  readonly findings: readonly string[];
}

/** People of both windows; some stand in both queues. */
const PEOPLE_PER_WINDOW = 50;
const IN_BOTH = 8;
const REGION = '370400';
const DESKS = ['TY01', 'TY02'] as const;

/** One run. `weather` shortens it in CI; `share` is the part of requests that meet a fault. */
export async function runSyncChaos(
  postgres: TestPostgres,
  seed: number,
  { people = PEOPLE_PER_WINDOW, share = 0.35 }: { readonly people?: number; readonly share?: number } = {},
): Promise<SyncChaosReport> {
  const random = seededRandom(seed);
  const centre = await openCentre(postgres);
  const line = await startFaultyProxy(centre.url, random, share);
  const folder = mkdtempSync(join(tmpdir(), 'joint desk chaos '));
  const windows: Window[] = [];
  const weather: Weather = { random, roundChance: 0.3, deathChance: 3 / (people * 2) };
  let documents = 0;
  const findings: string[] = [];
  try {
    for (const deskCode of DESKS) windows.push(await openWindow(join(folder, deskCode), deskCode));
    const made = await Promise.all(
      windows.map(async (window, at) => {
        await joinThrough(window, line.origin, await centre.code(window.deskCode));
        return workOn(window, queueOf(at, people), weather);
      }),
    );
    documents = made.reduce((sum, count) => sum + count, 0);
    line.heal();
    // What the second window sends may be a ruling for the first: who paid later elsewhere takes the place of who has not paid.
    for (const window of [...windows, ...windows]) await settle(window, centre.judge);
    await Promise.all(windows.map((window) => window.end()));
    findings.push(...(await checkBothEnds(windows, centre.pool)));
  } catch (cause) {
    findings.push(cause instanceof Error ? cause.message : String(cause));
  } finally {
    await Promise.all(windows.map((window) => window.end().catch(() => undefined)));
    await line.close();
    await centre.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const deaths = windows.reduce((sum, window) => sum + window.deaths(), 0);
  return { seed, documents, deaths, faults: Object.fromEntries(line.dealt), findings };
}

function queueOf(window: number, people: number) {
  const all = adults();
  const from = window * (people - Math.min(IN_BOTH, people));
  return all.slice(from, from + people);
}

/** A code is good for one desk, however often the line loses the answer. */
async function joinThrough(window: Window, url: string, code: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await window.ask('sync.join', { url, code }, '9001');
    if (answer.ok || answer.error.code === 'sync-joined-already') return;
    if (!answer.error.code.startsWith('line-')) throw new Error(`join: ${answer.error.code} ${answer.error.message}`);
  }
  throw new Error('the desk could not join in fifty tries');
}

/** Rounds until nothing moves: the centre has judged all, the desk has heard all and has told what it heard. */
async function settle(window: Window, judgeNow: () => Promise<number>): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    const { sent, taken, trouble } = await window.act('sync.now', {}, '1001');
    const judged = await judgeNow();
    // 'sync.now' itself leaves no entry; a sign-in or a look may.
    if (trouble === null && sent === 0 && taken === 0 && judged === 0) return;
  }
  throw new Error(`${window.deskCode} never came to rest`);
}

async function openCentre(postgres: TestPostgres) {
  const { pool } = await postgres.database();
  const ports = { ...centralPorts(), clock: { now: () => instant(Date.now()) } };
  await transaction(pool, async (db) => {
    await initCentre(db, ports, { name: '故障演练中心', mode: 'demo' });
    await addRegion(db, { admdvs: REGION, name: '测试市' });
    await publishPlans(db, ports, demoPlans());
    await publishRoster(db, ports, {
      admdvs: REGION,
      asOf: localDate('2021-11-15'),
      base: null,
      fileName: '参保名单.csv',
      encoding: 'utf-8',
      source: piecesOf(rosterCsv(DEMO_PEOPLE)),
    });
    for (const deskCode of DESKS) await addDesk(db, { deskCode, admdvs: REGION, site: '测试网点' });
  });
  const central = await createCentral({ pool, ports, judge });
  await central.server.listen({ host: '127.0.0.1', port: 0 });
  const address = central.server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    pool,
    judge: () => central.judge(),
    code: (deskCode: string) => transaction(pool, (db) => makeCode(db, ports, { deskCode, purpose: 'join', days: 7 })),
    stop: () => central.close(),
  };
}
