/** Backups in tests: made by the desk itself, restored into folders of their own, taken over by two people. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreBackup, type Restored } from '../../main/backup/restore.ts';
import { rosterPath } from '../../main/roster/files.ts';
import { type BackupOutcome, backupOutcomeSchema } from '../../shared/contract/backup.ts';
import type { Output } from '../../shared/contract.ts';
import { finishJob, type TestDesk } from './desk.ts';

/** A new folder that could be a stick. */
export function stick(): string {
  return mkdtempSync(join(tmpdir(), 'stick '));
}

/** Backs the desk up and gives what the job gave. */
export async function backUp(desk: TestDesk, session: string, to: string = stick()): Promise<BackupOutcome> {
  const { jobId } = await desk.call('desk.backup', { to }, { session });
  const { state, outcome, error } = await finishJob(desk, jobId, session);
  if (state !== 'done') throw new Error(`backup ${state}: ${error?.message ?? ''}`);
  return backupOutcomeSchema.parse(outcome);
}

/** Restores into `dataDir`, a new folder when absent. */
export function restoreInto(
  from: string,
  dataDir: string = mkdtempSync(join(tmpdir(), 'restored ')),
): Restored & {
  readonly dataDir: string;
} {
  return { ...restoreBackup({ from, dataDir, isReplacing: true, stamp: '20211120090000000' }), dataDir };
}

/** The roster is no part of a backup: it comes back by import or from the centre; here, from the desk that had it. */
export function bringRoster(from: TestDesk, dataDir: string): void {
  cpSync(rosterPath(from.ports.dataDir, 1), rosterPath(dataDir, 1));
}

/** The supervisor 1003 takes over, the administrator 9001 agrees (体验模式). */
export async function takeOver(desk: TestDesk, code: string | null = null): Promise<Output<'desk.takeOver'>> {
  const session = await desk.signIn('1003');
  const approver = { operatorNo: '9001', password: 'tiyan2022' };
  return desk.call('desk.takeOver', { code, reason: '硬盘损坏', approver }, { session });
}
