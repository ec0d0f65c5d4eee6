/** What is remembered of the database is never older than this connection's last write. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Connection, openMemoryDatabase } from '../../main/database/open.ts';
import { remembered } from '../../main/database/remembered.ts';

let db: Connection;
let asked: number;
let newest: () => number | null;

beforeEach(() => {
  db = openMemoryDatabase();
  db.execute('CREATE TABLE versions (n INTEGER NOT NULL) STRICT');
  asked = 0;
  newest = remembered(db, () => {
    asked += 1;
    return db.one<{ n: number | null }>('SELECT max(n) AS n FROM versions')?.n ?? null;
  });
});
afterEach(() => db.close());

const add = (n: number) => db.transaction((writer) => writer.run('INSERT INTO versions (n) VALUES (?)', n));

test('asks once as long as nothing is written', () => {
  expect([newest(), newest(), newest()]).toEqual([null, null, null]);
  expect(asked).toBe(1);
});

test('sees each write, inside its transaction and after', () => {
  add(1);
  expect(newest()).toBe(1);
  db.transaction((writer) => {
    expect(newest()).toBe(1);
    writer.run('INSERT INTO versions (n) VALUES (2)');
    expect(newest()).toBe(2);
  });
  db.execute('INSERT INTO versions (n) VALUES (3)');
  expect(newest()).toBe(3);
});

test('what was rolled back is not remembered', () => {
  add(1);
  expect(() =>
    db.transaction((writer) => {
      writer.run('INSERT INTO versions (n) VALUES (2)');
      expect(newest()).toBe(2);
      throw new Error('the power is cut');
    }),
  ).toThrow('the power is cut');
  expect(newest()).toBe(1);
});
