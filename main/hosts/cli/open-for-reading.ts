/** A desk's database for reading, beside a running app: a demo folder opens itself, a live one for an operator who may. */
import { join } from 'node:path';
import type { Access } from '../../../shared/contract/method.ts';
import { AppError } from '../../../shared/errors.ts';
import { migrations } from '../../database/migrations.ts';
import { refuseFutureVersion } from '../../database/migrate.ts';
import { type Connection, openDatabase } from '../../database/open.ts';
import { checkAccess } from '../../door.ts';
import { keyFileExists, openDemoSlot, openOperatorSlot } from '../../key-file.ts';
import { findOperator, passwordMatches } from '../../session/store.ts';
import { passwordOf } from './password.ts';

/** A database and the key that opened it. */
export interface OpenFolder {
  readonly db: Connection;
  readonly key: Uint8Array;
}

/** `openFolder` for those who only read. */
export async function openForReading(dataDir: string, operatorNo: string | null, access: Access): Promise<Connection> {
  return (await openFolder(dataDir, operatorNo, access)).db;
}

/**
 * Opens `main.db` read-only. `access`: the contract's rule for what is read; a live folder checks it.
 * Throws 'folder-no-desk', 'operator-needed', 'password-wrong', 'side-refused', 'grant-refused' and what storage says.
 */
export async function openFolder(dataDir: string, operatorNo: string | null, access: Access): Promise<OpenFolder> {
  if (!keyFileExists(dataDir)) throw new AppError('folder-no-desk', { folder: dataDir });
  return openDemoFolder(dataDir) ?? (await openLive(dataDir, operatorNo, access));
}

/** The database of a 体验模式 folder; null for any other. The demo key opens nothing else (DESIGN idea 11). */
export function openDemo(dataDir: string): Connection | null {
  return openDemoFolder(dataDir)?.db ?? null;
}

function openDemoFolder(dataDir: string): OpenFolder | null {
  const key = openDemoSlot(dataDir);
  if (key === null) return null;
  const db = openMain(dataDir, key);
  if (db.one<{ mode: string }>('SELECT mode FROM desk')?.mode === 'demo') return { db, key };
  db.close();
  return null;
}

async function openLive(dataDir: string, operatorNo: string | null, access: Access): Promise<OpenFolder> {
  if (operatorNo === null) throw new AppError('operator-needed', {});
  const password = await passwordOf(operatorNo);
  const key = await openOperatorSlot(dataDir, operatorNo, password);
  if (key === null) throw new AppError('password-wrong', {});
  const db = openMain(dataDir, key);
  try {
    if (!(await passwordMatches(db, operatorNo, password))) throw new AppError('password-wrong', {});
    checkAccess(access, 'active', findOperator(db, operatorNo));
    return { db, key };
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function openMain(dataDir: string, key: Uint8Array): Connection {
  const db = openDatabase(join(dataDir, 'main.db'), key, 'readonly');
  try {
    refuseFutureVersion(db, migrations);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}
