/** Fetches an offered roster piece by piece and builds it like one an operator brings; what a break leaves is used again. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatInstant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { seal, sha256, startSha256, unseal } from '../crypto.ts';
import { databaseError } from '../database/database-error.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { limitsInForce } from '../feed/limits.ts';
import { type Progress, startJob } from '../jobs/jobs.ts';
import { buildAndSwitch, requireTimely } from '../roster/methods.ts';
import { troubleOf } from './line-state.ts';
import { askBytes, type Correspondence } from './request.ts';
import { nextOffer, type RosterOffer, stopOf } from './roster-offer.ts';

/** Starts the job unless nothing is offered, one runs, or the offer waits for an administrator. Never throws. */
export function takeOfferedRoster(call: Call, centre: (signal: AbortSignal) => Correspondence): void {
  const { db } = deskOf(call);
  const offer = nextOffer(db);
  if (offer === null || isBusy(call)) return;
  const stop = stopOf(db, offer.sha256);
  if (stop !== null && stop.approvedBy === null) return;
  startJob(call, 'roster.import', async (report, cancelled) => {
    try {
      return await takeOffer(call, centre(cancelled), offer, stop !== null, report, cancelled);
    } catch (cause) {
      if (!cancelled.aborted) stopOffer(call, offer, cause);
      throw cause;
    }
  });
}

function isBusy({ app }: Call): boolean {
  return [...app.jobs.running.values()].some(({ job }) => job.method === 'roster.import' && job.state === 'running');
}

async function takeOffer(
  call: Call,
  centre: Correspondence,
  offer: RosterOffer,
  isApproved: boolean,
  report: (progress: Progress) => void,
  cancelled: AbortSignal,
): Promise<unknown> {
  const { asOf, base, fileName } = offer;
  requireTimely(call, asOf, base);
  const bytes = await fetchAll(call, centre, offer, report);
  const file = { name: fileName, content: { bytes } };
  const guard = isApproved ? {} : { mostDropped: limitsInForce(deskOf(call).db).rosterDropPercent };
  const outcome = await buildAndSwitch(call, { file, asOf, base, ...guard }, report, cancelled);
  await rm(incoming(call), { recursive: true, force: true });
  call.app.emit({ kind: 'changed', topic: 'sync' });
  return outcome;
}

async function fetchAll(
  call: Call,
  centre: Correspondence,
  { bytes: size, chunks, sha256: whole, fileName }: RosterOffer,
  report: (progress: Progress) => void,
): Promise<Uint8Array> {
  await mkdir(incoming(call), { recursive: true, mode: 0o700 });
  const all = new Uint8Array(size);
  const hash = startSha256();
  let at = 0;
  for (const [index, chunk] of chunks.entries()) {
    report({ done: index, total: chunks.length, phase: '接收中心下发的参保名单' });
    const piece = (await keptPiece(call, chunk)) ?? (await fetchPiece(call, centre, chunk));
    if (sha256(piece) !== chunk || at + piece.byteLength > size)
      throw new AppError('roster-piece-differs', { fileName });
    all.set(piece, at);
    hash.update(piece);
    at += piece.byteLength;
  }
  if (at !== size || hash.hex() !== whole) throw new AppError('roster-piece-differs', { fileName });
  return all;
}

/** Kept sealed under the desk's key: a roster never lies readable on the disk (DESIGN idea 11). */
async function fetchPiece(call: Call, centre: Correspondence, chunk: string): Promise<Uint8Array> {
  const piece = await askBytes(centre, `/v1/chunks/${chunk}`);
  if (sha256(piece) !== chunk) return piece;
  const path = join(incoming(call), chunk);
  await writeFile(`${path}.part`, seal(deskOf(call).key, piece, chunk), { mode: 0o600 });
  await rename(`${path}.part`, path);
  return piece;
}

async function keptPiece(call: Call, chunk: string): Promise<Uint8Array | null> {
  try {
    return unseal(deskOf(call).key, await readFile(join(incoming(call), chunk)), chunk);
  } catch {
    return null; // not here yet
  }
}

function incoming(call: Call): string {
  return join(deskOf(call).folder, 'incoming');
}

/** What a new try would not mend waits for a person; a line that broke is tried again with the next round. */
function stopOffer(call: Call, { sha256: offered }: RosterOffer, cause: unknown): void {
  const { app } = call;
  const { db, folder } = deskOf(call);
  const known = databaseError(cause, folder);
  if (!(known instanceof AppError) || isPassing(known)) return;
  const at = formatInstant(app.ports.clock.now());
  db.transaction((writer) =>
    writer.run(
      `INSERT INTO roster_stops (sha256, trouble, stopped_at, approved_by) VALUES (?, ?, ?, NULL)
       ON CONFLICT (sha256) DO UPDATE SET trouble = excluded.trouble, stopped_at = excluded.stopped_at, approved_by = NULL`,
      offered,
      JSON.stringify(troubleOf(known)),
      at,
    ),
  );
  app.emit({ kind: 'changed', topic: 'sync' });
}

function isPassing({ code }: AppError): boolean {
  return /^(line-|centre-said$|disk-|folder-|database-|job-busy$|roster-piece-differs$)/.test(code);
}
