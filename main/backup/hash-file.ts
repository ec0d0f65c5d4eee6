/** SHA-256 of a file, read in pieces: a database need not fit into memory. */
import { closeSync, openSync, readSync } from 'node:fs';
import { startSha256 } from '../crypto.ts';

const PIECE_BYTES = 1024 * 1024;

/** The hash in hex, and how many bytes it covers. */
export function hashFile(path: string): { readonly sha256: string; readonly bytes: number } {
  const hash = startSha256();
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  const handle = openSync(path, 'r');
  let bytes = 0;
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(handle);
  }
  return { sha256: hash.hex(), bytes };
}
