/** A file's bytes as content-addressed pieces of 512 KiB, stored while they pass by. */
import { sha256, startSha256 } from '../crypto.ts';
import type { Transaction } from '../database/pool.ts';

const CHUNK_BYTES = 512 * 1024;

export interface Chunks {
  add(bytes: Uint8Array): Promise<void>;
  /** Stores the last piece; answers the whole's hash and length and the hashes of the pieces in order. */
  end(): Promise<{ readonly sha256: string; readonly bytes: number; readonly chunks: string[] }>;
}

/** A new file; the same piece twice is stored once. */
export function startChunks(db: Transaction): Chunks {
  const whole = startSha256();
  const chunks: string[] = [];
  let held = Buffer.alloc(0);
  let bytes = 0;
  const store = async (piece: Buffer): Promise<void> => {
    const hash = sha256(piece);
    await db.query('INSERT INTO chunks (sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING', [hash, piece]);
    chunks.push(hash);
  };
  return {
    add: async (more) => {
      whole.update(more);
      bytes += more.byteLength;
      held = Buffer.concat([held, more]);
      while (held.byteLength >= CHUNK_BYTES) {
        await store(held.subarray(0, CHUNK_BYTES));
        held = held.subarray(CHUNK_BYTES);
      }
    },
    end: async () => {
      if (held.byteLength > 0) await store(held);
      return { sha256: whole.hex(), bytes, chunks };
    },
  };
}
