/** The bytes of a roster file in pieces, from a path or from memory; read twice, never held whole when on a disk. */
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from '../database/database-error.ts';
import type { RosterSource } from './messages.ts';

/** One piece, and so how long a cancellation may wait: about 7 000 lines. */
const CHUNK_BYTES = 1024 * 1024;

/** The size in bytes; 'roster-file-missing' when there is no such file. */
export async function sourceSize(source: RosterSource): Promise<number> {
  if (source.kind === 'bytes') return source.bytes.byteLength;
  try {
    return (await stat(source.path)).size;
  } catch (cause) {
    throw sourceError(cause, source.path);
  }
}

/** What the first bytes say: an XLSX is a ZIP, an old .xls or one with a password is an OLE file, all else must be text. */
export function formatOf(head: Uint8Array): 'xlsx' | 'xls' | 'text' {
  const hex = Buffer.from(head).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'xlsx';
  return hex.startsWith('d0cf11e0a1b11ae1') ? 'xls' : 'text';
}

/** The first bytes of the file, as many as `formatOf` needs. */
export async function sourceHead(source: RosterSource): Promise<Uint8Array> {
  for await (const chunk of sourceChunks(source)) return Uint8Array.from(chunk.subarray(0, 8));
  return new Uint8Array();
}

/** The whole file in memory, for forms that cannot be read in pieces; the caller has bounded its size. */
export async function sourceBytes(source: RosterSource): Promise<Uint8Array> {
  if (source.kind === 'bytes') return source.bytes;
  try {
    return await readFile(source.path);
  } catch (cause) {
    throw sourceError(cause, source.path);
  }
}

/** The pieces in order; each is good until the next is asked for. */
export async function* sourceChunks(source: RosterSource): AsyncGenerator<Buffer> {
  if (source.kind === 'file') return yield* fileChunks(source.path);
  const { buffer, byteOffset, byteLength } = source.bytes;
  for (let at = 0; at < byteLength; at += CHUNK_BYTES) {
    yield Buffer.from(buffer, byteOffset + at, Math.min(CHUNK_BYTES, byteLength - at));
    // Lets messages in: without it a cancellation would wait for the whole of a file in memory.
    await setImmediate();
  }
}

async function* fileChunks(path: string): AsyncGenerator<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw sourceError(cause, path);
  });
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function sourceError(cause: unknown, path: string): unknown {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  return isMissing ? new AppError('roster-file-missing', { name: basename(path) }) : databaseError(cause, path);
}
