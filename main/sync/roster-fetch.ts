/** Fetches an offered roster piece by piece and builds it like one an operator brings; what a break leaves is used again. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { seal, sha256, startSha256, unseal } from '../crypto.ts';
import { databaseError } from '../database/database-error.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { limitsInForce } from '../feed/limits.ts';
import { type Progress, startJob } from '../jobs/jobs.ts';
import { noteFault } from '../note-fault.ts';
import { buildAndSwitch, requireTimely } from '../roster/methods.ts';
import { askBytes, type Correspondence } from './request.ts';
import { nextOffer, type RosterOffer } from './roster-offer.ts';
import { putStop, stopOf } from './roster-stops.ts';

/**
 * Starts the job unless nothing is offered, one runs, or the offer waits for an administrator. Throws what storage says; what
 * goes wrong in the job stands with the job and the offer.
 */
export function takeOfferedRoster(call: Call, centre: (signal: AbortSignal) => Correspondence): void {
  const { db } = deskOf(call);
  const offer = nextOffer(call);
  if (offer === null || isBusy(call)) return;
  const stop = stopOf(db, offer.sha256);
  if (stop !== null && stop.approvedBy === null) return;
  // Whoever said 仍然采用 to another reason has not said that so many may go.
  const mayDrop = stop?.trouble.code === 'roster-drop';
  startJob(call, 'roster.import', async (report, cancelled) => {
    try {
      return await takeOffer(call, centre(cancelled), offer, mayDrop, report, cancelled);
    } catch (cause) {
      stopOffer(call, offer, reasonOf(call, cause, cancelled));
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
  mayDrop: boolean,
  report: (progress: Progress) => void,
  cancelled: AbortSignal,
): Promise<unknown> {
  const { asOf, base, fileName } = offer;
  requireTimely(call, asOf, base);
  const bytes = await fetchAll(call, centre, offer, report);
  const file = { name: fileName, content: { bytes } };
  const guard = mayDrop ? {} : { mostDropped: limitsInForce(deskOf(call).db).rosterDropPercent };
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
  await dropOtherPieces(incoming(call), chunks);
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

/** What an offer left that another one has taken the place of. */
async function dropOtherPieces(folder: string, chunks: readonly string[]): Promise<void> {
  const wanted = new Set(chunks);
  const others = (await readdir(folder)).filter((name) => !wanted.has(name));
  for (const name of others) await rm(join(folder, name), { recursive: true, force: true });
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

/** Null: the next round tries again. */
function stopOffer(call: Call, { sha256: offered }: RosterOffer, why: AppError | null): void {
  if (why === null) return;
  const { app } = call;
  deskOf(call).db.transaction((writer) => putStop(writer, app.ports, offered, why));
  app.emit({ kind: 'changed', topic: 'sync' });
}

/** What a new try would not mend waits for a person; a line that broke and a program that ended do not. */
function reasonOf({ app }: Call, cause: unknown, { aborted, reason }: AbortSignal): AppError | null {
  if (aborted) return reason instanceof AppError ? cancelledBy(reason) : null;
  const known = databaseError(cause, app.ports.dataDir);
  if (known instanceof AppError) return isPassing(known) ? null : known;
  return new AppError('roster-offer-fault', { reference: noteFault(app.ports, 'roster-offer-fault', known) });
}

function cancelledBy({ details }: AppError): AppError {
  // 'jobs.cancel' gave the reason, 'job-cancelled'.
  return new AppError('roster-offer-cancelled', details as { readonly operatorNo: string });
}

function isPassing({ code }: AppError): boolean {
  return /^(line-|centre-said$|disk-|folder-|database-|job-busy$|roster-piece-differs$)/.test(code);
}
