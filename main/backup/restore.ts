/**
 * Puts a backup into a data folder. Whatever was there is set aside, never deleted. The new files are copied and checked
 * under a name that does not count; `key.json`, renamed last, is what makes the folder a desk again.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from '../database/database-error.ts';
import { prepareDataFolder } from '../database/data-folder.ts';
import { renameDurably } from '../database/durable.ts';
import { holdLock } from '../database/open.ts';
import { hashFile } from './hash-file.ts';
import type { Manifest } from './manifest.ts';
import { readBackup } from './read.ts';

export interface RestoreOrder {
  /** The backup's folder. */
  readonly from: string;
  readonly dataDir: string;
  /** Whether a folder that holds a desk may be set aside. */
  readonly isReplacing: boolean;
  /** Names what is set aside: digits of the time. */
  readonly stamp: string;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the old files lie now; null when there were none. */
  readonly setAside: string | null;
  /** Whether the roster the backup names is in the folder. */
  readonly hasRoster: boolean;
}

const RESTORING = /^restoring-\d+$/;
const SET_ASIDE = /^set-aside-\d+$/;

/**
 * Restores while no desk runs on the folder. Nothing of the desk works in it before somebody takes over (DESIGN §7).
 * Throws 'backup-missing', 'backup-damaged', 'restore-folder-used', 'desk-running' and what storage says.
 */
export function restoreBackup(order: RestoreOrder): Restored {
  const manifest = readBackup(order.from);
  prepareDataFolder(order.dataDir);
  const lock = holdLock(join(order.dataDir, 'lock.db'), order.dataDir);
  try {
    return putInPlace(order, manifest);
  } catch (cause) {
    throw databaseError(cause, order.dataDir);
  } finally {
    lock.release();
  }
}

/** Whether a restore of this folder was cut off: it is no new folder, and no desk either. */
export function isRestoreCutOff(dataDir: string): boolean {
  return readdirSync(dataDir).some((name) => RESTORING.test(name));
}

function putInPlace(order: RestoreOrder, manifest: Manifest): Restored {
  const { dataDir } = order;
  const cutOff = readdirSync(dataDir).find((name) => RESTORING.test(name));
  if (filesOf(dataDir).length > 0 && cutOff === undefined && !order.isReplacing) {
    throw new AppError('restore-folder-used', { folder: dataDir });
  }
  // What a cut-off restore has begun to set aside, this one goes on setting aside in the same place.
  const stamp = cutOff?.slice('restoring-'.length) ?? order.stamp;
  const part = join(dataDir, `restoring-${stamp}`);
  mkdirSync(part, { recursive: true, mode: 0o700 });
  copyChecked(order.from, part, manifest);
  const aside = setAside(dataDir, join(dataDir, `set-aside-${stamp}`));
  const hasRoster = bringRoster(dataDir, aside, manifest);
  renameDurably(join(part, 'main.db'), join(dataDir, 'main.db'));
  renameDurably(join(part, 'key.json'), join(dataDir, 'key.json'));
  rmdirSync(part);
  return { manifest, setAside: aside, hasRoster };
}

/** What a desk keeps in its folder, apart from locks, logs, backups and what was set aside before. */
function filesOf(dataDir: string): string[] {
  const stays = /^(lock\.db|backup-lock\.db|log$|backups$)/;
  return readdirSync(dataDir).filter((name) => !stays.test(name) && !RESTORING.test(name) && !SET_ASIDE.test(name));
}

/** From the stick into the folder, and read back: a stick may give other bytes the second time. */
function copyChecked(from: string, part: string, { database }: Manifest): void {
  for (const name of ['main.db', 'key.json']) {
    rmSync(join(part, name), { force: true });
    copyFileSync(join(from, name), join(part, name));
  }
  if (hashFile(join(part, 'main.db')).sha256 !== database.sha256) {
    throw new AppError('backup-damaged', { folder: from, what: '复制后的 main.db 与备份不符' });
  }
}

/** The key first: without it the folder is nobody's while the rest is moved. */
function setAside(dataDir: string, aside: string): string | null {
  const files = filesOf(dataDir).toSorted((a, b) => Number(b === 'key.json') - Number(a === 'key.json'));
  if (files.length === 0) return existsSync(aside) ? aside : null;
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of files) renameSync(join(dataDir, name), join(aside, name));
  return aside;
}

/** The roster file is no part of a backup; the very one it names may still lie among the old files. */
function bringRoster(dataDir: string, aside: string | null, { roster }: Manifest): boolean {
  if (roster === null || roster.sha256 === null || aside === null) return false;
  const old = join(aside, roster.file);
  if (!existsSync(old) || hashFile(old).sha256 !== roster.sha256) return false;
  const part = join(dataDir, `${roster.file}.part`);
  copyFileSync(old, part);
  renameDurably(part, join(dataDir, roster.file));
  return true;
}
