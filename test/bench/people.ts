/** Finding people through `dispatch`, against the bare prepared statement on the same encrypted database. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { WritableDatabase } from '../../main/database/open.ts';
import { certnoFor, inventPeople, seededRandom } from '../../main/demo/people.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { nameQueryOf, startNameKeys } from '../../main/names/name-keys.ts';
import { tailOf } from '../../main/people/keys.ts';
import { refreshPerson } from '../../main/people/store.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { openDemoDesk, type TestDesk } from '../support/desk.ts';
import { openBehind } from '../support/spine.ts';
import { openBareFind } from './bare/people.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 1.5;
const PEOPLE = 100_000;
const WARM_UP = 1_000;
const ROUNDS = 3_000;

/** Medians of interleaved searches of every kind, in milliseconds. */
export async function personFindRow(): Promise<BenchRow> {
  const desk = await openDemoDesk();
  const ours: number[] = [];
  const bare: number[] = [];
  const people = inventTown();
  takeIn(desk, people);
  const key = openDemoSlot(desk.ports.dataDir) ?? new Uint8Array(32);
  const bareFile = openBareFind(join(desk.ports.dataDir, 'main.db'), key);
  try {
    const session = await desk.signIn('1001');
    const typed = whatClerksType(people);
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      // Each side looks for somebody of its own: whoever comes second would find the pages warm.
      const [mine, drawn] = [typed(), typed()];
      const bareFirst = round % 2 === 0 ? timed(() => bareFile.find(drawn.key)) : null;
      const oursMs = await timeOurs(desk, session, mine.text);
      const bareMs = bareFirst ?? timed(() => bareFile.find(drawn.key));
      if (round < 0) continue;
      ours.push(oursMs);
      bare.push(bareMs);
    }
  } finally {
    bareFile.close();
    await desk.dispose();
  }
  return rowOf('person.find', ours, bare, AT_MOST);
}

async function timeOurs(desk: TestDesk, session: string, text: string): Promise<number> {
  const start = performance.now();
  const answer = await desk.app.dispatch({ method: 'person.find', input: { text }, session });
  const end = performance.now();
  if (!answer.ok) throw new Error(answer.error.message);
  return end - start;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Real numbers end in all thousand sequences; the people of 体验模式 do not. */
function inventTown(): RosterRow[] {
  const random = seededRandom(3);
  const people = [...inventPeople(11, PEOPLE)].map((person) => ({
    ...person,
    certno: certnoFor('370499', person.brdy, Math.floor(random() * 1000)),
  }));
  return [...new Map(people.map((person) => [person.certno, person])).values()];
}

/** Everybody has a policy here; only what a search reads is written. */
function takeIn(desk: TestDesk, people: readonly RosterRow[]): void {
  const db = openBehind(desk.ports.dataDir);
  db.transaction((writer) => {
    for (const [at, person] of people.entries()) {
      insertPolicy(writer, at, person);
      refreshPerson(writer, person.certno);
    }
  });
  db.close();
}

function insertPolicy(db: WritableDatabase, at: number, { certno, psn_no, psn_name, township }: RosterRow): void {
  db.run(
    `INSERT INTO policies (policy_id, plan_id, plan_hash, cover_year, cover_start, cover_end, premium_fen, state,
       seller_no, shift_id, proposed_at, entry_id, certno, psn_no, psn_name, declared_health, township)
     VALUES (?, 'zaozhuang-2022', '', 2022, '2022-01-01', '2022-12-31', 9000, 'proposed', '1001', '', '2021-11-20', '', ?, ?, ?, NULL, ?)`,
    `bench-${at}`,
    certno,
    psn_no,
    psn_name,
    township,
  );
}

/** Random people searched for as a counter does: whole names, half typed ones, pinyin, initials, last four. */
function whatClerksType(people: readonly RosterRow[]): () => { readonly text: string; readonly key: string } {
  const random = seededRandom(5);
  const keysOf = startNameKeys();
  const ways: readonly ((person: RosterRow) => string)[] = [
    ({ psn_name }) => psn_name,
    ({ psn_name }) => [...psn_name].slice(0, 2).join(''),
    ({ psn_name }) => keysOf(psn_name).pinyin,
    ({ psn_name }) => keysOf(psn_name).pinyin.slice(0, 7),
    ({ psn_name }) => keysOf(psn_name).initials,
    ({ certno }) => tailOf(certno),
  ];
  return () => {
    const person = people[Math.floor(random() * people.length)];
    const way = ways[Math.floor(random() * ways.length)];
    if (person === undefined || way === undefined) throw new RangeError('nobody was drawn');
    const text = way(person);
    const key = /^\d/.test(text) ? text : (nameQueryOf(text, keysOf)?.key ?? '');
    return { text, key };
  };
}
