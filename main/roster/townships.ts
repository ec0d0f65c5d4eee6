/** Townships as numbers: the indexes for searching begin with them. */
import { AppError } from '../../shared/errors.ts';
import type { Connection, WritableDatabase } from '../database/open.ts';

/** A province has some 2 000: more different texts mean that the column holds something else. */
const TOWNSHIP_LIMIT = 5000;

/** Answers a township's number, 0 where none is said; a new one is written. Errors: 'roster-too-many-townships'. */
export function startTownships(db: Connection): (writer: WritableDatabase, name: string | null) => number {
  const rows = db.all<{ township_id: number; name: string }>(
    'SELECT township_id, name FROM township WHERE name IS NOT NULL',
  );
  const known = new Map(rows.map(({ township_id, name }) => [name, township_id]));
  return (writer, name) => {
    if (name === null) return 0;
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= TOWNSHIP_LIMIT) throw new AppError('roster-too-many-townships', { limit: TOWNSHIP_LIMIT });
    const id = known.size + 1;
    writer.run('INSERT INTO township (township_id, name) VALUES (?, ?)', id, name);
    // A copy: a slice would keep the whole piece of text it was cut from in memory.
    known.set(Buffer.from(name).toString(), id);
    return id;
  };
}
