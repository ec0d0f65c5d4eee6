/** The roster's day, its true count of refused rows, and an import that a reloaded screen finds again. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { inventPeople, rosterCsv, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';
import { rosterOutcomeSchema } from '../../shared/contract/roster.ts';
import { localDate } from '../../shared/dates.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { type Crew, deskTemplate, type DeskTemplate, journalState, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
});
afterEach(() => desk.dispose());

const upload = (text: string): string => desk.app.uploads.put(Buffer.from(text), '名单.csv');
const good = (people = 40): string => rosterCsv(inventPeople(3, people));
const start = (ticket: string, asOf: string) =>
  desk.answer('roster.import', { ticket, asOf: localDate(asOf) }, { session: crew.admin });

async function imported(text: string, asOf: string) {
  const started = await start(upload(text), asOf);
  return finishJob(desk, started.ok ? started.value.jobId : '', crew.admin);
}

test('one row in ten wrong: the first 200 are listed, and the count is the true one', async () => {
  const lines = [...inventPeople(7, 3_000)].map((row, at) => rosterLine(at % 10 === 0 ? { ...row, gend: '7' } : row));
  const job = await imported(rosterHeaderLine() + lines.join(''), '2021-11-20');
  const outcome = rosterOutcomeSchema.parse(job.outcome);
  expect(outcome).toMatchObject({ rows: 2_700, refusedCount: 300 });
  expect(outcome.refused).toHaveLength(200);
});

test('a list of a day to come is refused, and its upload is not spent', async () => {
  const ticket = upload(good());
  const before = journalState(desk);
  const refused = await start(ticket, '2021-11-21');
  expect(refused).toMatchObject({ ok: false, error: { code: 'roster-as-of-future' } });
  for (const day of ['2021-11-21', '2021-11-20']) expect(refused.ok ? '' : refused.error.message).toContain(day);
  expect(journalState(desk)).toBe(before);
  const again = await start(ticket, '2021-11-20');
  expect(await finishJob(desk, again.ok ? again.value.jobId : '', crew.admin)).toMatchObject({ state: 'done' });
});

test('a list older than the one in use is refused with both days; one of the same day takes its place', async () => {
  const refused = await start(upload(good()), '2021-11-14');
  expect(refused).toMatchObject({ ok: false, error: { code: 'roster-as-of-older' } });
  for (const day of ['2021-11-14', '2021-11-15']) expect(refused.ok ? '' : refused.error.message).toContain(day);
  expect(await imported(good(), '2021-11-15')).toMatchObject({ state: 'done', outcome: { version: 2 } });
});

test('whoever reloads the screen finds the running import again, and none once it has ended', async () => {
  const running = () => desk.call('jobs.running', {}, { session: crew.clerk });
  expect(await running()).toEqual({ jobs: [] });
  const started = await start(upload(good(20_000)), '2021-11-20');
  const jobId = started.ok ? started.value.jobId : '';
  expect(await running()).toMatchObject({ jobs: [{ jobId, method: 'roster.import', state: 'running' }] });
  await finishJob(desk, jobId, crew.admin);
  expect(await running()).toEqual({ jobs: [] });
});

test('a header without columns is answered with their Chinese names', async () => {
  const job = await imported('psn_no,psn_no,certno\n1,1,2\n', '2021-11-20');
  expect(job.error?.message).toContain('psn_no（人员编号）');
  const missing = await imported('psn_no,certno\n1,2\n', '2021-11-20');
  for (const named of ['psn_cert_type（证件类型）', 'trt_enjymnt_enddate（待遇享受结束日期）']) {
    expect(missing.error?.message).toContain(named);
  }
});
