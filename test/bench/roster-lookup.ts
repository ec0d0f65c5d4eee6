/** A full number through `dispatch`: its roster rows, a verdict for each plan and the journaled look, against the bare same. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { migrations } from '../../main/database/migrations.ts';
import type { Database } from '../../main/database/open.ts';
import { inventPeople, rosterHeaderLine, rosterLine, seededRandom } from '../../main/demo/people.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { rosterPath } from '../../main/roster/files.ts';
import { finishJob, openDemoDesk, type TestDesk } from '../support/desk.ts';
import { openBehind } from '../support/spine.ts';
import { openBareLookup } from './bare/people.ts';
import { openBareFile, type Prepared } from './bare/propose.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 1.5;
/** `BENCH_FULL=1`: a million, which takes some minutes to import. */
const PEOPLE = process.env['BENCH_FULL'] === '1' ? 1_000_000 : 200_000;
const WARM_UP = 300;
const ROUNDS = 1_000;

/** Medians of interleaved lookups of different people, in milliseconds. Each is a look, durable when it is answered. */
export async function rosterLookupRow(): Promise<BenchRow> {
  const desk = await openDemoDesk();
  const { dataDir } = desk.ports;
  const key = openDemoSlot(dataDir) ?? new Uint8Array(32);
  await importTown(desk);
  const reader = openBehind(dataDir, 'readonly');
  const roster = openBareLookup(rosterPath(dataDir, 2), key);
  const looks = openBareFile(join(dataDir, 'bare.db'), key, migrations.map(({ sql }) => sql).join('\n'));
  const [ours, bare]: [number[], number[]] = [[], []];
  try {
    const session = await desk.signIn('1001');
    const drawn = numbers();
    let waiting: Prepared[] = [];
    const timeBare = (): number => {
      const certno = drawn();
      const start = performance.now();
      roster.lookUp(certno);
      looks.run(waiting);
      return performance.now() - start;
    };
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const bareFirst = round % 2 === 0 ? timeBare() : null;
      const oursMs = await timeOurs(desk, session, drawn());
      const bareMs = bareFirst ?? timeBare();
      waiting = lastLook(reader);
      if (round < 0) continue;
      ours.push(oursMs);
      bare.push(bareMs);
    }
  } finally {
    for (const file of [reader, roster, looks]) file.close();
    await desk.dispose();
  }
  return rowOf('roster.lookup', ours, bare, AT_MOST);
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
  const certnos = [...inventPeople(21, PEOPLE)].map(({ certno }) => certno);
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
  for (const person of inventPeople(21, PEOPLE)) lines.push(rosterLine(person));
  writeFileSync(path, lines.join(''));
  const session = await desk.signIn('9001');
  const ticket = desk.app.uploads.putPath(path, 'town.csv');
  const { jobId } = await desk.call('roster.import', { ticket, asOf: '2021-11-20' }, { session });
  const job = await finishJob(desk, jobId, session);
  if (job.state !== 'done') throw new Error(job.error?.message ?? job.state);
}

type Row = Readonly<Record<string, string | number | null | Uint8Array>>;

/** What the last look wrote, as statements with their values. */
function lastLook(db: Database): Prepared[] {
  const entries = db.all<Row>(`SELECT * FROM journal ORDER BY ordinal DESC LIMIT 1`);
  const documents = entries.flatMap(({ id }) =>
    typeof id === 'string' ? db.all<Row>('SELECT * FROM documents WHERE entry_id = ?', id) : [],
  );
  return [...entries.map((row) => insertOf('journal', row)), ...documents.map((row) => insertOf('documents', row))];
}

function insertOf(table: string, row: Row): Prepared {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  return {
    sql: `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
    values: Object.values(row),
  };
}
