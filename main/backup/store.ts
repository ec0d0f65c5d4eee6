/** Which backups this installation made: a note for people, outside the journal. */
import type { BackupOutcome } from '../../shared/contract/backup.ts';
import type { Connection, Database } from '../database/open.ts';

export interface KeptBackup {
  readonly madeAt: string;
  readonly path: string;
  readonly entries: number;
  readonly bytes: number;
}

const SHOWN = 10;

/** Notes a finished backup, in a transaction of its own. */
export function noteBackup(db: Connection, { backupId, madeAt, path, bytes, entries }: BackupOutcome): void {
  db.transaction((writer) =>
    writer.run(
      'INSERT INTO backups (backup_id, made_at, path, bytes, entries) VALUES (?, ?, ?, ?, ?)',
      backupId,
      madeAt,
      path,
      bytes,
      entries,
    ),
  );
}

/** The latest, newest first. */
export function latestBackups(db: Database): KeptBackup[] {
  return db.all<KeptBackup>(
    `SELECT made_at AS madeAt, path, entries, bytes FROM backups ORDER BY made_at DESC, backup_id DESC LIMIT ${SHOWN}`,
  );
}

/** When the newest was made, or null. */
export function lastBackupAt(db: Database): string | null {
  return db.one<{ at: string | null }>('SELECT max(made_at) AS at FROM backups')?.at ?? null;
}
