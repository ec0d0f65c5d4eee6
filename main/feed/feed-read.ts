/** When a channel of the feed was last read to its end: figures that did not change since are as fresh as that (DESIGN idea 8). */
import { formatInstant, instant, type Instant } from '../../shared/dates.ts';
import type { Database, WritableDatabase } from '../database/open.ts';

/** The centre answered that nothing further waits in the channel. */
export function markFeedRead(db: WritableDatabase, channel: string, at: Instant): void {
  db.run(
    'INSERT INTO feed_read (channel, read_at) VALUES (?, ?) ON CONFLICT (channel) DO UPDATE SET read_at = excluded.read_at',
    channel,
    at,
  );
}

/** Null before the first time. */
export function feedReadAt(db: Database, channel: string): { readonly at: Instant; readonly text: string } | null {
  const row = db.one<{ read_at: number }>('SELECT read_at FROM feed_read WHERE channel = ?', channel);
  if (row === undefined) return null;
  const at = instant(row.read_at);
  return { at, text: formatInstant(at) };
}
