/** The roster's methods: which one is in use, and building the next from a CSV. */
import { existsSync, rmSync } from 'node:fs';
import type { z } from 'zod';
import type { rosterOutcomeSchema } from '../../shared/contract/roster.ts';
import { type LocalDate, localDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { type Call, deskOf, nowOf, writeFor } from '../desk-app.ts';
import type { JobHandler, QueryHandler } from '../handler.ts';
import { type Progress, requireIdle, startJob } from '../jobs/jobs.ts';
import type { UploadedFile } from '../tickets.ts';
import { rosterPath } from './files.ts';
import { PHASE_NAMES, type RosterSource, type RosterSummary } from './messages.ts';
import { runRosterImport } from './run-import.ts';

type Outcome = z.infer<typeof rosterOutcomeSchema>;

interface VersionRow {
  readonly version: number;
  readonly as_of: string;
  readonly people: number;
  readonly row_count: number;
  readonly switched_at: string;
}

/** 'roster.status' */
export const rosterStatus: QueryHandler<'roster.status'> = (call) => {
  const row = currentVersion(call);
  if (row === null) return { current: null };
  const { version, people, row_count: rows, switched_at: switchedAt } = row;
  return { current: { version, asOf: localDate(row.as_of), people, rows, switchedAt } };
};

function currentVersion(call: Call): VersionRow | null {
  const row = deskOf(call).db.one<VersionRow>(
    'SELECT version, as_of, people, row_count, switched_at FROM roster_versions ORDER BY version DESC LIMIT 1',
  );
  return row ?? null;
}

/** 'roster.import' */
export const importRoster: JobHandler<'roster.import'> = (call, input) => {
  requireIdle(call, 'roster.import');
  requireTimely(call, input.asOf);
  const file = call.app.uploads.take(input.ticket);
  if (file === null) throw new AppError('ticket-unknown', {});
  return startJob(call, 'roster.import', (report, cancelled) =>
    buildAndSwitch(call, file, input.asOf, report, cancelled),
  );
};

/** Asked before the upload's one-time ticket is spent. */
function requireTimely(call: Call, asOf: LocalDate): void {
  const { businessDay: today } = nowOf(call);
  if (asOf > today) throw new AppError('roster-as-of-future', { asOf, today });
  const current = currentVersion(call);
  if (current !== null && asOf < current.as_of) {
    throw new AppError('roster-as-of-older', { asOf, current: current.as_of });
  }
}

/** Builds the next version's file in the worker, then names it the current one in one transaction. */
export async function buildAndSwitch(
  call: Call,
  file: UploadedFile,
  asOf: LocalDate,
  report: (progress: Progress) => void,
  cancelled: AbortSignal,
): Promise<Outcome> {
  const { folder, key, db } = deskOf(call);
  const last = db.one<{ version: number | null }>('SELECT max(version) AS version FROM roster_versions');
  const version = (last?.version ?? 0) + 1;
  const target = rosterPath(folder, version);
  // A finished file nobody switched to: the desk stopped between building and switching.
  if (existsSync(target)) rmSync(target);
  const request = { source: sourceOf(file), target, key, asOf, today: nowOf(call).businessDay };
  const running = runRosterImport(call.app.ports.workers.roster, request, ({ done, total, phase }) =>
    report({ done, total, phase: PHASE_NAMES[phase] }),
  );
  cancelled.addEventListener('abort', () => running.cancel(), { once: true });
  const outcome = await running.promise;
  if (outcome.state === 'cancelled') throw new Error('cancelled');
  switchTo(call, version, file.name, outcome.summary);
  const { people, rows, refused, refusedRows: refusedCount } = outcome.summary;
  return { version, people, rows, refusedCount, refused: [...refused] };
}

function switchTo(call: Call, version: number, name: string, summary: RosterSummary): void {
  const { people, rows, refusedRows, asOf, sha256 } = summary;
  writeFor(call, null, (transaction) =>
    transaction.append({
      type: 'roster.switched/1',
      subject: `roster-${version}`,
      amounts: { version, people, rows, refused: refusedRows },
      body: { version, sourceName: name, sourceHash: sha256, asOf, people, rows, refused: refusedRows },
    }),
  );
  call.app.emit({ kind: 'changed', topic: 'roster' });
}

function sourceOf({ content }: UploadedFile): RosterSource {
  if ('path' in content) return { kind: 'file', path: content.path };
  return { kind: 'bytes', bytes: Uint8Array.from(content.bytes) };
}
