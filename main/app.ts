/** The one composition root: ports in, a desk out; every host and every test starts here (DESIGN idea 1). */
import { join } from 'node:path';
import type { DeskEvent, Request, Answer } from '../shared/contract.ts';
import { AppError } from '../shared/errors.ts';
import { prepareDataFolder } from './database/data-folder.ts';
import { databaseError } from './database/database-error.ts';
import { type Connection, holdLock } from './database/open.ts';
import { isRestoreCutOff } from './backup/restore.ts';
import type { Application } from './desk-app.ts';
import { deskDay } from './desk/clock.ts';
import { openDesk } from './desk/open-desk.ts';
import { createReader } from './devices/reader.ts';
import { dispatch } from './dispatch.ts';
import type { DeskApp } from './hosts/host.ts';
import { createJobs } from './jobs/jobs.ts';
import { dropKeyFileDraft, keyFileExists, openDemoSlot } from './key-file.ts';
import { createPendingLooks } from './journal/looks.ts';
import { createFoundPeople } from './people/found.ts';
import { createTypesetter } from './papers/typesetter.ts';
import { openByOs } from './os-secret.ts';
import type { Ports } from './ports.ts';
import { removeRosterParts } from './roster/files.ts';
import { createSessions } from './session/sessions.ts';
import { createSignInGuard } from './session/sign-in-guard.ts';
import { createSync } from './sync/sync.ts';
import { createDownloads, createUploads, type Uploads } from './tickets.ts';

/** A desk; the cli host also hands over files by path. */
export interface Desk extends DeskApp {
  readonly uploads: Uploads;
}

/**
 * Opens the desk on its data folder. A 体验模式 folder opens at once, a real one when somebody signs in.
 * Throws 'desk-running', 'folder-read-only', 'disk-full', 'database-unreadable', 'database-from-future'.
 */
export function createApp(ports: Ports): Desk {
  prepareDataFolder(ports.dataDir);
  const lock = holdLock(join(ports.dataDir, 'lock.db'), ports.dataDir);
  try {
    return assemble(ports, lock);
  } catch (cause) {
    lock.release();
    throw databaseError(cause, ports.dataDir);
  }
}

function assemble(ports: Ports, lock: { release(): void }): Desk {
  const listeners = new Set<(event: DeskEvent) => void>();
  const newTicket = (): string => Buffer.from(ports.randomness.bytes(16)).toString('hex');
  const emit = (event: DeskEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const sessions = createSessions();
  const app: Application = {
    ports,
    sessions,
    guard: createSignInGuard(),
    jobs: createJobs(),
    uploads: createUploads(newTicket),
    downloads: createDownloads(newTicket),
    found: createFoundPeople(sessions),
    looks: createPendingLooks((cause) => lookFailed(ports, cause)),
    sync: createSync(() => app),
    desk: null,
    roster: null,
    settingUp: Promise.resolve(),
    typesetter: createTypesetter(ports),
    outgoing: new Map(),
    plansRefreshed: false,
    reader: createReader({ ports, newTicket, today: () => deskDay(ports, app.desk), emit }),
    emit,
  };
  openDemoFolder(app);
  if (app.desk === null) app.settingUp = openByOs(app);
  app.sync.wake();
  return {
    dispatch: (request: Request): Promise<Answer> => dispatch(app, request),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    uploads: app.uploads,
    downloads: app.downloads,
    close: () => close(app, lock),
  };
}

/** The demo key opens only a folder that was created as 体验模式 (DESIGN §3.11). */
function openDemoFolder(app: Application): void {
  const { ports } = app;
  removeRosterParts(ports.dataDir);
  if (!keyFileExists(ports.dataDir)) {
    if (isRestoreCutOff(ports.dataDir)) throw new AppError('restore-cut-off', { folder: ports.dataDir });
    return;
  }
  // A left-over of a power cut while a slot was added; kept, it would make a lost key.json look like a cut-off set-up.
  dropKeyFileDraft(ports.dataDir);
  const key = openDemoSlot(ports.dataDir);
  if (key === null) return;
  const desk = openDesk(ports, key);
  if (desk.mode !== 'demo') {
    desk.db.close();
    return;
  }
  app.desk = desk;
}

async function close(app: Application, lock: { release(): void }): Promise<void> {
  await app.sync.stop();
  app.reader.close();
  await app.typesetter.close();
  for (const { controller } of app.jobs.running.values()) controller.abort();
  await Promise.allSettled([...app.jobs.running.values()].map(({ finished }) => finished));
  await app.settingUp;
  flushLooks(app);
  app.roster?.roster.close();
  if (app.desk !== null) closeDatabase(app.desk.db);
  app.desk = null;
  lock.release();
}

/** A full disk does not keep the desk from closing. */
function flushLooks({ looks, ports }: Application): void {
  try {
    looks.flush();
  } catch (cause) {
    lookFailed(ports, cause);
  }
}

function lookFailed({ log }: Ports, cause: unknown): void {
  log.error('look-not-journaled', { name: cause instanceof AppError ? cause.code : 'fault' });
}

function closeDatabase(db: Connection): void {
  try {
    db.pragma('optimize');
  } catch {
    // Statistics only: a damaged file or a full disk does not keep the desk from closing.
  }
  db.close();
}
