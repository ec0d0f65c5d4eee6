/** Long work: an id at once, progress, cancel at a chunk boundary, and the truth after a restart (DESIGN §3.2). */
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { inventPeople, rosterCsv } from '../../main/demo/people.ts';
import type { DeskEvent } from '../../shared/contract.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { restart } from '../support/live-desk.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
let events: DeskEvent[];
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  events = [];
  desk.app.subscribe((event) => events.push(event));
});
afterEach(() => desk.dispose());

const asOf = '2021-11-20';
async function startImport(people: number): Promise<string> {
  const ticket = desk.app.uploads.put(Buffer.from(rosterCsv(inventPeople(3, people))), '名单.csv');
  return (await desk.call('roster.import', { ticket, asOf }, { session: crew.admin })).jobId;
}
const rosterFiles = (): string[] => readdirSync(desk.ports.dataDir).filter((name) => name.startsWith('roster'));

test('an import tells its phases, ends at its total, and says what changed', async () => {
  const jobId = await startImport(3_000);
  const job = await finishJob(desk, jobId, crew.admin);
  expect(job).toMatchObject({ jobId, state: 'done', method: 'roster.import', outcome: { version: 2, people: 3_000 } });
  const told = events.flatMap((event) => (event.kind === 'job' && event.jobId === jobId ? [event] : []));
  expect(new Set(told.map(({ phase }) => phase)).size).toBeGreaterThan(2);
  expect(told.at(-1)).toMatchObject({ state: 'done' });
  expect(events).toContainEqual({ kind: 'changed', topic: 'roster' });
});

test('cancelled, it leaves the roster in use and no half file; cancelling again changes nothing', async () => {
  const jobId = await startImport(25_000);
  await desk.call('jobs.cancel', { jobId }, { session: crew.admin });
  const job = await finishJob(desk, jobId, crew.admin);
  expect(job).toMatchObject({ state: 'cancelled', outcome: null });
  expect(await desk.call('jobs.cancel', { jobId }, { session: crew.admin })).toEqual(job);
  expect(rosterFiles()).toEqual(['roster-1.db']);
  expect(await desk.call('roster.status', {}, { session: crew.admin })).toMatchObject({ current: { version: 1 } });
});

test('a clerk cannot stop the import of another, a supervisor can', async () => {
  const jobId = await startImport(25_000);
  expect(await desk.answer('jobs.cancel', { jobId }, { session: crew.clerk })).toMatchObject({
    error: { code: 'job-of-other' },
  });
  await desk.call('jobs.cancel', { jobId }, { session: crew.supervisor });
  expect(await finishJob(desk, jobId, crew.admin)).toMatchObject({ state: 'cancelled' });
});

test('closing the desk stops what runs, and nothing of it counts', async () => {
  const jobId = await startImport(25_000);
  desk = await restart(desk);
  const admin = await desk.signIn('9001');
  expect(await desk.call('jobs.get', { jobId }, { session: admin })).toMatchObject({ state: 'cancelled' });
  expect(rosterFiles()).toEqual(['roster-1.db']);
});

test('a job that ran when the power failed shows as interrupted after the start', async () => {
  const jobId = await startImport(200);
  await finishJob(desk, jobId, crew.admin);
  behind(desk, (db) => db.transaction((writer) => writer.run(`UPDATE jobs SET state = 'running', outcome = NULL`)));
  desk = await restart(desk);
  const admin = await desk.signIn('9001');
  expect(await desk.call('jobs.get', { jobId }, { session: admin })).toMatchObject({
    state: 'interrupted',
    outcome: null,
  });
});

test('an unknown job is said to be unknown, an upload is good once', async () => {
  const jobId = '00000000-0000-7000-8000-000000000000';
  expect(await desk.answer('jobs.get', { jobId }, { session: crew.admin })).toMatchObject({
    error: { code: 'job-unknown' },
  });
  const again = await desk.answer('roster.import', { ticket: 'used', asOf }, { session: crew.admin });
  expect(again).toMatchObject({ error: { code: 'ticket-unknown' } });
});

test('a file that cannot be used fails with its sentence, and the roster in use stays', async () => {
  const ticket = desk.app.uploads.put(Buffer.from('a,b,c\n1,2,3\n'), '名单.csv');
  const { jobId } = await desk.call('roster.import', { ticket, asOf }, { session: crew.admin });
  const job = await finishJob(desk, jobId, crew.admin);
  expect(job).toMatchObject({ state: 'failed', error: { code: 'roster-header-missing' } });
  expect(job.error?.message).toContain('certno');
  expect(rosterFiles()).toEqual(['roster-1.db']);
});
