/** A full disk and a read-only folder, for real: clear words, nothing half-written, and the desk goes on. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BUSINESS_TABLES, rebuild } from '../../main/journal/rebuild.ts';
import { inventPeople, rosterCsv } from '../../main/demo/people.ts';
import { createLog } from '../../main/log.ts';
import type { Answer, MethodName } from '../../shared/contract.ts';
import { claimOf } from '../support/claims.ts';
import { finishJob, openTestDesk, recordedLog, type TestDesk, testPorts } from '../support/desk.ts';
import { REGISTRATION, restart } from '../support/live-desk.ts';
import { mountObstacle, mountReadOnly, mountSmallDisk, type SmallDisk } from '../support/mounts.ts';
import { drawnProposal, proposal } from '../support/proposals.ts';
import {
  behind,
  type Crew,
  deskTemplate,
  type DeskTemplate,
  journalState,
  proofOf,
  signInCrew,
} from '../support/spine.ts';

const obstacle = mountObstacle();
if (obstacle !== null) process.stdout.write(`full disk and read-only folder not tested: ${obstacle}\n`);

const requestOf = (method: MethodName): string => `full-${method.replace('.', '-')}`;
const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.code);
const refusal = (open: () => unknown): unknown => {
  try {
    open();
  } catch (cause) {
    return cause;
  }
  throw new Error('it opened');
};

const refusalThen = (open: () => unknown, unmount: () => void): unknown => {
  try {
    return refusal(open);
  } finally {
    unmount();
  }
};

let template: DeskTemplate;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());

describe.skipIf(obstacle !== null)('a full disk', () => {
  let disk: SmallDisk;
  let desk: TestDesk;
  let crew: Crew;
  let policyId: string;
  beforeEach(async () => {
    disk = mountSmallDisk(8);
    mkdirSync(join(disk.path, 'data'));
    desk = template.open({ dataDir: join(disk.path, 'data') });
    crew = await signInCrew(desk);
    ({ policyId } = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk }));
  });
  afterEach(async () => {
    try {
      await desk.app.close();
    } finally {
      disk.unmount();
    }
  });

  test('refuses each act in words, writes no half of it, and the desk goes on when there is space again', async () => {
    const free = disk.fill();
    const before = journalState(desk);
    const session = crew.clerk;
    const acts: [MethodName, unknown][] = [
      ['enrollment.propose', proposal('柏样例')],
      ['demo.setDay', { day: '2021-11-21' }],
      ['session.signIn', { operatorNo: '1002', password: 'tiyan2022', purpose: 'session' }],
    ];
    for (let round = 0; round < 3; round += 1) {
      for (const [method, input] of acts) {
        const answer = await desk.app.dispatch({ method, input, session, requestId: requestOf(method) });
        expect([method, codeOf(answer)]).toEqual([method, 'disk-full']);
      }
    }
    expect(journalState(desk)).toBe(before);
    // What only reads still works.
    const { policies } = await desk.call('policies.list', { paymentState: null, limit: 10 }, { session });
    expect(policies).toHaveLength(1);

    free();
    const [method, input] = ['enrollment.propose', proposal('柏样例')] as const;
    const retried = await desk.app.dispatch({ method, input, session, requestId: requestOf(method) });
    expect(retried).toMatchObject({ ok: true });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
    expect(tablesMatch(desk)).toBe(true);
  });

  test('a claim too, on the day it is made', async () => {
    const session = crew.clerk;
    await desk.call('demo.setDay', { day: '2022-07-01' }, { session });
    const free = disk.fill();
    const before = journalState(desk);
    const input = claimOf(policyId, '孟样例');
    expect(codeOf(await desk.answer('claims.open', input, { session }))).toBe('disk-full');
    expect(journalState(desk)).toBe(before);
    free();
    expect(await desk.answer('claims.open', input, { session })).toMatchObject({ ok: true });
  });

  test('running full in the middle of work loses nothing that was answered, and nothing else is there', async () => {
    const answered: string[] = [];
    const free = disk.fill(200 * 1024);
    let last = 'ok';
    for (let who = 0; who < 40 && last === 'ok'; who += 1) {
      const answer = await desk.answer('enrollment.propose', drawnProposal(who, 'cash'), { session: crew.clerk });
      last = codeOf(answer);
      if (answer.ok) answered.push(answer.value.policyId);
    }
    expect(last).toBe('disk-full');
    free();
    desk = await restart(desk);
    const stored = behind(desk, (db) =>
      db.all<{ id: string }>('SELECT policy_id AS id FROM policies ORDER BY policy_id'),
    );
    expect(stored.map(({ id }) => id)).toEqual([policyId, ...answered].toSorted());
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });

  test('a roster import that does not fit says so, leaves no half file and keeps the roster in use', async () => {
    const session = crew.admin;
    const free = disk.fill(600 * 1024);
    const list = rosterCsv(inventPeople(7, 20_000));
    const ticket = desk.app.uploads.put(Buffer.from(list), '大名单.csv');
    const { jobId } = await desk.call('roster.import', { ticket, asOf: '2021-11-20' }, { session });
    expect(await finishJob(desk, jobId, session)).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
    expect(readdirSync(desk.ports.dataDir).filter((name) => name.startsWith('roster'))).toEqual(['roster-1.db']);
    expect(await desk.call('roster.status', {}, { session })).toMatchObject({ current: { version: 1 } });
    free();
    const again = desk.app.uploads.put(Buffer.from(list), '大名单.csv');
    const second = await desk.call('roster.import', { ticket: again, asOf: '2021-11-20' }, { session });
    expect(await finishJob(desk, second.jobId, session)).toMatchObject({ state: 'done', outcome: { version: 2 } });
  });

  test('the log stops, the desk does not', () => {
    const log = createLog(join(disk.path, 'log', 'desk.log'));
    log.info('started', {});
    const free = disk.fill();
    const writeMuch = (): void => {
      for (let line = 0; line < 20; line += 1) log.error('event', { text: 'x'.repeat(400) });
    };
    expect(writeMuch).not.toThrow();
    free();
    log.info('goes-on', {});
    expect(readFileSync(join(disk.path, 'log', 'desk.log'), 'utf8')).toContain('goes-on');
  });

  test('a set-up that does not fit leaves a folder where it works once there is space', async () => {
    const dataDir = join(disk.path, 'new');
    mkdirSync(dataDir);
    const ports = testPorts({ dataDir });
    let other = openTestDesk(ports);
    const free = disk.fill();
    expect(codeOf(await other.answer('desk.register', REGISTRATION))).toBe('disk-full');
    expect(codeOf(await other.answer('desk.createDemo', { day: null }))).toBe('disk-full');
    expect((await other.call('desk.status', {})).stage).toBe('new');
    expect(existsSync(join(dataDir, 'key.json'))).toBe(false);
    free();
    other = await restart(other);
    await other.call('desk.register', REGISTRATION);
    await other.app.close();
  });
});

/** Whether the live tables are those the journal gives, row by row. */
function tablesMatch(desk: TestDesk): boolean {
  return behind(desk, (db) => {
    const rebuilt = rebuild(db);
    const rows = (table: string, from: typeof db): string =>
      JSON.stringify(from.all(`SELECT * FROM ${table} ORDER BY 1, 2`));
    const differing = BUSINESS_TABLES.filter((table) => rows(table, db) !== rows(table, rebuilt));
    rebuilt.close();
    return differing.length === 0;
  });
}

describe.skipIf(obstacle !== null)('a folder that cannot be written', () => {
  test('an existing desk is refused by name of the folder, and opens again when it can be written', async () => {
    const desk = template.open();
    await desk.app.close();
    const readOnly = mountReadOnly(desk.ports.dataDir);
    const seen = refusalThen(() => openTestDesk({ ...desk.ports, dataDir: readOnly.path }), readOnly.unmount);
    expect(seen).toMatchObject({
      code: 'folder-read-only',
      details: { where: expect.stringContaining(readOnly.path) },
    });
    const reopened = openTestDesk(desk.ports);
    expect(await reopened.call('desk.status', {})).toMatchObject({ stage: 'open' });
    await reopened.dispose();
  });
  test('a new folder where none can be made is refused the same way', () => {
    const disk = mountSmallDisk(1);
    const readOnly = mountReadOnly(disk.path);
    const dataDir = join(readOnly.path, 'desk');
    const seen = refusalThen(
      () => openTestDesk(testPorts({ dataDir })),
      () => {
        readOnly.unmount();
        disk.unmount();
      },
    );
    expect(seen).toMatchObject({ code: 'folder-read-only', details: { where: dataDir } });
  });
});

test('a data folder whose name is taken by a file is refused in words', () => {
  const ports = testPorts();
  rmSync(ports.dataDir, { recursive: true });
  writeFileSync(ports.dataDir, 'not a folder');
  expect(refusal(() => openTestDesk(ports))).toMatchObject({ code: 'folder-is-file' });
  rmSync(ports.dataDir);
});

test('a fault of ours answers a reference, and the log has it too, with frames and without the message', async () => {
  const log = recordedLog();
  const desk = template.open({ log });
  const { clerk } = await signInCrew(desk);
  behind(desk, (db) => db.execute('ALTER TABLE policies RENAME COLUMN psn_name TO gone_missing'));
  const answer = await desk.answer('enrollment.propose', proposal('孟样例'), { session: clerk });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'fault', reference: expect.stringMatching(/^[0-9A-F]{8}$/) },
  });
  const reference = answer.ok ? '' : answer.error.reference;
  expect(log.lines).toEqual([
    {
      event: 'fault',
      facts: expect.objectContaining({ reference, method: 'enrollment.propose', name: 'SqliteError' }),
    },
  ]);
  expect(JSON.stringify(log.lines)).not.toContain('gone_missing');
  expect(log.lines[0]?.facts['frames']).toContain('main/');
  await desk.dispose();
});
