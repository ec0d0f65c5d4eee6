/** For the tests of the spine: many desks from one set-up, and a way into the database behind the program's back. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, openDatabase } from '../../main/database/open.ts';
import { verify } from '../../main/journal/verify.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import type { Ports } from '../../main/ports.ts';
import type { VerifyReport } from '../../shared/contract/journal.ts';
import { openDemoDesk, openTestDesk, type TestDesk, testPorts } from './desk.ts';

/** A folder set up as 体验模式 once; each copy is a desk of its own. Setting up costs five argon2 hashes, copying none. */
export interface DeskTemplate {
  open(ports?: Partial<Ports>): TestDesk;
  remove(): void;
}

/** Sets up the folder that is copied. */
export async function deskTemplate(): Promise<DeskTemplate> {
  const desk = await openDemoDesk();
  await desk.app.close();
  const { dataDir: template } = desk.ports;
  return {
    open: (ports = {}) => {
      const dataDir = ports.dataDir ?? mkdtempSync(join(tmpdir(), 'joint desk '));
      cpSync(template, dataDir, { recursive: true });
      return openTestDesk(testPorts({ ...ports, dataDir }));
    },
    remove: () => rmSync(template, { recursive: true, force: true }),
  };
}

/** The people at the window, signed in; clerk and cashier with a shift open. */
export interface Crew {
  readonly clerk: string;
  readonly cashier: string;
  readonly supervisor: string;
  readonly admin: string;
}

export async function signInCrew(desk: TestDesk): Promise<Crew> {
  const [clerk, cashier, supervisor, admin] = await Promise.all([
    desk.signIn('1001'),
    desk.signIn('1002'),
    desk.signIn('1003'),
    desk.signIn('9001'),
  ]);
  await desk.call('shift.open', {}, { session: clerk });
  await desk.call('shift.open', {}, { session: cashier });
  return { clerk, cashier, supervisor, admin };
}

/** A connection of its own to a 体验模式 folder's database, as somebody with the key would have it. */
export function openBehind(dataDir: string, mode: 'readwrite' | 'readonly' = 'readwrite'): Connection {
  const key = openDemoSlot(dataDir);
  if (key === null) throw new Error('not a 体验模式 folder');
  return openDatabase(join(dataDir, 'main.db'), key, mode);
}

/** Runs `act` on such a connection and closes it. */
export function behind<T>(desk: TestDesk, act: (db: Connection) => T): T {
  const db = openBehind(desk.ports.dataDir);
  try {
    return act(db);
  } finally {
    db.close();
  }
}

/** What `verify` says about the folder now. */
export function proofOf(dataDir: string): VerifyReport {
  const db = openBehind(dataDir, 'readonly');
  try {
    return verify(db);
  } finally {
    db.close();
  }
}

/** Everything the desk has written down, as one text: equal before and after means that nothing was written. */
export function journalState(desk: TestDesk, chain: 'business' | 'access' = 'business'): string {
  return behind(desk, (db) =>
    JSON.stringify([
      db.all('SELECT * FROM journal WHERE chain = ? ORDER BY ordinal', chain),
      db.all('SELECT paper_counter FROM epochs'),
      db.all('SELECT count(*) AS requests FROM requests'),
    ]),
  );
}
