/** 'roster.refused': the rows a version did not take, as a CSV to send back (counter rule 12). */
import { setImmediate } from 'node:timers/promises';
import { REFUSED_CSV_HEADER, refusedCsvLines } from '../../shared/refused-csv.ts';
import { AppError } from '../../shared/errors.ts';
import { deskOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { rosterPath } from './files.ts';
import { openRoster, type Roster } from './store.ts';
import { rosterVersionsOf } from './versions.ts';

/** By it spreadsheets know UTF-8. */
const MARK = '\uFEFF';

/** Rows at a time, with other work between: a fifth of a million may be refused. */
const PIECE = 5000;

/** Line, column and reason of every refused row; no data of a person. Errors: 'roster-version-gone'. */
export const refusedFile: QueryHandler<'roster.refused'> = async (call, { version }) => {
  const { db, folder, key } = deskOf(call);
  const { current, previous } = rosterVersionsOf(db);
  const known = [current, previous].find((roster) => roster?.version === version) ?? null;
  if (known === null) throw new AppError('roster-version-gone', { version });
  const roster = openRoster(rosterPath(folder, version), key);
  try {
    const bytes = Buffer.from(`${MARK}${REFUSED_CSV_HEADER}${await refusedLines(roster)}`);
    const name = `参保名单未采用行-第${version}版.csv`;
    return { ticket: call.app.downloads.put({ bytes, type: 'text/csv; charset=utf-8', name }), name };
  } finally {
    roster.close();
  }
};

async function refusedLines(roster: Roster): Promise<string> {
  let text = '';
  let after = 0;
  for (;;) {
    const piece = roster.refused(after, PIECE);
    text += refusedCsvLines(piece);
    after = piece.at(-1)?.line ?? after;
    if (piece.length < PIECE) return text;
    await setImmediate();
  }
}
