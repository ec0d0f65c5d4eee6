/** Bytes that the same seed gives again: for the demonstration, benches and tests, never for a real desk. */
import { sha256 } from '../crypto.ts';
import type { Randomness } from '../ports.ts';

/** An endless stream: SHA-256 over the seed and a counter. */
export function seededBytes(seed: number): Randomness {
  let block = 0;
  let pool = Buffer.alloc(0);
  return {
    bytes: (size) => {
      while (pool.length < size) {
        pool = Buffer.concat([pool, Buffer.from(sha256(`joint-desk demo ${seed} ${block}`), 'hex')]);
        block += 1;
      }
      const taken = pool.subarray(0, size);
      pool = pool.subarray(size);
      return Uint8Array.from(taken);
    },
  };
}
