/** A full number through `dispatch`: its roster rows and a verdict for each plan, against the bare prepared statement. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inventPeople, rosterHeaderLine, rosterLine, seededRandom } from '../../main/demo/people.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { rosterPath } from '../../main/roster/files.ts';
import { finishJob, openDemoDesk, type TestDesk } from '../support/desk.ts';
import { type BareLookup, openBareLookup } from './bare/people.ts';
import { ROSTER_PEOPLE } from './roster-list.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 1.5;
const WARM_UP = 1_000;
const ROUNDS = 5_000;

/** Medians of interleaved lookups, in milliseconds; each side looks up different people, so that neither finds pages warm. */
export async function rosterLookupRow(): Promise<BenchRow> {
  const desk = await openDemoDesk();
  const { dataDir } = desk.ports;
  await importTown(desk);
  const roster = openBareLookup(rosterPath(dataDir, 2), openDemoSlot(dataDir) ?? new Uint8Array(32));
  const [ours, bare]: [number[], number[]] = [[], []];
  try {
    const session = await desk.signIn('1001');
    const drawn = numbers();
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const bareFirst = round % 2 === 0 ? timeBare(roster, drawn()) : null;
      const oursMs = await timeOurs(desk, session, drawn());
      // The look is journaled after the answer, and not while the next one is timed.
      await nextTurn();
      const bareMs = bareFirst ?? timeBare(roster, drawn());
      if (round < 0) continue;
      ours.push(oursMs);
      bare.push(bareMs);
    }
  } finally {
    roster.close();
    await desk.dispose();
  }
  return rowOf('roster.lookup', ours, bare, AT_MOST);
}

function timeBare(roster: BareLookup, certno: string): number {
  const start = performance.now();
  const rows = roster.lookUp(certno);
  const end = performance.now();
  if (rows.length === 0) throw new Error(`the roster lost ${certno}`);
  return end - start;
}

async function timeOurs(desk: TestDesk, session: string, certno: string): Promise<number> {
  const start = performance.now();
  const answer = await desk.app.dispatch({ method: 'roster.lookup', input: { certno }, session });
  const end = performance.now();
  if (!answer.ok) throw new Error(answer.error.message);
  return end - start;
}

/** Numbers of the town in random order, each once. */
function numbers(): () => string {
  const random = seededRandom(9);
  const certnos = [...inventPeople(21, ROSTER_PEOPLE)].map(({ certno }) => certno);
  return () => {
    const at = Math.floor(random() * certnos.length);
    const certno = certnos[at];
    if (certno === undefined) throw new RangeError('everybody was drawn');
    certnos[at] = certnos.at(-1) ?? certno;
    certnos.pop();
    return certno;
  };
}

async function importTown(desk: TestDesk): Promise<void> {
  const path = join(desk.ports.dataDir, 'town.csv');
  const lines: string[] = [rosterHeaderLine()];
  for (const person of inventPeople(21, ROSTER_PEOPLE)) lines.push(rosterLine(person));
  writeFileSync(path, lines.join(''));
  const session = await desk.signIn('9001');
  const ticket = desk.app.uploads.putPath(path, 'town.csv');
  const { jobId } = await desk.call('roster.import', { ticket, asOf: '2021-11-20' }, { session });
  const job = await finishJob(desk, jobId, session);
  if (job.state !== 'done') throw new Error(job.error?.message ?? job.state);
}
