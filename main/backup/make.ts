/**
 * Makes a backup: a folder with the database, its key file and a manifest (DESIGN idea 11). It is built under a name that
 * does not count, reopened, proved, flushed and then renamed: there is a whole backup or none.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { BackupOutcome } from '../../shared/contract/backup.ts';
import { databaseError } from '../database/database-error.ts';
import { renameFolderDurably, writePart } from '../database/durable.ts';
import { refuseFutureVersion } from '../database/migrate.ts';
import { migrations } from '../database/migrations.ts';
import { type Connection, type Database, holdLock, openDatabase } from '../database/open.ts';
import { walkJournal } from '../journal/verify.ts';
import { portableKeyFile } from '../key-file.ts';
import { rosterPath } from '../roster/files.ts';
import { hashFile } from './hash-file.ts';
import { type BackedUpRoster, type Manifest, MANIFEST_FILE, restoredMark } from './manifest.ts';

/** What to back up, where to, and the facts that come from ports. */
export interface BackupOrder {
  readonly dataDir: string;
  readonly key: Uint8Array;
  /** The folder that receives it; it exists. */
  readonly to: string;
  readonly deskCode: string;
  readonly backupId: string;
  readonly madeAt: string;
  /** The program's version. */
  readonly version: string;
}

/** The phase in which the size of the copy is the progress. */
export const COPYING = '复制数据库';

/** `total` null: how much is not known. */
export type BackupReport = (progress: { done: number; total: number | null; phase: string }) => void;

/**
 * Reads `main.db` beside a running desk and writes nothing into it.
 * Throws 'backup-running', 'backup-unsound' and what storage says; then nothing is left at `to`.
 */
export function makeBackup(order: BackupOrder, report: BackupReport): BackupOutcome {
  const lock = holdBackupLock(order.dataDir);
  const part = partOf(order);
  try {
    dropParts(order);
    mkdirSync(part, { mode: 0o700 });
    const manifest = fillPart(order, part, report);
    const path = pathOf(order);
    report({ done: 0, total: null, phase: '写入磁盘' });
    renameFolderDurably(part, path);
    const { backupId, madeAt, entries, database, roster } = manifest;
    return { backupId, madeAt, path, entries, bytes: database.bytes, roster: rosterOutcome(roster) };
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    throw databaseError(cause, order.to);
  } finally {
    lock.release();
  }
}

/** The folder a backup is built in; where its database grows. */
export function partOf(order: Pick<BackupOrder, 'to' | 'deskCode' | 'madeAt' | 'backupId'>): string {
  return `${pathOf(order)}.part`;
}

function pathOf({ to, deskCode, madeAt, backupId }: Pick<BackupOrder, 'to' | 'deskCode' | 'madeAt' | 'backupId'>) {
  const stamp = madeAt.slice(0, 19).replace(/[-:]/g, '');
  return join(to, `joint-desk-${deskCode}-${stamp}-${backupId.slice(-6)}`);
}

/** One backup of a desk at a time; the lock lies with the desk, for a stick's file system may know none. */
function holdBackupLock(dataDir: string): { release(): void } {
  try {
    return holdLock(join(dataDir, 'backup-lock.db'), dataDir);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'desk-running') throw new AppError('backup-running', {});
    throw cause;
  }
}

/** What killed backups of this desk left: nothing of it counts. */
function dropParts({ to, deskCode }: BackupOrder): void {
  for (const name of readdirSync(to)) {
    const isPart = name.startsWith(`joint-desk-${deskCode}-`) && name.endsWith('.part');
    if (isPart) rmSync(join(to, name), { recursive: true, force: true });
  }
}

function fillPart(order: BackupOrder, part: string, report: BackupReport): Manifest {
  const copy = join(part, 'main.db');
  report({ done: 0, total: null, phase: COPYING });
  copyDatabase(order, copy);
  markCopy(order, copy);
  const proved = prove(copy, order.key, report);
  report({ done: 0, total: null, phase: '计算校验值' });
  const manifest: Manifest = {
    v: 1,
    alg: 'sha256',
    backupId: order.backupId,
    deskCode: order.deskCode,
    mode: proved.mode,
    madeAt: order.madeAt,
    version: order.version,
    schema: proved.schema,
    entries: proved.entries,
    database: hashFile(copy),
    roster: rosterOf(order.dataDir, proved.roster),
  };
  writePart(join(part, 'key.json'), portableKeyFile(order.dataDir));
  writePart(join(part, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
  return manifest;
}

function copyDatabase({ dataDir, key }: BackupOrder, copy: string): void {
  const source = openDatabase(join(dataDir, 'main.db'), key, 'readonly');
  try {
    refuseFutureVersion(source, migrations);
    source.execute(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  } finally {
    source.close();
  }
}

/**
 * The copy belongs to no installation: opened anywhere, even by a hand that copied its files, it asks for takeover. Nor does it
 * carry the key of an epoch somebody asked for: two restored from it would ask for the same one.
 */
function markCopy({ key, backupId }: BackupOrder, copy: string): void {
  const db = openDatabase(copy, key, 'build');
  try {
    db.transaction((writer) => {
      writer.run('UPDATE installation SET installation_id = ?', restoredMark(backupId));
      writer.run('DELETE FROM asked_epoch');
    });
  } finally {
    db.close();
  }
}

interface Proved {
  readonly mode: Manifest['mode'];
  readonly schema: number;
  readonly entries: number;
  readonly roster: RosterRow | null;
}

/** Reads the copy back with a new connection: pages, every chain, every document. */
function prove(copy: string, key: Uint8Array, report: BackupReport): Proved {
  const db = openDatabase(copy, key, 'readonly');
  try {
    report({ done: 0, total: null, phase: '核对数据库' });
    const integrity = db.pragma('integrity_check');
    if (integrity !== 'ok') throw new AppError('backup-unsound', { finding: String(integrity).slice(0, 80) });
    const total = countEntries(db);
    const phase = '核对流水';
    const walked = walkJournal(db, (done) => report({ done, total, phase }));
    const [finding] = walked.findings;
    if (finding !== undefined) {
      throw new AppError('backup-unsound', { finding: `${finding.where} ${finding.sentence}` });
    }
    return { mode: modeOf(db), schema: Number(db.pragma('user_version')), entries: total, roster: rosterRow(db) };
  } finally {
    db.close();
  }
}

function countEntries(db: Database): number {
  return db.one<{ count: number }>('SELECT count(*) AS count FROM journal')?.count ?? 0;
}

function modeOf(db: Connection): Manifest['mode'] {
  const mode = db.one<{ mode: string }>('SELECT mode FROM desk')?.mode;
  if (mode !== 'demo' && mode !== 'live') throw new AppError('desk-missing', {});
  return mode;
}

interface RosterRow {
  readonly version: number;
  readonly as_of: string;
}

function rosterRow(db: Database): RosterRow | null {
  return db.one<RosterRow>('SELECT version, as_of FROM roster_versions ORDER BY switch_no DESC LIMIT 1') ?? null;
}

function rosterOf(dataDir: string, row: RosterRow | null): BackedUpRoster | null {
  if (row === null) return null;
  const path = rosterPath(dataDir, row.version);
  const sha256 = existsSync(path) ? hashFile(path).sha256 : null;
  return { version: row.version, file: `roster-${row.version}.db`, asOf: localDate(row.as_of), sha256 };
}

function rosterOutcome(roster: BackedUpRoster | null): BackupOutcome['roster'] {
  return roster === null ? null : { file: roster.file, asOf: roster.asOf };
}
