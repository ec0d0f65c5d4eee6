/** What an epoch without a letter from the centre puts into its paper numbers (DESIGN §7). */
import type { Database } from '../database/open.ts';
import type { Randomness } from '../ports.ts';

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Two random base-32 characters that no epoch this desk knows of has used. */
export function unconfirmedMark(db: Pick<Database, 'one'>, randomness: Randomness): string {
  for (;;) {
    const mark = [...randomness.bytes(2)].map((byte) => BASE32.charAt(byte % 32)).join('');
    if (db.one('SELECT 1 FROM epochs WHERE mark = ?', mark) === undefined) return mark;
  }
}
