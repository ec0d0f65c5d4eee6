/** The roster versions of this desk: the one last switched to is in use, the one before it can be switched back to. */
import { localDate, type LocalDate } from '../../shared/dates.ts';
import type { Application, Call } from '../desk-app.ts';
import type { Database } from '../database/open.ts';
import type { Transaction } from '../write.ts';
import { removeOtherRosters } from './files.ts';

/** What the journal says about a version. */
export interface RosterVersion {
  readonly version: number;
  readonly sourceName: string;
  readonly sourceHash: string;
  readonly asOf: LocalDate;
  readonly people: number;
  readonly rows: number;
  readonly refused: number;
}

export interface SwitchedVersion extends RosterVersion {
  readonly switchedAt: string;
}

interface VersionRow {
  readonly version: number;
  readonly source_name: string;
  readonly source_hash: string;
  readonly as_of: string;
  readonly people: number;
  readonly row_count: number;
  readonly refused: number;
  readonly switched_at: string;
}

/** The version in use and the one before it; null where there is none. */
export function rosterVersionsOf(db: Database): {
  readonly current: SwitchedVersion | null;
  readonly previous: SwitchedVersion | null;
} {
  const rows = db.all<VersionRow>(
    `SELECT version, source_name, source_hash, as_of, people, row_count, refused, switched_at
     FROM roster_versions ORDER BY switch_no DESC LIMIT 2`,
  );
  const [current = null, previous = null] = rows.map(versionOf);
  return { current, previous };
}

/** The version in use, or null when none was imported yet. */
export function currentRosterVersion(db: Database): number | null {
  const row = db.one<{ version: number }>('SELECT version FROM roster_versions ORDER BY switch_no DESC LIMIT 1');
  return row?.version ?? null;
}

/** Whether different lists were in use under one as-of day: then the day does not tell which a delta builds on. */
export function isDayAmbiguous(db: Database, asOf: LocalDate): boolean {
  const row = db.one<{ lists: number }>(
    'SELECT count(DISTINCT source_hash) AS lists FROM roster_versions WHERE as_of = ?',
    asOf,
  );
  return (row?.lists ?? 0) > 1;
}

/** The number of the next version; numbers are never used again. */
export function nextRosterVersion(db: Database): number {
  const last = db.one<{ version: number | null }>('SELECT max(version) AS version FROM roster_versions');
  return (last?.version ?? 0) + 1;
}

/** Journals that a version is in use from now on: a new one, or an earlier one again. */
export function appendSwitch(transaction: Transaction, roster: RosterVersion): void {
  const { version, sourceName, sourceHash, asOf, people, rows, refused } = roster;
  transaction.append({
    type: 'roster.switched/1',
    subject: `roster-${version}`,
    amounts: { version, people, rows, refused },
    body: { version, sourceName, sourceHash, asOf, people, rows, refused },
  });
}

/** After a switch: files of older versions go, the one in use and the one before it stay. Never while an import runs. */
export function tidyRosterFiles({ app }: Call, db: Database): void {
  const { current, previous } = rosterVersionsOf(db);
  const kept = [current, previous].flatMap((version) => (version === null ? [] : [version.version]));
  closeOtherRoster(app, kept);
  const failed = removeOtherRosters(app.ports.dataDir, kept);
  // Another program may hold the file (Windows); the next switch tries again.
  if (failed > 0) app.ports.log.error('roster-file-kept', { files: failed });
}

/** A file that is held open cannot be removed on Windows. */
function closeOtherRoster(app: Application, kept: readonly number[]): void {
  if (app.roster === null || kept.includes(app.roster.version)) return;
  app.roster.roster.close();
  app.roster = null;
}

function versionOf(row: VersionRow): SwitchedVersion {
  const { version, source_name: sourceName, source_hash: sourceHash, people, row_count: rows, refused } = row;
  return {
    version,
    sourceName,
    sourceHash,
    asOf: localDate(row.as_of),
    people,
    rows,
    refused,
    switchedAt: row.switched_at,
  };
}
