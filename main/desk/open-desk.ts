/** The open desk: its database, its key and the few facts every act needs. */
import { localDate, type LocalDate } from '../../shared/dates.ts';
import { type Mode, modeSchema, type Zone, zoneSchema } from '../../shared/desk.ts';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations.ts';
import { type Connection, openDatabase } from '../database/open.ts';
import { remembered } from '../database/remembered.ts';
import type { TakeoverCause } from '../../shared/takeover.ts';
import { createPlanShelf, type PlanShelf } from '../feed/plan-shelf.ts';
import { failInterruptedJobs } from '../jobs/store.ts';
import type { Ports } from '../ports.ts';
import { currentRosterVersion } from '../roster/versions.ts';
import { backUpBeforeMigration } from './backup.ts';
import { type Centre, centreOf } from '../sync/centre.ts';
import { takeoverCause } from './takeover-cause.ts';

export interface OpenDesk {
  readonly folder: string;
  readonly db: Connection;
  readonly key: Uint8Array;
  readonly deskCode: string;
  readonly site: string;
  readonly zone: Zone;
  readonly mode: Mode;
  /** The current epoch's id. */
  readonly epoch: string;
  /** What its paper numbers carry: the centre's letter, or two characters until the centre gave one (DESIGN §7). */
  epochMark(): string;
  /** The plans on offer and those signed before. */
  readonly plans: PlanShelf;
  /** The day 体验模式 plays, or null when the desk follows the clock. */
  demoDay(): LocalDate | null;
  /** The roster in use, or null when none was imported yet. */
  rosterVersion(): number | null;
  /** Why nothing can be done here before somebody takes over; null when business may go on. Reading is possible. */
  takeover(): TakeoverCause | null;
  /** The centre it has joined, or null. */
  centre(): Centre | null;
}

interface DeskRow {
  readonly desk_code: string;
  readonly site: string;
  readonly zone: string;
  readonly mode: string;
  readonly epoch_id: string;
}

/** Opens `main.db` and brings it to this version. */
export function openDesk(ports: Ports, key: Uint8Array): OpenDesk {
  refuseLostDatabase(join(ports.dataDir, 'main.db'));
  const db = openMainDatabase(ports, key);
  try {
    const desk = describeDesk(ports, db, key);
    failInterruptedJobs(db);
    return desk;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** A key without its database is a loss to be told, never an invitation to begin anew. */
function refuseLostDatabase(where: string): void {
  const file = statSync(where, { throwIfNoEntry: false });
  if (file === undefined || file.size === 0) throw new AppError('database-unreadable', { where });
}

/** Opens the working file and applies what it lacks of the migrations, after a backup. */
export function openMainDatabase(ports: Ports, key: Uint8Array): Connection {
  const path = join(ports.dataDir, 'main.db');
  const db = openDatabase(path, key, 'readwrite');
  try {
    migrate(db, migrations, (from) => backUpBeforeMigration(ports, db, key, from));
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** The desk's own facts from its tables. Its epoch is the newest whose key is here: others are of lives before a restore. */
export function describeDesk(ports: Ports, db: Connection, key: Uint8Array): OpenDesk {
  const row = db.one<DeskRow>(
    `SELECT desk_code, site, zone, mode, epoch_id
     FROM desk CROSS JOIN epochs WHERE epoch_id IN (SELECT epoch_id FROM epoch_keys) ORDER BY epochs.number DESC LIMIT 1`,
  );
  if (row === undefined) throw new AppError('desk-missing', {});
  const mode = modeSchema.parse(row.mode);
  return {
    folder: ports.dataDir,
    db,
    key,
    deskCode: row.desk_code,
    site: row.site,
    zone: zoneSchema.parse(row.zone),
    mode,
    epoch: row.epoch_id,
    epochMark: remembered(db, () => epochMarkOf(db, row.epoch_id)),
    plans: createPlanShelf(db),
    demoDay: mode === 'demo' ? remembered(db, () => readDemoDay(db)) : () => null,
    rosterVersion: remembered(db, () => currentRosterVersion(db)),
    takeover: remembered(db, () => takeoverCause(db, mode, ports.installationId)),
    centre: remembered(db, () => centreOf(db)),
  };
}

function readDemoDay(db: Connection): LocalDate | null {
  const day = db.one<{ demo_day: string | null }>('SELECT demo_day FROM desk')?.demo_day ?? null;
  return day === null ? null : localDate(day);
}

function epochMarkOf(db: Connection, epochId: string): string {
  const row = db.one<{ mark: string }>('SELECT mark FROM epochs WHERE epoch_id = ?', epochId);
  if (row === undefined) throw new Error(`epoch ${epochId} is not open`);
  return row.mark;
}
