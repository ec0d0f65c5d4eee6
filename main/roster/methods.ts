/** The roster's methods: which one is in use, building the next from a file, and going back to the one before. */
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Output } from '../../shared/contract.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { WritableDatabase } from '../database/open.ts';
import { type Call, deskOf, nowOf, sessionOf, writeFor } from '../desk-app.ts';
import { command, type JobHandler, type QueryHandler } from '../handler.ts';
import { type Progress, requireIdle, startJob } from '../jobs/jobs.ts';
import { dropStop, putStop } from '../sync/roster-stops.ts';
import type { UploadedFile } from '../tickets.ts';
import { rosterFault, usableVersion } from './current.ts';
import { rosterPath } from './files.ts';
import { PHASE_NAMES, type RosterSource, type RosterSummary } from './messages.ts';
import { runRosterImport } from './run-import.ts';
import { openRoster } from './store.ts';
import {
  appendSwitch,
  isDayAmbiguous,
  nextRosterVersion,
  rosterVersionsOf,
  type SwitchedVersion,
  tidyRosterFiles,
} from './versions.ts';
import { rosterOutcomeSchema } from '../../shared/contract/roster.ts';
import type { z } from 'zod';

type Outcome = z.infer<typeof rosterOutcomeSchema>;
type Version = Output<'roster.status'>['current'];

/** What is imported: a full package, or a delta on the roster of the day `base`. */
export interface RosterPackage {
  readonly file: UploadedFile;
  readonly asOf: LocalDate;
  readonly base: LocalDate | null;
  /** In percent of the people in use: one that would lose more is not taken ('roster-drop'). Absent: whoever brings it knows. */
  readonly mostDropped?: number;
}

/** 'roster.status' */
export const rosterStatus: QueryHandler<'roster.status'> = (call) => {
  const { db, folder } = deskOf(call);
  const { current, previous } = rosterVersionsOf(db);
  const canGoBack = previous !== null && existsSync(rosterPath(folder, previous.version));
  const fault = rosterFault(call.app)?.sentence ?? null;
  return { current: shown(current), fault, previous: canGoBack ? shown(previous) : null };
};

function shown(roster: SwitchedVersion | null): Version {
  if (roster === null) return null;
  const { version, asOf, people, rows, refused, sourceName, switchedAt } = roster;
  return { version, asOf, people, rows, refused, sourceName, switchedAt };
}

/** 'roster.import' */
export const importRoster: JobHandler<'roster.import'> = (call, { ticket, asOf, base }) => {
  requireIdle(call, 'roster.import');
  requireTimely(call, asOf, base);
  const file = call.app.uploads.take(ticket);
  if (file === null) throw new AppError('ticket-unknown', {});
  return startJob(call, 'roster.import', (report, cancelled) =>
    buildAndSwitch(call, { file, asOf, base }, report, cancelled),
  );
};

/** Asked before the upload's one-time ticket is spent, or the first piece is fetched. */
export function requireTimely(call: Call, asOf: LocalDate, base: LocalDate | null): void {
  const { businessDay: today } = nowOf(call);
  if (asOf > today) throw new AppError('roster-as-of-future', { asOf, today });
  const { db, folder, key } = deskOf(call);
  // A file that is gone or cannot be asked is replaced by any full list.
  if (base === null) return requireNotOlder(asOf, usableVersion(call.app));
  const { current } = rosterVersionsOf(db);
  requireNotOlder(asOf, current);
  if (base !== current?.asOf) throw new AppError('roster-delta-other-base', { base, current: current?.asOf ?? null });
  if (isDayAmbiguous(db, base)) throw new AppError('roster-delta-base-ambiguous', { base });
  // An older program's file has other tables; nothing is built on it.
  openRoster(rosterPath(folder, current.version), key).close();
}

function requireNotOlder(asOf: LocalDate, current: SwitchedVersion | null): void {
  if (current !== null && asOf < current.asOf) {
    throw new AppError('roster-as-of-older', { asOf, current: current.asOf });
  }
}

/** Builds the next version's file in the worker, then names it the current one in one transaction. */
export async function buildAndSwitch(
  call: Call,
  { file, asOf, base, mostDropped }: RosterPackage,
  report: (progress: Progress) => void,
  cancelled: AbortSignal,
): Promise<Outcome> {
  const { folder, key, db } = deskOf(call);
  const version = nextRosterVersion(db);
  const target = rosterPath(folder, version);
  // A finished file nobody switched to: the desk stopped between building and switching.
  if (existsSync(target)) rmSync(target);
  const current = rosterVersionsOf(db).current?.version ?? 0;
  const request = {
    source: sourceOf(file),
    target,
    key,
    asOf,
    today: nowOf(call).businessDay,
    base: base === null ? null : { path: rosterPath(folder, current), asOf: base },
    guard: guardOf(call, mostDropped),
  };
  const running = runRosterImport(call.app.ports.workers.roster, request, ({ done, total, phase }) =>
    report({ done, total, phase: PHASE_NAMES[phase] }),
  );
  cancelled.addEventListener('abort', () => running.cancel(), { once: true });
  const outcome = await running.promise;
  if (outcome.state === 'cancelled') throw new Error('cancelled');
  switchTo(call, version, basename(file.name), outcome.summary);
  const { people, rows, refused, refusedRows: refusedCount } = outcome.summary;
  return { version, people, rows, refusedCount, refused: [...refused] };
}

/** Nothing to compare with where no roster is in use, or its file is gone or cannot be asked. */
function guardOf({ app }: Call, percent: number | undefined): { path: string; percent: number } | null {
  const inUse = usableVersion(app);
  return percent === undefined || inUse === null
    ? null
    : { path: rosterPath(app.ports.dataDir, inUse.version), percent };
}

function switchTo(call: Call, version: number, sourceName: string, summary: RosterSummary): void {
  const { people, rows, refusedRows: refused, asOf, sha256: sourceHash } = summary;
  const built = { version, sourceName, sourceHash, asOf, people, rows, refused };
  writeFor(call, null, (transaction) => appendSwitch(transaction, built));
  tidyRosterFiles(call, deskOf(call).db);
  call.app.emit({ kind: 'changed', topic: 'roster' });
}

/** Bytes that own their memory are handed to the worker as they are; copying a hundred megabytes would hold the counter up. */
function sourceOf({ content }: UploadedFile): RosterSource {
  if ('path' in content) return { kind: 'file', path: content.path };
  const { buffer, byteLength } = content.bytes;
  const isOwner = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return { kind: 'bytes', bytes: isOwner ? new Uint8Array(buffer) : Uint8Array.from(content.bytes) };
}

/** 'roster.rollback' */
export const rollBackRoster = command<'roster.rollback', SwitchedVersion>({
  prepare: (call, { version }) => {
    requireIdle(call, 'roster.import');
    return requirePrevious(call, version);
  },
  act: (transaction, { version }, previous, call) => {
    refuseOffer(call, transaction.db, previous);
    appendSwitch(transaction, previous);
    return { version };
  },
  after: (call) => tidyRosterFiles(call, deskOf(call).db),
  changes: ['roster', 'sync'],
});

/** Should the centre offer the list that was left, the next round must not bring it back; the one gone back to is wanted. */
function refuseOffer(call: Call, db: WritableDatabase, previous: SwitchedVersion): void {
  const { current } = rosterVersionsOf(db);
  if (current === null || current.sourceHash === previous.sourceHash) return;
  const { operatorNo } = sessionOf(call).operator;
  putStop(db, call.app.ports, current.sourceHash, new AppError('roster-rolled-back', { operatorNo }));
  dropStop(db, previous.sourceHash);
}

/** The version before the current one, its file whole and the one the journal names. */
function requirePrevious(call: Call, version: number): SwitchedVersion {
  const { db, folder, key } = deskOf(call);
  const { previous } = rosterVersionsOf(db);
  if (previous?.version !== version || !isWhole(rosterPath(folder, version), key, previous)) {
    throw new AppError('roster-previous-gone', { version });
  }
  return previous;
}

function isWhole(path: string, key: Uint8Array, { sourceHash, rows }: SwitchedVersion): boolean {
  try {
    const roster = openRoster(path, key);
    roster.close();
    return roster.meta.sha256 === sourceHash && roster.meta.rows === rows;
  } catch (cause) {
    if (cause instanceof AppError) return false;
    throw cause;
  }
}
