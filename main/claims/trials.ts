/** Trials as journaled: the body of whatever version it was written as, read as the newest. */
import { isTriedType, readTried, type Tried } from '../../shared/entries/tried.ts';
import type { Database } from '../database/open.ts';

/** What a trial froze; null once it was destroyed, or for a trial this desk never made. */
export function triedBody(db: Database, settlementId: string): Tried | null {
  const row = db.one<{ type: string; body: string | null }>(
    `SELECT type, body FROM settlements JOIN journal ON journal.id = settlements.entry_id
     JOIN documents ON documents.entry_id = journal.id WHERE settlement_id = ?`,
    settlementId,
  );
  if (row === undefined || row.body === null) return null;
  if (!isTriedType(row.type)) throw new TypeError(`settlement ${settlementId} rests on ${row.type}`);
  return readTried(row.type, JSON.parse(row.body));
}
