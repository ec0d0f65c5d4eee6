/** From a list of people to a roster file: look, load, index, store. Runs in a worker (DESIGN idea 9, counter rule 4). */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from '../database/database-error.ts';
import { startBuilder, type RosterBuilder } from './builder.ts';
import { openCsv } from './csv-source.ts';
import { loadRows, noteRefused, type Loaded } from './load.ts';
import type { RosterImportRequest, RosterOutcome } from './messages.ts';
import type { BuildRun, ImportRun, ImportWatcher, RecordSource } from './run.ts';
import { formatOf, sourceHead, sourceSize } from './source.ts';
import { openXlsx } from './xlsx-source.ts';

/** More refused rows than this share of the file mean that the file is wrong, not the rows. */
const MOST_REFUSED = 0.2;

/**
 * Builds `request.target`. On any error and on cancel nothing is left behind and no roster in use is touched.
 * Errors: the 'roster-…' codes, 'disk-full', 'folder-read-only', 'disk-failed'.
 */
export async function importRoster(request: RosterImportRequest, watcher: ImportWatcher): Promise<RosterOutcome> {
  const run: ImportRun = { request, watcher, size: await sourceSize(request.source) };
  const source = await openSource(run);
  if (source === null) return { state: 'cancelled' };
  const builder = startBuilder({ ...request, base: request.base?.path ?? null });
  try {
    return await build({ ...run, source, builder });
  } catch (cause) {
    builder.discard();
    throw databaseError(cause, request.target);
  }
}

/** What a file is, its first bytes tell, never its name. */
async function openSource(run: ImportRun): Promise<RecordSource | null> {
  switch (formatOf(await sourceHead(run.request.source))) {
    case 'xlsx':
      return openXlsx(run);
    case 'xls':
      throw new AppError('roster-xls', {});
    case 'text':
      return openCsv(run);
  }
}

async function build(run: BuildRun): Promise<RosterOutcome> {
  const { builder, watcher } = run;
  const loaded = await loadRows(run);
  if (loaded === null) return cancelled(builder);
  const total = loaded.accepted + loaded.refusedCount;
  if (total === 0) throw new AppError('roster-no-rows', {});
  const isDelta = run.request.base !== null;
  // Of a delta every refused row is named, those of the next step too.
  if (!isDelta) refuseTooManyBadRows(loaded, total);
  const steps = builder.steps.length + 1;
  watcher.progress({ done: 0, total: steps, phase: 'index' });
  noteRefused(loaded, builder.settle(isDelta ? total : total * MOST_REFUSED - loaded.refusedCount));
  if (isDelta) refuseAnyBadRow(loaded, total);
  else refuseTooManyBadRows(loaded, total);
  for (const [done, step] of builder.steps.entries()) {
    watcher.progress({ done: done + 1, total: steps, phase: 'index' });
    if (await isCancelled(run)) return cancelled(builder);
    step();
  }
  // The last moment to cancel: after it the file takes its name.
  if (await isCancelled(run)) return cancelled(builder);
  watcher.progress({ done: 0, total: 1, phase: 'store' });
  refuseMassDrop(run);
  return publish(run, loaded);
}

/** Messages come in while this waits; without it a cancellation would wait for the whole of the work. */
async function isCancelled({ watcher }: ImportRun): Promise<boolean> {
  await setImmediate();
  return watcher.isCancelled();
}

function publish({ request, source, builder }: BuildRun, loaded: Loaded): RosterOutcome {
  const { refusedCount: refusedRows, warnings } = loaded;
  const { format, sha256 } = source;
  const { asOf } = request;
  const published = builder.publish({ refused: refusedRows, asOf, baseAsOf: request.base?.asOf ?? null, sha256 });
  const ignoredColumns = loaded.header?.ignored ?? 0;
  return {
    state: 'done',
    summary: { ...published, asOf, sha256, format, ignoredColumns, refusedRows, warnings },
  };
}

/** A list that was cut off, or of another place, would make most people strangers at the window (sync rule 27). */
function refuseMassDrop({ request: { guard = null }, builder }: BuildRun): void {
  if (guard === null) return;
  const { people, dropped } = builder.compare(guard.path);
  if (dropped * 100 <= people * guard.percent) return;
  const percent = Math.floor((dropped * 1000) / people) / 10;
  throw new AppError('roster-drop', { dropped, people, percent, limit: guard.percent });
}

function cancelled(builder: RosterBuilder): RosterOutcome {
  builder.discard();
  return { state: 'cancelled' };
}

/** A delta taken in part would leave old facts under the new as-of day. */
function refuseAnyBadRow({ refusedCount: bad, examples }: Loaded, total: number): void {
  if (bad === 0) return;
  const rows = examples.toSorted((a, b) => a.line - b.line);
  throw new AppError('roster-delta-refused-rows', { bad, total, rows });
}

function refuseTooManyBadRows(loaded: Loaded, total: number): void {
  if (loaded.refusedCount <= total * MOST_REFUSED) return;
  throw new AppError('roster-too-many-bad-rows', {
    bad: loaded.refusedCount,
    total,
    first: loaded.examples.slice(0, 3),
  });
}
