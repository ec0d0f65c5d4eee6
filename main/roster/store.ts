/** Reads one roster file: who has this certificate number, and what the file says about itself. Nothing writes here. */
import { localDate, type LocalDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { RefusedRow } from '../../shared/errors/roster.ts';
import { normaliseNumber } from '../../shared/identity/normalise.ts';
import { rosterPersonSchema, type RosterPerson } from '../../shared/roster-person.ts';
import { openDatabase, type Database } from '../database/open.ts';
import { ROSTER_VERSION } from './schema.ts';

export interface RosterMeta {
  readonly rows: number;
  readonly people: number;
  /** Rows of the CSV that were refused. */
  readonly refused: number;
  /** The day the roster speaks of: shown as 截至 … beside every answer. */
  readonly asOf: LocalDate;
  /** SHA-256 of the CSV, lower-case hex. */
  readonly sha256: string;
}

export interface Roster {
  readonly meta: RosterMeta;
  /** The person with this certificate number in any spelling, or null: "not in this roster", never "not insured". */
  find(certno: string): RosterPerson | null;
  /** Refused rows by line, `limit` of them after `afterLine`. */
  refused(afterLine: number, limit: number): readonly RefusedRow[];
  close(): void;
}

/**
 * Opens a finished roster file, read-only.
 * Errors: 'database-unreadable' (wrong key, damaged or incomplete file), 'database-from-future'.
 */
export function openRoster(path: string, key: Uint8Array): Roster {
  const db = openDatabase(path, key, 'readonly');
  try {
    const meta = readMeta(db, path);
    return {
      meta,
      find: (certno) => findPerson(db, normaliseNumber(certno)),
      refused: (afterLine, limit) => readRefused(db, afterLine, limit),
      close: () => db.close(),
    };
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function readMeta(db: Database, path: string): RosterMeta {
  const version = Number(db.pragma('user_version'));
  if (version > ROSTER_VERSION) throw new AppError('database-from-future', { found: version, known: ROSTER_VERSION });
  if (version !== ROSTER_VERSION) throw new AppError('database-unreadable', { where: path });
  const row = db.one<{ rows: number; people: number; refused: number; as_of: string; sha256: string }>(
    'SELECT rows, people, refused, as_of, sha256 FROM meta',
  );
  if (row === undefined) throw new AppError('database-unreadable', { where: path });
  const { rows, people, refused, sha256 } = row;
  return { rows, people, refused, asOf: localDate(row.as_of), sha256 };
}

interface StoredRow {
  readonly psn_no: string;
  readonly certno: string;
  readonly psn_name: string;
  readonly gend: string;
  readonly brdy: string;
  readonly township: string | null;
  readonly insutype: string;
  readonly psn_insu_stas: string;
  readonly insuplc_admdvs: string;
  readonly trt_enjymnt_begndate: string | null;
  readonly trt_enjymnt_enddate: string | null;
  readonly paid_next_year: number | null;
}

function findPerson(db: Database, certno: string): RosterPerson | null {
  const rows = db.all<StoredRow>(
    `SELECT psn_no, certno, psn_name, gend, brdy, township, insutype, psn_insu_stas, insuplc_admdvs,
            trt_enjymnt_begndate, trt_enjymnt_enddate, paid_next_year
     FROM insurance WHERE certno = ? ORDER BY insutype`,
    certno,
  );
  return personOf(rows);
}

/** The one place that maps rows to a person; the schema re-checks what the file says. */
function personOf(rows: readonly StoredRow[]): RosterPerson | null {
  const [first] = rows;
  if (first === undefined) return null;
  const { psn_no, certno, psn_name, gend, brdy, township } = first;
  const insurances = rows.map((row) => ({
    insutype: row.insutype,
    psn_insu_stas: row.psn_insu_stas,
    insuplc_admdvs: row.insuplc_admdvs,
    trt_enjymnt_begndate: row.trt_enjymnt_begndate,
    trt_enjymnt_enddate: row.trt_enjymnt_enddate,
    paid_next_year: row.paid_next_year === null ? null : row.paid_next_year === 1,
  }));
  return rosterPersonSchema.parse({ psn_no, certno, psn_name, gend, brdy, township, insurances });
}

function readRefused(db: Database, afterLine: number, limit: number): readonly RefusedRow[] {
  return db.all<RefusedRow>(
    'SELECT line, field, reason FROM refused WHERE line > ? ORDER BY line LIMIT ?',
    afterLine,
    limit,
  );
}
