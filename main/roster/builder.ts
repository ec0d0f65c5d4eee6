/** Fills one encrypted roster file under a `.part` name and gives it its own name when it is whole and on the disk. */
import { existsSync, rmSync } from 'node:fs';
import type { LocalDate } from '../../shared/dates.ts';
import type { RefusedRow } from '../../shared/errors/roster.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { databaseError } from '../database/database-error.ts';
import { renameDurably } from '../database/durable.ts';
import { openDatabase, type Connection } from '../database/open.ts';
import { findContradictions } from './contradictions.ts';
import { INSERT_INSURANCE, INSERT_META, INSERT_REFUSED, ROSTER_INDEX, ROSTER_TABLES } from './schema.ts';

/** Pages kept in memory while building; the index of a million rows sorts beside it. */
const CACHE_KIB = 32 * 1024;

export interface NumberedRow {
  readonly line: number;
  readonly row: RosterRow;
}

/** A roster file being built. After `discard` or `publish` it is closed. */
export interface RosterBuilder {
  add(rows: readonly NumberedRow[], refused: readonly RefusedRow[]): void;
  /** Builds the index and takes out rows that contradict earlier ones; answers those, or some more than `most`. */
  settle(most: number): readonly RefusedRow[];
  /** Writes the meta row and puts the file in place, durably; answers how many people it holds. */
  publish(meta: RosterMetaRow): number;
  /** Removes what was built; repeating it changes nothing. */
  discard(): void;
}

interface RosterMetaRow {
  readonly rows: number;
  readonly refused: number;
  readonly asOf: LocalDate;
  readonly sha256: string;
}

/** Starts `<target>.part`; a left-over of an interrupted import is replaced. A finished target is never overwritten. */
export function startBuilder(target: string, key: Uint8Array): RosterBuilder {
  if (existsSync(target)) throw new Error(`roster file exists already: ${target}`);
  const part = `${target}.part`;
  rmSync(part, { force: true });
  const db = openDatabase(part, key, 'build');
  const discard = (): void => {
    db.close();
    rmSync(part, { force: true });
  };
  try {
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.execute(ROSTER_TABLES);
  } catch (cause) {
    discard();
    throw databaseError(cause, target);
  }
  return {
    add: (rows, refused) => addRows(db, rows, refused),
    settle: (most) => settleRows(db, most),
    publish(meta) {
      const people = writeMeta(db, meta);
      db.close();
      moveIntoPlace(part, target);
      return people;
    },
    discard,
  };
}

function addRows(db: Connection, rows: readonly NumberedRow[], refused: readonly RefusedRow[]): void {
  db.transaction((writer) => {
    for (const { line, row } of rows) {
      const paid = row.paid_next_year === null ? null : Number(row.paid_next_year);
      const { certno, psn_no, psn_cert_type, psn_name, gend, brdy, township, insutype, psn_insu_stas } = row;
      const { insuplc_admdvs, trt_enjymnt_begndate: begin, trt_enjymnt_enddate: end } = row;
      const person = [certno, psn_no, psn_cert_type, psn_name, gend, brdy, township] as const;
      writer.run(INSERT_INSURANCE, line, ...person, insutype, psn_insu_stas, insuplc_admdvs, begin, end, paid);
    }
    for (const { line, field, reason } of refused) writer.run(INSERT_REFUSED, line, field, reason);
  });
}

function settleRows(db: Connection, most: number): readonly RefusedRow[] {
  db.execute(ROSTER_INDEX);
  const contradictions = findContradictions(db, most);
  db.transaction((writer) => {
    for (const { line, field, reason } of contradictions) {
      writer.run('DELETE FROM insurance WHERE line = ?', line);
      writer.run(INSERT_REFUSED, line, field, reason);
    }
  });
  return contradictions;
}

function writeMeta(db: Connection, meta: RosterMetaRow): number {
  return db.transaction((writer) => {
    const counted = writer.one<{ people: number }>('SELECT count(DISTINCT certno) AS people FROM insurance');
    const people = counted?.people ?? 0;
    writer.run(INSERT_META, meta.rows, people, meta.refused, meta.asOf, meta.sha256);
    return people;
  });
}

function moveIntoPlace(part: string, target: string): void {
  try {
    renameDurably(part, target);
  } catch (cause) {
    rmSync(part, { force: true });
    throw databaseError(cause, target);
  }
}
