/** What a channel has to say after a number. */
import type { Channel } from '../../shared/sync/channel.ts';
import type { SignedPackage } from '../../shared/sync/package.ts';
import type { Database } from '../database/pool.ts';

/** Packages in one answer, and their bytes; one package at least, whatever its size. */
const MOST_PACKAGES = 200;
const MOST_BYTES = 4 * 1024 * 1024;

interface Row {
  readonly bytes: string;
  readonly signature: string;
}

/** The next packages of a channel in order, and the channel's newest number; 0 where nothing was ever said. */
export async function packagesAfter(
  db: Database,
  channel: Channel,
  after: number,
): Promise<{ packages: SignedPackage[]; newest: number }> {
  const { rows } = await db.query<Row>(
    `SELECT bytes, signature FROM (
       SELECT n, bytes, signature, sum(octet_length(bytes)) OVER (ORDER BY n) AS size
       FROM packages WHERE channel = $1 AND n > $2 AND n <= $2 + $3
     ) AS sized
     WHERE size <= $4 OR n = $2 + 1
     ORDER BY n`,
    [channel, after, MOST_PACKAGES, MOST_BYTES],
  );
  // Asked last: never less than what is handed out.
  const newest = await db.query<{ last: number }>('SELECT last FROM channels WHERE channel = $1', [channel]);
  const packages = rows.map(({ bytes, signature }) => ({
    bytes,
    signature: { alg: 'ed25519' as const, value: signature },
  }));
  return { packages, newest: newest.rows[0]?.last ?? 0 };
}
