/** Fills one encrypted roster file under a `.part` name and gives it its own name when it is whole and on the disk. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import type { LocalDate } from '../../shared/dates.ts';
import type { RefusedRow } from '../../shared/errors/roster.ts';
import { databaseError } from '../database/database-error.ts';
import { renameDurably } from '../database/durable.ts';
import { openDatabase, type Connection } from '../database/open.ts';
import { startNameKeys } from '../names/name-keys.ts';
import { applyChanges, prepareChanges } from './changes.ts';
import { findContradictions } from './contradictions.ts';
import { droppedPeople } from './dropped.ts';
import { INSERT_META, INSERT_REFUSED, ROSTER_TABLES, SEARCH_INDEXES } from './schema.ts';
import { startRowWriter, type NumberedRow } from './row-writer.ts';
import { readRefused } from './refused-rows.ts';

/** Pages kept in memory while building; the index of a million rows sorts beside it. */
const CACHE_KIB = 32 * 1024;

/** How many refused rows the answer of an import carries; all of them stand in the file. */
const SHOWN_REFUSED = 200;

/** A roster file being built. After `discard` or `publish` it is closed. */
export interface RosterBuilder {
  add(rows: readonly NumberedRow[], refused: readonly RefusedRow[]): void;
  /** Builds the first index and takes out rows that contradict earlier ones; answers those, or some more than `most`. */
  settle(most: number): readonly RefusedRow[];
  /** What remains, one step after the other: the indexes for searching, or the delta taken in. */
  readonly steps: readonly (() => void)[];
  /** How many people of a finished roster file this one no longer holds. */
  compare(path: string): { readonly people: number; readonly dropped: number };
  /** Writes the meta row and puts the file in place, durably. */
  publish(meta: RosterMetaRow): Published;
  /** Removes what was built; repeating it changes nothing. */
  discard(): void;
}

/** What a finished file holds, and the first of its refused rows by line. */
export interface Published {
  readonly rows: number;
  readonly people: number;
  readonly refused: readonly RefusedRow[];
}

interface RosterMetaRow {
  readonly refused: number;
  readonly asOf: LocalDate;
  readonly baseAsOf: LocalDate | null;
  readonly sha256: string;
}

/** Where the file goes, whose key it has, and for a delta the file it starts from. */
export interface RosterFilePlan {
  readonly target: string;
  readonly key: Uint8Array;
  readonly base: string | null;
}

/** Starts `<target>.part`; a left-over of an interrupted import is replaced. A finished target is never overwritten. */
export function startBuilder({ target, key, base }: RosterFilePlan): RosterBuilder {
  if (existsSync(target)) throw new Error(`roster file exists already: ${target}`);
  const part = `${target}.part`;
  const db = openPart(part, key, base);
  const discard = (): void => {
    db.close();
    rmSync(part, { force: true });
  };
  try {
    const compare = (path: string) => comparedWith(db, path, key);
    return { ...fill(db, base !== null), compare, publish: (meta) => publish(db, part, target, meta), discard };
  } catch (cause) {
    discard();
    throw databaseError(cause, target);
  }
}

function openPart(part: string, key: Uint8Array, base: string | null): Connection {
  rmSync(part, { force: true });
  try {
    if (base !== null) copyFileSync(base, part);
    return openDatabase(part, key, 'build');
  } catch (cause) {
    rmSync(part, { force: true });
    throw databaseError(cause, part);
  }
}

function fill(db: Connection, isDelta: boolean): Pick<RosterBuilder, 'add' | 'settle' | 'steps'> {
  db.pragma(`cache_size = -${CACHE_KIB}`);
  if (isDelta) prepareChanges(db);
  else db.execute(ROSTER_TABLES);
  const table = isDelta ? 'change' : 'insurance';
  const keysOf = startNameKeys();
  const write = startRowWriter(db, table, keysOf);
  return {
    add: (rows, refused) =>
      db.transaction((writer) => {
        for (const row of rows) write(writer, row);
        for (const { line, field, reason } of refused) writer.run(INSERT_REFUSED, line, field, reason);
      }),
    settle: (most) => settleRows(db, table, most),
    steps: isDelta ? [() => applyChanges(db, keysOf)] : SEARCH_INDEXES.map((sql) => () => db.execute(sql)),
  };
}

function settleRows(db: Connection, table: 'insurance' | 'change', most: number): readonly RefusedRow[] {
  db.execute(`CREATE INDEX ${table}_by_certno ON ${table} (certno, insutype, insuplc_admdvs)`);
  const contradictions = findContradictions(db, table, most);
  db.transaction((writer) => {
    for (const { line, field, reason } of contradictions) {
      writer.run(`DELETE FROM ${table} WHERE row_id = ?`, line);
      if (table === 'insurance') writer.run('DELETE FROM other_reading WHERE row_id = ?', line);
      writer.run(INSERT_REFUSED, line, field, reason);
    }
  });
  return contradictions;
}

function comparedWith(db: Connection, path: string, key: Uint8Array) {
  const before = openDatabase(path, key, 'readonly');
  try {
    return droppedPeople(before, db);
  } finally {
    before.close();
  }
}

function publish(db: Connection, part: string, target: string, meta: RosterMetaRow): Published {
  const published = db.transaction((writer) => {
    const { rows = 0, people = 0 } =
      writer.one<{ rows: number; people: number }>(
        'SELECT count(*) AS rows, count(DISTINCT certno) AS people FROM insurance',
      ) ?? {};
    writer.run(INSERT_META, rows, people, meta.refused, meta.asOf, meta.baseAsOf, meta.sha256);
    return { rows, people, refused: readRefused(writer, 0, SHOWN_REFUSED) };
  });
  db.close();
  try {
    renameDurably(part, target);
  } catch (cause) {
    rmSync(part, { force: true });
    throw databaseError(cause, target);
  }
  return published;
}
