/** Reads a backup as it lies: manifest, key file and database agree, or a sentence says what does not. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from '../database/database-error.ts';
import { migrations } from '../database/migrations.ts';
import { checkKeyFile } from '../key-file.ts';
import { hashFile } from './hash-file.ts';
import { type Manifest, MANIFEST_FILE, manifestSchema } from './manifest.ts';

/**
 * The manifest of a whole backup. Needs no key: the database is held against the hash taken when it was proved.
 * Throws 'backup-missing', 'backup-damaged', 'database-from-future' and what storage says.
 */
export function readBackup(folder: string): Manifest {
  const path = join(folder, MANIFEST_FILE);
  if (folder.endsWith('.part') || !existsSync(path)) throw new AppError('backup-missing', { folder });
  try {
    const manifest = parse(folder, readFileSync(path, 'utf8'));
    const known = migrations.at(-1)?.version ?? 0;
    if (manifest.schema > known) throw new AppError('database-from-future', { found: manifest.schema, known });
    checkDatabase(folder, manifest);
    checkKeyFile(readFileSync(join(folder, 'key.json'), 'utf8'), join(folder, 'key.json'));
    return manifest;
  } catch (cause) {
    throw isMissing(cause)
      ? new AppError('backup-damaged', { folder, what: '缺少文件' })
      : databaseError(cause, folder);
  }
}

function parse(folder: string, text: string): Manifest {
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new AppError('backup-damaged', { folder, what: `${MANIFEST_FILE} 无法识别` });
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function checkDatabase(folder: string, { database }: Manifest): void {
  const path = join(folder, 'main.db');
  const isWhole = statSync(path).size === database.bytes && hashFile(path).sha256 === database.sha256;
  if (!isWhole) throw new AppError('backup-damaged', { folder, what: 'main.db 与备份时的校验值不符' });
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
