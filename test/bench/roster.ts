/** A list of people to a roster file that can be searched, by the worker, against bare inserts of the parsed rows. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startNameKeys } from '../../main/names/name-keys.ts';
import { runRosterImport } from '../../main/roster/run-import.ts';
import { INSERT_OTHER_READING, insertRow, ROSTER_TABLES, SEARCH_INDEXES } from '../../main/roster/schema.ts';
import { localDate } from '../../shared/dates.ts';
import { bareRoster, type Values } from './bare/roster.ts';
import { listedPeople, ROSTER_PEOPLE, type RosterList, writeRosterList } from './roster-list.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 2.5;
const ROUNDS = 2;
const BATCH = 10_000;
const MOST_MEGABYTES = 350;
const KEY = new Uint8Array(32).fill(7);
const WORKER = new URL('../../main/roster/import-worker.ts', import.meta.url);

const SQL = {
  tables: ROSTER_TABLES,
  insertRow: insertRow('insurance'),
  insertReading: INSERT_OTHER_READING,
  indexes: ['CREATE INDEX insurance_by_certno ON insurance (certno, insutype, insuplc_admdvs)', ...SEARCH_INDEXES],
};

/** Medians of interleaved rounds; `megabytes` is what the process grew by while importing, at its highest. */
export async function rosterRow(): Promise<BenchRow & { readonly people: number; readonly megabytes: number }> {
  const list = writeRosterList();
  const ours: number[] = [];
  const bare: number[] = [];
  let megabytes = 0;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const run = await importList(list);
      ours.push(run.ms);
      megabytes = Math.max(megabytes, run.megabytes);
      const file = join(list.folder, 'bare.db');
      bare.push(bareRoster(file, KEY, SQL, batches()));
      rmSync(file);
    }
  } finally {
    list.remove();
  }
  const row = rowOf('roster', ours, bare, AT_MOST);
  return { ...row, people: ROSTER_PEOPLE, megabytes, ok: row.ok && megabytes <= MOST_MEGABYTES };
}

async function importList({ folder, csv }: RosterList): Promise<{ ms: number; megabytes: number }> {
  const target = join(folder, 'roster-1.db');
  const asOf = localDate('2021-11-19');
  const request = { source: { kind: 'file', path: csv }, target, key: KEY, asOf, today: asOf, base: null } as const;
  const before = process.memoryUsage.rss();
  let highest = before;
  const start = performance.now();
  const outcome = await runRosterImport(WORKER, request, () => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }).promise;
  const ms = performance.now() - start;
  if (outcome.state !== 'done' || outcome.summary.people !== ROSTER_PEOPLE) throw new Error('the list did not go in');
  rmSync(target);
  return { ms, megabytes: Math.round((highest - before) / 1024 / 1024) };
}

/** The values our import binds, made without being timed. */
function* batches(): Generator<[Values[], Values[]]> {
  const keysOf = startNameKeys();
  let [rows, readings]: [Values[], Values[]] = [[], []];
  let line = 1;
  for (const row of listedPeople()) {
    line += 1;
    const { name, pinyin, initials, others } = keysOf(row.psn_name);
    const { certno, psn_no, psn_cert_type, psn_name, gend, brdy, insutype, psn_insu_stas, insuplc_admdvs } = row;
    const paid = row.paid_next_year === null ? null : Number(row.paid_next_year);
    const [begin, end] = [row.trt_enjymnt_begndate, row.trt_enjymnt_enddate];
    const person = [certno, psn_no, psn_cert_type, psn_name, gend, brdy, 1];
    const insurance = [insutype, psn_insu_stas, insuplc_admdvs, begin, end, paid];
    rows.push([line, ...person, ...insurance, name, pinyin, initials]);
    for (const letters of others) readings.push([1, letters, line]);
    if (rows.length < BATCH) continue;
    yield [rows, readings];
    [rows, readings] = [[], []];
  }
  yield [rows, readings];
}
