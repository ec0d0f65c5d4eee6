/** Documents of the journal by the place their rows remember: what a window froze, read as its own type says. */
import { readTried, isTriedType, type Tried } from '../../shared/entries/tried.ts';
import type { Database } from '../database/pool.ts';
import { readEntry, type StoredRow } from '../judge/entry.ts';

export interface DocumentPlace {
  readonly desk_code: string;
  readonly epoch: string;
  readonly seq: number;
}

/** What a trial froze; null once its document was erased. */
export async function triedAt(db: Database, place: DocumentPlace): Promise<Tried | null> {
  const { entry, body } = await entryAt(db, place);
  if (!isTriedType(entry.type)) throw new TypeError(`a trial rests on ${entry.type}`);
  return body === null ? null : readTried(entry.type, body);
}

/** One entry of the business chain. A row remembers a place that was read before, so that it is there and readable. */
export async function entryAt(db: Database, { desk_code, epoch, seq }: DocumentPlace) {
  const { rows } = await db.query<StoredRow>(
    `SELECT desk_code, '' AS admdvs, epoch, seq, received_ms, bytes, salt, body FROM journal
     WHERE desk_code = $1 AND epoch = $2 AND chain = 'business' AND seq = $3`,
    [desk_code, epoch, seq],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`no entry ${seq} of ${desk_code}`);
  return readEntry(row);
}
