/** Propose a policy, durable, through `dispatch`, against one bare transaction with the same INSERTs. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { migrations } from '../../main/database/migrations.ts';
import { openDatabase, type Database } from '../../main/database/open.ts';
import { inventPeople, rosterCsv } from '../../main/demo/people.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import type { Input } from '../../shared/contract.ts';
import { ageOn, localDate } from '../../shared/dates.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { finishJob, openDemoDesk, type TestDesk } from '../support/desk.ts';
import { openBareFile, type Prepared } from './bare/propose.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 2;
const WARM_UP = 1500;
const ROUNDS = 500;
const DAY = localDate('2021-11-20');

/** Medians of interleaved runs on the same disk, in milliseconds. */
export async function proposeRow(): Promise<BenchRow> {
  const desk = await openDemoDesk();
  const key = openDemoSlot(desk.ports.dataDir) ?? new Uint8Array(32);
  const reader = openDatabase(join(desk.ports.dataDir, 'main.db'), key, 'readonly');
  const bareFile = openBareFile(join(desk.ports.dataDir, 'bare.db'), key, migrations.map(({ sql }) => sql).join('\n'));
  bareFile.run(epochRow(reader));
  const ours: number[] = [];
  const bare: number[] = [];
  try {
    const people = await importAdults(desk, WARM_UP + ROUNDS);
    const clerk = await desk.signIn('1001');
    await desk.call('shift.open', {}, { session: clerk });
    let waiting: Prepared[] = [];
    const timeBare = (): number => {
      const start = performance.now();
      bareFile.run(waiting);
      return performance.now() - start;
    };
    for (const [round, person] of people.entries()) {
      const requestId = `bench-${String(round).padStart(8, '0')}`;
      // The bare side writes what ours wrote a round before, so that each side is first on the disk as often.
      const bareFirst = round % 2 === 0 ? timeBare() : null;
      const oursMs = await timeOurs(desk, clerk, requestId, proposalOf(person));
      const bareMs = bareFirst ?? timeBare();
      waiting = rowsOf(reader, requestId);
      if (round < WARM_UP) continue;
      ours.push(oursMs);
      bare.push(bareMs);
    }
  } finally {
    reader.close();
    bareFile.close();
    await desk.dispose();
  }
  return rowOf('propose', ours, bare, AT_MOST);
}

async function timeOurs(
  desk: TestDesk,
  session: string,
  requestId: string,
  input: Input<'enrollment.propose'>,
): Promise<number> {
  const start = performance.now();
  const answer = await desk.app.dispatch({ method: 'enrollment.propose', input, requestId, session });
  const end = performance.now();
  if (!answer.ok) throw new Error(answer.error.message);
  return end - start;
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

function proposalOf({ psn_cert_type, certno, psn_name }: RosterRow): Input<'enrollment.propose'> {
  return {
    planId: 'zaozhuang-2022',
    insured: { psn_cert_type, certno, psn_name, tel: null, nameConfirmed: false },
    applicant: null,
    agent: null,
    declaredHealth: null,
    payment: { tender: 'cash', payer: null, reference: null, subsidy: null },
  };
}

type Row = Readonly<Record<string, string | number | null | Uint8Array>>;

function epochRow(db: Database): Prepared[] {
  return insertsOf('epochs', db.all<Row>('SELECT * FROM epochs'));
}

/** What the last proposal wrote, as statements with their values prepared, in the order of writing. */
function rowsOf(db: Database, requestId: string): Prepared[] {
  const entry = db.one<{ id: string; subject: string }>(
    'SELECT id, subject FROM journal ORDER BY ordinal DESC LIMIT 1',
  );
  if (entry === undefined) throw new Error('nothing was written');
  const from = (table: string, column: string, value: string): Prepared[] =>
    insertsOf(table, db.all<Row>(`SELECT * FROM ${table} WHERE ${column} = ?`, value));
  return [
    ...from('journal', 'id', entry.id),
    ...from('documents', 'entry_id', entry.id),
    ...from('policies', 'policy_id', entry.subject),
    ...peopleOf(db, entry.subject),
    ...from('payments', 'policy_id', entry.subject),
    ...from('papers', 'subject', entry.subject),
    { sql: 'UPDATE epochs SET paper_counter = paper_counter + 1', values: [] },
    ...from('requests', 'request_id', requestId),
  ];
}

/** Whom a search finds because of the policy. */
function peopleOf(db: Database, policyId: string): Prepared[] {
  const who = 'WHERE certno = (SELECT certno FROM policies WHERE policy_id = ?)';
  return ['people', 'search_keys'].flatMap((table) =>
    insertsOf(table, db.all<Row>(`SELECT * FROM ${table} ${who}`, policyId)),
  );
}

function insertsOf(table: string, rows: readonly Row[]): Prepared[] {
  return rows.map((row) => {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return { sql, values: Object.values(row) };
  });
}
