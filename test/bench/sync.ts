/** The counter while the desk syncs: the slowest hundredth of proposals, against the same desk when it does not (issue "The other end"). */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { inventPeople, rosterCsv } from '../../main/demo/people.ts';
import type { Connection } from '../../main/database/open.ts';
import type { Input } from '../../shared/contract.ts';
import { ageOn, localDate } from '../../shared/dates.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { finishJob, openDemoDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { NEVER } from '../support/joined-desk.ts';
import { openBehind } from '../support/spine.ts';
import type { BenchRow } from './row.ts';

const AT_MOST = 1.5;
/** Entries that go up again and again while the desk is measured. */
const WARM_UP = 600;
const BLOCKS = 10;
const PER_BLOCK = 60;
/** From one answer to the next proposal: far more than a window makes. */
const EVERY_MS = 15;
const DAY = localDate('2021-11-20');

/** 99th percentiles in milliseconds, from the moment a call was due to its answer, blocks of both kinds taking turns. */
export async function syncRow(): Promise<BenchRow> {
  const { centre, url, code } = await startCentre();
  const desk = await openDemoDesk(testPorts({ after: NEVER }));
  const file = openBehind(desk.ports.dataDir);
  const syncing: number[] = [];
  const quiet: number[] = [];
  try {
    const people = await importAdults(desk, WARM_UP + 2 * BLOCKS * PER_BLOCK);
    const [clerk, admin] = [await desk.signIn('1001'), await desk.signIn('9001')];
    await desk.call('shift.open', {}, { session: clerk });
    for (const person of people.splice(0, WARM_UP)) await propose(desk, clerk, person);
    await desk.call('sync.join', { url, code }, { session: admin });
    await desk.call('sync.now', {}, { session: clerk });
    for (let block = 0; block < BLOCKS; block += 1) {
      quiet.push(...(await timeBlock(desk, clerk, people.splice(0, PER_BLOCK))));
      const traffic = keepSyncing(desk, clerk, file);
      syncing.push(...(await timeBlock(desk, clerk, people.splice(0, PER_BLOCK))));
      await traffic.stop();
    }
  } finally {
    file.close();
    await desk.dispose();
    centre.send('end');
    await once(centre, 'exit');
  }
  const [oursMs, bareMs] = [p99(syncing), p99(quiet)];
  const ratio = oursMs / bareMs;
  return { name: 'dispatch-syncing', oursMs, bareMs, ratio, atMost: AT_MOST, n: syncing.length, ok: ratio <= AT_MOST };
}

async function startCentre(): Promise<{ readonly centre: ChildProcess; readonly url: string; readonly code: string }> {
  const centre = fork(new URL('sync-centre.ts', import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [said] = await once(centre, 'message');
  // sync-centre.ts is ours, and says this once.
  const { url, code } = said as { url: string; code: string };
  return { centre, url, code };
}

/** Rounds without a pause, each with the whole journal: the centre takes the same again, the desk does all of its work. */
function keepSyncing(desk: TestDesk, session: string, file: Connection): { stop(): Promise<void> } {
  let isOver = false;
  const run = async (): Promise<void> => {
    while (!isOver) {
      file.execute('UPDATE acknowledged SET seq = 0');
      const round = await desk.call('sync.now', {}, { session });
      if (round.trouble !== null) throw new Error(round.trouble);
    }
  };
  const running = run();
  return {
    stop: () => {
      isOver = true;
      return running;
    },
  };
}

/** A call that comes while the thread is busy waits for it: it is timed from when it was due, not from when it was heard. */
async function timeBlock(desk: TestDesk, session: string, people: readonly RosterRow[]): Promise<number[]> {
  const times: number[] = [];
  for (const person of people) {
    const due = performance.now() + EVERY_MS;
    await wait(EVERY_MS);
    await propose(desk, session, person);
    times.push(performance.now() - due);
  }
  return times;
}

async function propose(desk: TestDesk, session: string, { psn_cert_type, certno, psn_name }: RosterRow): Promise<void> {
  const input: Input<'enrollment.propose'> = {
    planId: 'zaozhuang-2022',
    insured: { psn_cert_type, certno, psn_name, tel: null, nameConfirmed: false },
    applicant: null,
    agent: null,
    declaredHealth: null,
    payment: { tender: 'cash', payer: null, reference: null, subsidy: null },
  };
  await desk.call('enrollment.propose', input, { session });
}

async function importAdults(desk: TestDesk, count: number): Promise<RosterRow[]> {
  const adults = [...inventPeople(7, count * 2)].filter(({ brdy }) => ageOn(brdy, DAY) >= 18).slice(0, count);
  const admin = await desk.signIn('9001');
  const ticket = desk.app.uploads.put(new TextEncoder().encode(rosterCsv(adults)), 'bench.csv');
  const { jobId } = await desk.call('roster.import', { ticket, asOf: DAY }, { session: admin });
  const job = await finishJob(desk, jobId, admin);
  if (job.state !== 'done') throw new Error(job.error?.message ?? job.state);
  return adults;
}

function p99(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN;
}
