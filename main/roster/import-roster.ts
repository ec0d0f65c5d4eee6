/** From a CSV to a roster file: scan, load, index, store. Runs in a worker (DESIGN idea 9, counter rule 4). */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { startSha256 } from '../crypto.ts';
import { databaseError } from '../database/database-error.ts';
import { startBuilder, type RosterBuilder } from './builder.ts';
import { loadRows, noteRefused, type Loaded } from './load.ts';
import type { RosterImportRequest, RosterOutcome } from './messages.ts';
import type { BuildRun, ImportRun, ImportWatcher, Scanned } from './run.ts';
import { encodingOf, endsWithNewline, scanBytes, startScan } from './scan.ts';
import { sourceChunks, sourceSize } from './source.ts';

/** More refused rows than this share of the file mean that the file is wrong, not the rows. */
const MOST_REFUSED = 0.2;

/**
 * Builds `request.target`. On any error and on cancel nothing is left behind and no roster in use is touched.
 * Errors: the 'roster-…' codes, 'disk-full', 'folder-read-only', 'disk-failed'.
 */
export async function importRoster(request: RosterImportRequest, watcher: ImportWatcher): Promise<RosterOutcome> {
  const run: ImportRun = { request, watcher, size: await sourceSize(request.source) };
  const scanned = await scanSource(run);
  if (scanned === null) return { state: 'cancelled' };
  const builder = startBuilder(request.target, request.key);
  try {
    return await build({ ...run, scanned, builder });
  } catch (cause) {
    builder.discard();
    throw databaseError(cause, request.target);
  }
}

async function scanSource({ request, watcher, size }: ImportRun): Promise<Scanned | null> {
  const scan = startScan();
  const hash = startSha256();
  for await (const chunk of sourceChunks(request.source)) {
    if (watcher.isCancelled()) return null;
    scanBytes(scan, chunk);
    hash.update(chunk);
    watcher.progress({ done: scan.bytes, total: size, phase: 'scan' });
  }
  const isEnded = endsWithNewline(scan);
  // `line` stands behind the last line end; the first line is the header.
  const rows = Math.max(0, scan.line - (isEnded ? 2 : 1));
  return { encoding: encodingOf(scan), sha256: hash.hex(), endsWithNewline: isEnded, rows };
}

async function build(run: BuildRun): Promise<RosterOutcome> {
  const { builder, watcher } = run;
  const loaded = await loadRows(run);
  if (loaded === null) return cancelled(builder);
  const total = loaded.accepted + loaded.refusedCount;
  if (total === 0) throw new AppError('roster-no-rows', {});
  refuseTooManyBadRows(loaded, total);
  watcher.progress({ done: 0, total: 1, phase: 'index' });
  noteRefused(loaded, builder.settle(total * MOST_REFUSED - loaded.refusedCount));
  refuseTooManyBadRows(loaded, total);
  // The last moment to cancel: after it the file takes its name.
  await setImmediate();
  if (watcher.isCancelled()) return cancelled(builder);
  watcher.progress({ done: 0, total: 1, phase: 'store' });
  return publish(run, loaded, total - loaded.refusedCount);
}

function publish({ request, scanned, builder }: BuildRun, loaded: Loaded, rows: number): RosterOutcome {
  const { refused, refusedCount: refusedRows, warnings } = loaded;
  const { encoding, sha256 } = scanned;
  const { asOf } = request;
  const people = builder.publish({ rows, refused: refusedRows, asOf, sha256 });
  const ignoredColumns = loaded.header?.ignored ?? 0;
  return {
    state: 'done',
    summary: { rows, people, asOf, sha256, encoding, ignoredColumns, refusedRows, refused, warnings },
  };
}

function cancelled(builder: RosterBuilder): RosterOutcome {
  builder.discard();
  return { state: 'cancelled' };
}

function refuseTooManyBadRows(loaded: Loaded, total: number): void {
  if (loaded.refusedCount <= total * MOST_REFUSED) return;
  throw new AppError('roster-too-many-bad-rows', {
    bad: loaded.refusedCount,
    total,
    first: loaded.refused.slice(0, 3),
  });
}
