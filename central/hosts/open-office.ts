/** Opens the centre of a folder: key, database, migrations; a command uses it and closes it again. */
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Mode } from '../../shared/desk.ts';
import { demoPlans } from '../../shared/plan/built-in.ts';
import type { Office } from '../admin/command.ts';
import type { SigningKey } from '../crypto.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations.ts';
import { openPool, type Pool, type Transaction, transaction } from '../database/pool.ts';
import { databaseTrouble } from '../database/trouble.ts';
import { publishPlans } from '../plans/publish-plans.ts';
import { centreOf, initCentre, requireOwnKey } from '../registry/centre.ts';
import { makeKey, openDatabase, type OpenedDatabase, prepareFolder, readKey } from './data-folder.ts';
import { nodePorts } from './node-ports.ts';

export interface OpenedOffice extends Office {
  readonly database: OpenedDatabase;
  /** True where the centre was made just now. */
  readonly isNew: boolean;
  /** Ends the pool, and the server where it was started for this. */
  close(): Promise<void>;
}

export interface NewCentre {
  readonly name: string;
  readonly mode: Mode;
}

/**
 * The centre of a folder. `make`: what to make where none is; null throws 'central-missing' instead.
 * Throws 'central-key-missing', 'central-key-differs', 'central-no-database'.
 */
export async function openOffice(
  folder: string,
  make: NewCentre | null,
  logFile: string | null,
): Promise<OpenedOffice> {
  prepareFolder(folder);
  const database = await openDatabase(folder, (line) => process.stderr.write(`${line}\n`));
  const pool = openPool(database.url, () => undefined);
  const close = async (): Promise<void> => {
    await pool.end();
    if (database.isStarted) await database.stop();
  };
  try {
    await reach(pool);
    const ports = nodePorts(await keyFor(pool, folder, make), logFile);
    const isNew = make !== null && (await transaction(pool, (db) => makeCentre(db, ports, make)));
    requireOwnKey(await centreOf(pool), ports);
    return { pool, ports, database, isNew, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function reach(pool: Pool): Promise<void> {
  try {
    await migrate(pool, migrations);
  } catch (cause) {
    if (databaseTrouble(cause) === null || !(cause instanceof Error)) throw cause;
    throw new AppError('central-no-database', { problem: cause.message.slice(0, 200) });
  }
}

/** The key is made with the centre and never again: a second one would be another centre. */
async function keyFor(pool: Pool, folder: string, make: NewCentre | null): Promise<SigningKey> {
  const key = readKey(folder);
  if (key !== null) return key;
  const { rowCount } = await pool.query('SELECT 1 FROM centre');
  if (rowCount !== 0) throw new AppError('central-key-missing', { path: join(folder, 'signing.key') });
  if (make === null) throw new AppError('central-missing', {});
  return makeKey(folder);
}

/** In 体验模式 the plans on offer are those with sample values; a live centre publishes its own. */
async function makeCentre(db: Transaction, ports: Office['ports'], make: NewCentre): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM centre');
  if (rowCount !== 0) return false;
  await initCentre(db, ports, make);
  if (make.mode === 'demo') await publishPlans(db, ports, demoPlans());
  return true;
}
