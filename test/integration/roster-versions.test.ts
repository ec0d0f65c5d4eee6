/** Versions of the roster: deltas on the one in use, going back to the one before, and what an interrupted import leaves. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inventPeople, inventPerson, rosterCsv, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';
import { migrate } from '../../main/database/migrate.ts';
import { migrations } from '../../main/database/migrations.ts';
import { openMemoryDatabase } from '../../main/database/open.ts';
import { rosterVersionsOf } from '../../main/roster/versions.ts';
import { localDate } from '../../shared/dates.ts';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from '../../shared/roster-header.ts';
import { finishJob, openTestDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { ROOT } from '../support/tool.ts';
import { type Crew, deskTemplate, type DeskTemplate, journalState, proofOf, signInCrew } from '../support/spine.ts';

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

const list = (seed: number, people = 30): string => rosterCsv(inventPeople(seed, people));
const files = (): readonly string[] => readdirSync(desk.ports.dataDir).filter((name) => name.startsWith('roster-'));
const status = () => desk.call('roster.status', {}, { session: crew.clerk });

/** Starts an import; the answer is the job's id or the refusal. */
const start = (text: string, asOf: string, base: string | null = null) => {
  const ticket = desk.app.uploads.put(Buffer.from(text), '名单.csv');
  const input = { ticket, asOf: localDate(asOf), base: base === null ? null : localDate(base) };
  return desk.answer('roster.import', input, { session: crew.admin });
};

async function imported(text: string, asOf: string, base: string | null = null) {
  const started = await start(text, asOf, base);
  if (!started.ok) throw new Error(started.error.message);
  return finishJob(desk, started.value.jobId, crew.admin);
}

const rollBack = (version: number) => desk.answer('roster.rollback', { version }, { session: crew.admin });

/** Whether a citizen is in the roster in use. */
async function isKnown(certno: string, psn_name: string): Promise<boolean> {
  const card = { psn_cert_type: '01', certno, psn_name };
  const answer = await desk.call('enrollment.check', { planId: 'zaozhuang-2022', card }, { session: crew.clerk });
  return answer.nameMatches !== null;
}

describe('going back', () => {
  test('to the version before is a switch: at once, journaled, and it can be undone', async () => {
    const person = inventPerson(7000);
    await imported(rosterCsv([person]) + list(61).slice(rosterHeaderLine().length), '2021-11-18');
    expect(await status()).toMatchObject({ current: { version: 2, asOf: '2021-11-18' }, previous: { version: 1 } });
    expect(await rollBack(1)).toMatchObject({ ok: true });
    expect(await status()).toMatchObject({ current: { version: 1, asOf: '2021-11-15' }, previous: { version: 2 } });
    expect(await desk.call('desk.figures', {}, { session: crew.clerk })).toMatchObject({ rosterAsOf: '2021-11-15' });
    expect(await rollBack(2)).toMatchObject({ ok: true });
    expect(await status()).toMatchObject({ current: { version: 2, people: 31 }, previous: { version: 1 } });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });

  test('changes what the counter answers', async () => {
    const person = inventPerson(7001);
    await imported(rosterCsv([person]), '2021-11-18');
    expect(await isKnown(person.certno, person.psn_name)).toBe(true);
    await rollBack(1);
    expect(await isKnown(person.certno, person.psn_name)).toBe(false);
  });

  test('is refused for a version that is not the one before, whose file is gone, or is another', async () => {
    const before = journalState(desk);
    for (const version of [1, 2, 9]) {
      expect(await rollBack(version)).toMatchObject({ ok: false, error: { code: 'roster-previous-gone' } });
    }
    expect(journalState(desk)).toBe(before);
    await imported(list(62), '2021-11-18');
    writeFileSync(join(desk.ports.dataDir, 'roster-1.db'), 'not a roster');
    expect(await rollBack(1)).toMatchObject({ ok: false, error: { code: 'roster-previous-gone' } });
    rmSync(join(desk.ports.dataDir, 'roster-1.db'));
    expect(await status()).toMatchObject({ current: { version: 2 }, previous: null });
    expect(await rollBack(1)).toMatchObject({ ok: false, error: { code: 'roster-previous-gone' } });
  });

  test('only two files stay, and version numbers are never used again', async () => {
    await imported(list(63), '2021-11-16');
    await imported(list(64), '2021-11-17');
    expect([await status(), files()]).toMatchObject([
      { current: { version: 3 }, previous: { version: 2 } },
      ['roster-2.db', 'roster-3.db'],
    ]);
    await rollBack(2);
    expect(await imported(list(65), '2021-11-18')).toMatchObject({ outcome: { version: 4 } });
    expect([await status(), files()]).toMatchObject([
      { current: { version: 4 }, previous: { version: 2 } },
      ['roster-2.db', 'roster-4.db'],
    ]);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });

  test('waits for a running import', async () => {
    await imported(list(66), '2021-11-16');
    const running = await start(list(67, 20_000), '2021-11-17');
    expect(await rollBack(1)).toMatchObject({ ok: false, error: { code: 'job-busy' } });
    expect(await finishJob(desk, running.ok ? running.value.jobId : '', crew.admin)).toMatchObject({ state: 'done' });
  });
});

describe('a delta', () => {
  const deltaOf = (certno: number): string =>
    rosterHeaderLine([...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS, 'op']) +
    rosterLine(inventPerson(certno)).replace('\r\n', ',\r\n');

  test('on the roster in use makes the next version', async () => {
    const person = inventPerson(7002);
    expect(await isKnown(person.certno, person.psn_name)).toBe(false);
    const before = await status();
    const job = await imported(deltaOf(7002), '2021-11-17', '2021-11-15');
    expect(job).toMatchObject({ state: 'done', outcome: { version: 2, people: (before.current?.people ?? 0) + 1 } });
    expect(await isKnown(person.certno, person.psn_name)).toBe(true);
    await rollBack(1);
    expect(await isKnown(person.certno, person.psn_name)).toBe(false);
  });

  test('on a day of two different lists is refused: the day does not tell which', async () => {
    await imported(list(74), '2021-11-17');
    await imported(list(75), '2021-11-17');
    const refused = await start(deltaOf(7004), '2021-11-18', '2021-11-17');
    expect(refused).toMatchObject({ ok: false, error: { code: 'roster-delta-base-ambiguous' } });
    expect(await imported(list(76), '2021-11-18')).toMatchObject({ state: 'done' });
    expect(await imported(deltaOf(7004), '2021-11-19', '2021-11-18')).toMatchObject({ state: 'done' });
  });

  test('with one wrong row changes nothing', async () => {
    const before = [journalState(desk), files(), await status()];
    const twice = deltaOf(7005) + deltaOf(7005).slice(deltaOf(7005).indexOf('\n') + 1);
    const job = await imported(twice, '2021-11-17', '2021-11-15');
    expect(job).toMatchObject({ state: 'failed', error: { code: 'roster-delta-refused-rows' } });
    expect([journalState(desk), files(), await status()]).toEqual(before);
  });

  test('on another roster is refused with both days, before the upload is spent', async () => {
    const refused = await start(deltaOf(7003), '2021-11-17', '2021-11-14');
    expect(refused).toMatchObject({ ok: false, error: { code: 'roster-delta-other-base' } });
    for (const day of ['2021-11-14', '2021-11-15']) expect(refused.ok ? '' : refused.error.message).toContain(day);
  });
});

describe('the list of refused rows', () => {
  test('holds all of them as a CSV, without a person, and is asked for by version', async () => {
    const wrong = [...inventPeople(68, 3000)].map((row, at) =>
      at % 10 === 0 ? rosterLine(row, { gend: '=1+1' }) : rosterLine(row),
    );
    await imported(rosterHeaderLine() + wrong.join(''), '2021-11-18');
    const { ticket, name } = await desk.call('roster.refused', { version: 2 }, { session: crew.admin });
    expect(name).toBe('参保名单未采用行-第2版.csv');
    const file = desk.app.downloads.take(ticket);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.bytes);
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(302);
    expect(lines.slice(0, 2)).toEqual(['\ufeff行号,字段,原因', '"2","gend","应为 1（男）、2（女）、0 或 9"']);
    expect(text).not.toContain('=1+1');
    const gone = await desk.answer('roster.refused', { version: 7 }, { session: crew.admin });
    expect(gone).toMatchObject({ ok: false, error: { code: 'roster-version-gone' } });
  });
});

describe('faults', () => {
  test('two imports at once: the second is told to wait, its upload is kept', async () => {
    const first = await start(list(69, 20_000), '2021-11-17');
    const ticket = desk.app.uploads.put(Buffer.from(list(70)), '名单.csv');
    const input = { ticket, asOf: localDate('2021-11-18') };
    const second = () => desk.answer('roster.import', input, { session: crew.supervisor });
    expect(await second()).toMatchObject({ ok: false, error: { code: 'job-busy' } });
    await finishJob(desk, first.ok ? first.value.jobId : '', crew.admin);
    const again = await second();
    expect(await finishJob(desk, again.ok ? again.value.jobId : '', crew.admin)).toMatchObject({
      state: 'done',
      outcome: { version: 3 },
    });
  });

  test('cancelled while it is indexed, at the end of the bar, nothing is switched and nothing left', async () => {
    const before = [journalState(desk), files()];
    const started = await start(list(71, 30_000), '2021-11-17');
    const jobId = started.ok ? started.value.jobId : '';
    const off = desk.app.subscribe((event) => {
      if (event.kind === 'job' && event.phase === '查重并建立索引' && event.done === 3) {
        void desk.call('jobs.cancel', { jobId }, { session: crew.admin });
      }
    });
    const job = await finishJob(desk, jobId, crew.admin);
    off();
    expect(job).toMatchObject({ state: 'cancelled', outcome: null });
    expect([journalState(desk), files()]).toEqual(before);
    expect(await imported(list(72), '2021-11-17')).toMatchObject({ state: 'done', outcome: { version: 2 } });
  });

  test('kill -9 in the middle: the old roster is in use, and what was left is gone', { timeout: 60_000 }, async () => {
    const { dataDir } = desk.ports;
    await desk.app.close();
    const csv = join(dataDir, 'import.csv');
    writeFileSync(csv, list(73, 60_000));
    const args = ['roster', 'import', csv, '--as-of', '2021-11-18', '--operator', '9001', '--data', dataDir];
    const child = spawn(process.execPath, ['main/hosts/cli/desk.ts', ...args], { cwd: ROOT, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    await appears(join(dataDir, 'roster-2.db.part'));
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    expect(files()).toContain('roster-2.db.part');
    desk = openTestDesk(testPorts({ dataDir }));
    expect(files()).toEqual(['roster-1.db']);
    const session = await desk.signIn('9001');
    expect(await desk.call('roster.status', {}, { session })).toMatchObject({ current: { version: 1 } });
    expect(proofOf(dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

test('of a desk from before there was a way back, the newest version stays the one in use', () => {
  const db = openMemoryDatabase();
  migrate(
    db,
    migrations.filter(({ version }) => version < 60),
    () => undefined,
  );
  const insert = (version: number, asOf: string): number =>
    db.transaction((writer) =>
      writer.run(
        `INSERT INTO roster_versions (version, source_name, source_hash, as_of, people, row_count, refused, switched_at)
         VALUES (?, '名单.csv', 'hash', ?, 1, 1, 0, '2021-11-20T09:00:00.000+08:00')`,
        version,
        asOf,
      ),
    );
  insert(1, '2021-11-15');
  insert(2, '2021-11-18');
  migrate(db, migrations, () => undefined);
  expect(rosterVersionsOf(db)).toMatchObject({
    current: { version: 2, asOf: '2021-11-18' },
    previous: { version: 1, asOf: '2021-11-15' },
  });
  db.close();
});

async function appears(path: string): Promise<void> {
  while (!existsSync(path)) await new Promise((resolve) => setImmediate(resolve));
}
