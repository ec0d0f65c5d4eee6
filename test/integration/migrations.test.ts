/** Bringing a database to this version: backup first, all or nothing, never backwards (DESIGN idea 11). */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Migration, migrate } from '../../main/database/migrate.ts';
import { migrations } from '../../main/database/migrations.ts';
import { type Connection, openDatabase } from '../../main/database/open.ts';
import { backUpBeforeMigration } from '../../main/desk/backup.ts';
import { testPorts } from '../support/desk.ts';

const key = new Uint8Array(32).fill(9);
const first: Migration = { version: 10, sql: 'CREATE TABLE people (name TEXT NOT NULL) STRICT;' };
const second: Migration = { version: 20, sql: `ALTER TABLE people ADD COLUMN town TEXT NOT NULL DEFAULT '未填';` };
const broken: Migration = { version: 30, sql: 'CREATE TABLE half (a INTEGER); INSERT INTO nowhere VALUES (1);' };

let folder: string;
let db: Connection;
const ports = () => testPorts({ dataDir: folder });
const backUp = (from: number): void => void backUpBeforeMigration(ports(), db, key, from);
const backups = (): string[] => readdirSync(join(folder, 'backups')).toSorted();
const tables = (): unknown[] => db.all(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), `joint desk's `));
  db = openDatabase(join(folder, 'main.db'), key, 'readwrite');
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an empty file gets every migration in order and no backup: there is nothing to lose', () => {
  expect(migrate(db, [first, second], () => expect.unreachable('no backup is due'))).toEqual([10, 20]);
  expect(Number(db.pragma('user_version'))).toBe(20);
  expect(migrate(db, [first, second], () => expect.unreachable('nothing is due'))).toEqual([]);
});

test('old rows survive, and before they are touched an encrypted copy that opens is made', () => {
  migrate(db, [first], backUp);
  db.transaction((writer) => writer.run('INSERT INTO people VALUES (?)', '样例张三'));
  expect(migrate(db, [first, second], backUp)).toEqual([20]);
  expect(db.all('SELECT name, town FROM people')).toEqual([{ name: '样例张三', town: '未填' }]);

  const [name = '', ...others] = backups();
  expect([name, others]).toEqual([expect.stringMatching(/^main-v10-20211120T\d+0800\.db$/), []]);
  const path = join(folder, 'backups', name);
  const bytes = readFileSync(path);
  expect(bytes.includes('样例张三')).toBe(false);
  expect(bytes.includes('SQLite format')).toBe(false);
  const copy = openDatabase(path, key, 'readonly');
  expect(copy.all('SELECT * FROM people')).toEqual([{ name: '样例张三' }]);
  expect(Number(copy.pragma('user_version'))).toBe(10);
  copy.close();
});

describe('when it cannot be done', () => {
  beforeEach(() => void migrate(db, [first], backUp));

  test('a migration that breaks off takes all of this run back, version and tables', () => {
    expect(() => migrate(db, [first, second, broken], backUp)).toThrow('nowhere');
    expect(Number(db.pragma('user_version'))).toBe(10);
    expect(tables()).toEqual([{ name: 'people' }]);
    expect(db.all(`SELECT name FROM pragma_table_info('people')`)).toEqual([{ name: 'name' }]);
    expect(backups()).toHaveLength(1);
  });
  test('without its backup nothing is migrated, and no half copy stays', () => {
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be');
    expect(() => migrate(db, [first, second], backUp)).toThrow('ENOTDIR');
    expect(Number(db.pragma('user_version'))).toBe(10);
  });
  test('a left-over of a backup cut off before is replaced', () => {
    mkdirSync(join(folder, 'backups'));
    const stamp = '20211120T090000000' + '0800';
    writeFileSync(join(folder, 'backups', `main-v10-${stamp}.db.part`), 'half a copy');
    expect(migrate(db, [first, second], backUp)).toEqual([20]);
    expect(backups()).toEqual([`main-v10-${stamp}.db`]);
  });
  test('a newer database is refused with both versions, before any backup', () => {
    db.pragma('user_version = 20');
    const refusal = expect.objectContaining({ code: 'database-from-future', details: { found: 20, known: 10 } });
    expect(() => migrate(db, [first], () => expect.unreachable('no backup is due'))).toThrow(refusal);
  });
  test('migrations out of order are a fault of ours, noticed at once', () => {
    expect(() => migrate(db, [second, first], backUp)).toThrow('out of order');
  });
});

test('the shipped migrations stand in order, go up by tens and make the tables they promise', () => {
  expect(migrations.map(({ version }) => version % 10)).toEqual(migrations.map(() => 0));
  migrate(db, migrations, backUp);
  expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check')).toBe('ok');
  const strict = db.all<{ strict: number }>(
    `SELECT strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'`,
  );
  expect(strict.length).toBeGreaterThan(15);
  expect(strict.filter((table) => table.strict !== 1)).toEqual([]);
});
