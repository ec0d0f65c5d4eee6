/** Writes packages of a channel: number, link and signature in the caller's transaction (DESIGN idea 4). */
import canonicalize from 'canonicalize';
import { formatInstant } from '../../shared/dates.ts';
import { NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import type { Channel } from '../../shared/sync/channel.ts';
import { CHANNEL_ITEMS, type FeedItem } from '../../shared/sync/feed-item.ts';
import { type FeedPackage, PACKAGE_ITEMS, packageSchema } from '../../shared/sync/package.ts';
import { sha256 } from '../crypto.ts';
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';

/** Appends items to a channel in as many packages as they need; answers the newest number. Nothing to say writes nothing. */
export async function publish(
  db: Transaction,
  ports: Pick<CentralPorts, 'clock' | 'key'>,
  channel: Channel,
  items: readonly FeedItem[],
): Promise<number | null> {
  requireFitting(channel, items);
  let newest: number | null = null;
  for (let at = 0; at < items.length; at += PACKAGE_ITEMS) {
    newest = await writePackage(db, ports, channel, items.slice(at, at + PACKAGE_ITEMS));
  }
  return newest;
}

function requireFitting(channel: Channel, items: readonly FeedItem[]): void {
  // The part before the slash of a channel name is one of the three kinds.
  const allowed = CHANNEL_ITEMS[channel.split('/')[0] as keyof typeof CHANNEL_ITEMS];
  const stray = items.find(({ kind }) => !allowed.includes(kind));
  if (stray !== undefined) throw new RangeError(`${stray.kind} does not belong into ${channel}`);
}

async function writePackage(
  db: Transaction,
  { clock, key }: Pick<CentralPorts, 'clock' | 'key'>,
  channel: Channel,
  items: readonly FeedItem[],
): Promise<number> {
  const { n, prev } = await nextNumber(db, channel);
  const at = formatInstant(clock.now());
  const draft: FeedPackage = { v: 2, alg: 'sha256', channel, n, prev, at, items: [...items] };
  const bytes = canonicalize(packageSchema.parse(draft));
  if (bytes === undefined) throw new TypeError('nothing to canonicalise');
  const hash = sha256(bytes);
  await db.query('INSERT INTO packages (channel, n, bytes, hash, signature) VALUES ($1, $2, $3, $4, $5)', [
    channel,
    n,
    bytes,
    hash,
    key.sign(bytes),
  ]);
  await db.query('UPDATE channels SET last_hash = $2 WHERE channel = $1', [channel, hash]);
  return n;
}

/** The channel's row is locked until the caller commits: whoever publishes next waits and gets the next number. */
async function nextNumber(db: Transaction, channel: Channel): Promise<{ n: number; prev: string }> {
  const { rows } = await db.query<{ n: number; prev: string }>(
    `INSERT INTO channels (channel, last, last_hash) VALUES ($1, 1, $2)
     ON CONFLICT (channel) DO UPDATE SET last = channels.last + 1
     RETURNING last AS n, last_hash AS prev`,
    [channel, NO_PREVIOUS_HASH],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`channel ${channel} gave no number`);
  return row;
}
