/** Reads one roster file: who has this certificate number, and what the file says about itself. Nothing writes here. */
import { localDate, type LocalDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { RefusedRow } from '../../shared/errors/roster.ts';
import { normaliseNumber } from '../../shared/identity/normalise.ts';
import type { InsuranceRow, RosterPerson } from '../../shared/roster-person.ts';
import { openDatabase, type Database } from '../database/open.ts';
import { readRefused } from './refused-rows.ts';
import { type RosterHit, type RosterSearch, searchPeople } from './search.ts';
import { ROSTER_VERSION } from './schema.ts';

export interface RosterMeta {
  readonly rows: number;
  readonly people: number;
  /** Rows of the CSV that were refused. */
  readonly refused: number;
  /** The day the roster speaks of: shown as 截至 … beside every answer. */
  readonly asOf: LocalDate;
  /** The day of the roster this one was built from by a delta; null for a full package. */
  readonly baseAsOf: LocalDate | null;
  /** SHA-256 of the file it was built from, lower-case hex. */
  readonly sha256: string;
}

export interface Roster {
  readonly meta: RosterMeta;
  /** The person with this certificate number in any spelling, or null: "not in this roster", never "not insured". */
  find(certno: string): RosterPerson | null;
  /** People by the beginning of name, pinyin or initials; `nameQueryOf` makes the query of what was typed. */
  search(search: RosterSearch): readonly RosterHit[];
  /** Refused rows by line, `limit` of them after `afterLine`. */
  refused(afterLine: number, limit: number): readonly RefusedRow[];
  close(): void;
}

/**
 * Opens a finished roster file, read-only.
 * Errors: 'database-unreadable' (wrong key, damaged or incomplete file), 'database-from-future', 'roster-outdated'.
 */
export function openRoster(path: string, key: Uint8Array): Roster {
  const db = openDatabase(path, key, 'readonly');
  try {
    const meta = readMeta(db, path);
    return {
      meta,
      find: (certno) => findPerson(db, normaliseNumber(certno)),
      search: (search) => searchPeople(db, search),
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
  if (version > 0 && version < ROSTER_VERSION) throw new AppError('roster-outdated', {});
  if (version !== ROSTER_VERSION) throw new AppError('database-unreadable', { where: path });
  const row = db.one<MetaRow>('SELECT rows, people, refused, as_of, base_as_of, sha256 FROM meta');
  if (row === undefined) throw new AppError('database-unreadable', { where: path });
  const { rows, people, refused, as_of: asOf, base_as_of: base, sha256 } = row;
  return { rows, people, refused, asOf: localDate(asOf), baseAsOf: base === null ? null : localDate(base), sha256 };
}

interface MetaRow {
  readonly rows: number;
  readonly people: number;
  readonly refused: number;
  readonly as_of: string;
  readonly base_as_of: string | null;
  readonly sha256: string;
}

interface StoredRow {
  readonly psn_no: string;
  readonly psn_cert_type: string;
  readonly certno: string;
  readonly psn_name: string;
  readonly gend: string;
  readonly brdy: LocalDate;
  readonly township: string | null;
  readonly insutype: string;
  readonly psn_insu_stas: string;
  readonly insuplc_admdvs: string;
  readonly trt_enjymnt_begndate: LocalDate | null;
  readonly trt_enjymnt_enddate: LocalDate | null;
  readonly paid_next_year: number | null;
}

function findPerson(db: Database, certno: string): RosterPerson | null {
  const rows = db.all<StoredRow>(
    `SELECT psn_no, psn_cert_type, certno, psn_name, gend, brdy, township.name AS township, insutype, psn_insu_stas, insuplc_admdvs,
            trt_enjymnt_begndate, trt_enjymnt_enddate, paid_next_year
     FROM insurance JOIN township USING (township_id) WHERE certno = ? ORDER BY insutype, insuplc_admdvs`,
    certno,
  );
  return personOf(rows);
}

/** The one place that maps rows to a person; the import has checked every cell (`readRosterRow`). */
function personOf(rows: readonly StoredRow[]): RosterPerson | null {
  const [first] = rows;
  if (first === undefined) return null;
  const { psn_no, psn_cert_type, certno, psn_name, gend, brdy, township } = first;
  const insurances = rows.map((row): InsuranceRow => ({
    insutype: row.insutype,
    psn_insu_stas: row.psn_insu_stas,
    insuplc_admdvs: row.insuplc_admdvs,
    trt_enjymnt_begndate: row.trt_enjymnt_begndate,
    trt_enjymnt_enddate: row.trt_enjymnt_enddate,
    paid_next_year: row.paid_next_year === null ? null : row.paid_next_year === 1,
  }));
  return { psn_no, psn_cert_type, certno, psn_name, gend, brdy, township, insurances };
}
