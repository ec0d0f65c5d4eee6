/** What happened by hour of a day, and by day of the week that ends with it. */
import type { TodaysBusiness } from '../../shared/contract/workbench.ts';
import { addDays, type LocalDate } from '../../shared/dates.ts';
import { fen, ZERO } from '../../shared/money.ts';
import type { Database } from '../database/open.ts';

type Hour = TodaysBusiness['hours'][number];
type Day = TodaysBusiness['days'][number];

interface Slot {
  readonly slot: string;
  readonly proposals: number;
  readonly collected: number;
  readonly claims: number;
}

/** The hours of a day in which something happened. */
export function hoursOf(db: Database, day: LocalDate): Hour[] {
  const end = addDays(day, 1);
  const rows = db.all<Slot>(HOURS, day, end, day, day, end);
  return rows.map(({ slot, ...beat }) => ({ hour: Number(slot), ...beat, collected: fen(beat.collected) }));
}

/** Seven days, `last` being the last; a day on which nothing happened is all zeros. */
export function weekOf(db: Database, last: LocalDate): Day[] {
  const first = addDays(last, -6);
  const end = addDays(last, 1);
  const rows = db.all<Slot>(DAYS, first, end, first, last, first, end);
  return Array.from({ length: 7 }, (_, at) => {
    const day = addDays(first, at);
    const row = rows.find(({ slot }) => slot === day);
    if (row === undefined) return { day, proposals: 0, collected: ZERO, claims: 0 };
    return { day, proposals: row.proposals, collected: fen(row.collected), claims: row.claims };
  });
}

/** Three kinds of act, each with its slot, added up by slot. */
function beats(proposals: string, collected: string, claims: string): string {
  return /* sql */ `
    SELECT slot, sum(proposals) AS proposals, sum(collected) AS collected, sum(claims) AS claims FROM (
      SELECT ${proposals} AS slot, 1 AS proposals, 0 AS collected, 0 AS claims FROM policies
        WHERE proposed_at >= ? AND proposed_at < ?
      UNION ALL ${collected}
      UNION ALL SELECT ${claims}, 0, 0, 1 FROM claims WHERE opened_at >= ? AND opened_at < ?
    ) GROUP BY slot ORDER BY slot`;
}

/** The hour of a payment's settling stands in its entry only. */
const HOURS = beats(
  'substr(proposed_at, 12, 2)',
  `SELECT substr(journal.bytes ->> '$.at', 12, 2), 0, kept_fen, 0
   FROM payments JOIN journal ON journal.id = settled_entry_id WHERE settled_day = ? AND state = 'collected'`,
  'substr(opened_at, 12, 2)',
);

const DAYS = beats(
  'substr(proposed_at, 1, 10)',
  `SELECT settled_day, 0, kept_fen, 0 FROM payments WHERE settled_day BETWEEN ? AND ? AND state = 'collected'`,
  'substr(opened_at, 1, 10)',
);
