/** The file itself: encrypted, locked to one program, and honest about damage (DESIGN idea 11, §11). */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../main/database/migrations.ts';
import { openDatabase, openMemoryDatabase } from '../../main/database/open.ts';
import { finishJob, openTestDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { proposal } from '../support/proposals.ts';
import { behind, deskTemplate, type DeskTemplate, openBehind, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let main: string;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(() => {
  desk = template.open();
  main = join(desk.ports.dataDir, 'main.db');
});
afterEach(() => desk.dispose());

const refusal = (open: () => unknown): unknown => {
  try {
    open();
  } catch (cause) {
    return cause;
  }
  throw new Error('it opened');
};

describe('every connection', () => {
  test('is durable, checks foreign keys, overwrites what is deleted and spills nothing to temp files', () => {
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'temp_store', 'secure_delete', 'busy_timeout'];
    const set = behind(desk, (db) => Object.fromEntries(pragmas.map((name) => [name, db.pragma(name)])));
    expect(set).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      temp_store: 2,
      secure_delete: 1,
      busy_timeout: 5000,
    });
  });
  test('for reading cannot write, and a missing file is not made', () => {
    const reader = openBehind(desk.ports.dataDir, 'readonly');
    expect(() => reader.execute('DELETE FROM requests')).toThrow('readonly');
    reader.close();
    const missing = join(desk.ports.dataDir, 'nothing.db');
    expect(refusal(() => openDatabase(missing, new Uint8Array(32), 'readonly'))).toMatchObject({
      code: 'file-missing',
      details: { where: missing },
    });
    expect(existsSync(missing)).toBe(false);
  });
  test('a transaction that throws leaves nothing, and the connection goes on', () => {
    const db = openMemoryDatabase();
    db.execute('CREATE TABLE t (a INTEGER)');
    const broken = (): void =>
      db.transaction((writer) => {
        writer.run('INSERT INTO t VALUES (1)');
        throw new Error('cut off');
      });
    expect(broken).toThrow('cut off');
    db.transaction((writer) => writer.run('INSERT INTO t VALUES (2)'));
    expect(db.all('SELECT a FROM t')).toEqual([{ a: 2 }]);
    db.close();
  });
});

test('the file begins with random bytes, not with the name of its format', () => {
  expect(readFileSync(main).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  expect(refusal(() => openDatabase(main, new Uint8Array(32).fill(1), 'readonly'))).toMatchObject({
    code: 'database-unreadable',
    details: { where: main },
  });
});

test('a second program on the same folder is refused by name of the folder, and the first goes on', async () => {
  const { dataDir } = desk.ports;
  expect(refusal(() => openTestDesk(desk.ports))).toMatchObject({ code: 'desk-running', details: { folder: dataDir } });
  expect(await desk.call('desk.status', {})).toMatchObject({ stage: 'open' });
  await desk.app.close();
  desk = openTestDesk(desk.ports);
  expect(await desk.call('desk.status', {})).toMatchObject({ stage: 'open' });
});

test('a database from a newer program is refused with both versions and not touched', async () => {
  const newest = migrations.at(-1)?.version ?? 0;
  behind(desk, (db) => db.pragma(`user_version = ${newest + 10}`));
  await desk.app.close();
  const before = readFileSync(main);
  expect(refusal(() => openTestDesk(desk.ports))).toMatchObject({
    code: 'database-from-future',
    details: { found: newest + 10, known: newest },
  });
  expect(readFileSync(main)).toEqual(before);
});

describe('a damaged file', () => {
  beforeEach(async () => {
    const { clerk } = await signInCrew(desk);
    await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk });
    await desk.app.close();
  });
  const flip = (at: number): void => {
    const bytes = readFileSync(main);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(main, bytes);
  };
  const half = (): number => Math.floor(readFileSync(main).length / 2);

  test('at its beginning does not open, and says what to do', () => {
    flip(100);
    expect(refusal(() => openTestDesk(desk.ports))).toMatchObject({ code: 'database-unreadable' });
  });
  test('cut to half does not open', () => {
    truncateSync(main, half());
    expect(refusal(() => openTestDesk(desk.ports))).toMatchObject({ code: 'database-unreadable' });
  });
  test('cut to nothing, or gone, beside its key is a loss, not a new desk', () => {
    truncateSync(main, 0);
    expect(refusal(() => openTestDesk(desk.ports))).toMatchObject({
      code: 'database-unreadable',
      details: { where: main },
    });
    rmSync(main);
    expect(refusal(() => openTestDesk(desk.ports))).toMatchObject({ code: 'database-unreadable' });
    expect(existsSync(main)).toBe(false);
  });

  test('on any page is noticed by whoever reads that page, in words, never as a wrong figure', async () => {
    const sound = mkdtempSync(join(tmpdir(), 'sound '));
    cpSync(desk.ports.dataDir, sound, { recursive: true });
    const pages = Math.floor(readFileSync(main).length / 4096);
    let noticed = 0;
    let damaged = 0;
    for (let page = 1; page < pages; page += Math.max(1, Math.floor(pages / 12))) {
      damaged += 1;
      cpSync(join(sound, 'main.db'), main);
      flip(page * 4096 + 2000);
      const codes = await codesAfterDamage();
      if (codes.includes('database-unreadable')) noticed += 1;
      expect(codes.filter((code) => code !== 'ok' && code !== 'database-unreadable')).toEqual([]);
    }
    // Pages of empty tables and indexes are read by nobody here.
    expect(noticed).toBeGreaterThan(damaged / 2);
    rmSync(sound, { recursive: true, force: true });
  });

  /** What opening, reading and proving answer. */
  async function codesAfterDamage(): Promise<string[]> {
    try {
      desk = openTestDesk(testPorts({ dataDir: desk.ports.dataDir }));
    } catch (cause) {
      return [cause instanceof Error && 'code' in cause ? String(cause.code) : 'fault'];
    }
    const signIn = await desk.answer('session.signIn', {
      operatorNo: '1003',
      password: 'tiyan2022',
      purpose: 'session',
    });
    if (!signIn.ok) return closing([signIn.error.code]);
    const session = signIn.value.token;
    const list = await desk.answer('policies.list', { paymentState: null, limit: 50 }, { session });
    const started = await desk.answer('journal.verify', {}, { session });
    if (!started.ok) return closing([started.error.code]);
    const job = await finishJob(desk, started.value.jobId, session);
    const proof = job.state === 'done' ? 'ok' : (job.error?.code ?? job.state);
    return closing([list.ok ? 'ok' : list.error.code, proof]);
  }

  async function closing(codes: string[]): Promise<string[]> {
    await desk.app.close();
    return codes;
  }
});
