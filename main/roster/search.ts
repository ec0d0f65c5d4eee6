/** Finds people of a roster file by the beginning of their name, pinyin or initials (DESIGN §5). */
import { localDate, type LocalDate } from '../../shared/dates.ts';
import type { NameQuery } from '../names/name-keys.ts';
import type { Database } from '../database/open.ts';

/** A person found by name, with what tells two of one name apart. */
export interface RosterHit {
  readonly certno: string;
  readonly psn_cert_type: string;
  readonly psn_name: string;
  readonly gend: string;
  readonly brdy: LocalDate;
  readonly township: string | null;
}

/** What is looked for, where the desk is, and how many are wanted. */
export interface RosterSearch {
  readonly query: NameQuery;
  /** The desk's own township as the roster spells it; null when it is not set. */
  readonly township: string | null;
  readonly limit: number;
}

/** Each is read along an index that begins with the township. */
const KEYS = { name: ['name_key'], letters: ['pinyin', 'initials', 'letters'] } as const;

type Key = (typeof KEYS)[keyof typeof KEYS][number];

/** Above every character, so that `key < typed + LAST` ends what begins with `typed`. */
const LAST = '\u{10ffff}';

interface HitRow {
  readonly certno: string;
  readonly psn_cert_type: string;
  readonly psn_name: string;
  readonly gend: string;
  readonly brdy: string;
  readonly township: string | null;
}

/**
 * At most `limit` people, each once: who has exactly this name (own township first), then whose name begins so (own
 * township first). Nothing is scanned beyond what is answered.
 */
export function searchPeople(db: Database, { query, township, limit }: RosterSearch): readonly RosterHit[] {
  const found = new Map<string, RosterHit>();
  const own = ownTownship(db, township);
  const [from, to] = [query.key, query.key + LAST];
  for (const reach of ['exact', 'prefix'] as const) {
    for (const where of own === null ? (['elsewhere'] as const) : (['own', 'elsewhere'] as const)) {
      for (const key of KEYS[query.kind]) {
        const sql = sqlOf(key, reach, where);
        for (const row of db.iterate<HitRow>(sql, ...(reach === 'exact' ? [from] : [from, to]), own ?? -1)) {
          if (!found.has(row.certno)) found.set(row.certno, { ...row, brdy: localDate(row.brdy) });
          if (found.size >= limit) return [...found.values()];
        }
      }
    }
  }
  return [...found.values()];
}

function ownTownship(db: Database, township: string | null): number | null {
  if (township === null) return null;
  const row = db.one<{ township_id: number }>('SELECT township_id FROM township WHERE name = ?', township);
  return row?.township_id ?? null;
}

/** Parameters: the key (exact), or from and to (prefix); then the own township. CROSS JOIN keeps the order of reading. */
function sqlOf(key: Key, reach: 'exact' | 'prefix', where: 'own' | 'elsewhere'): string {
  const source = key === 'letters' ? 'other_reading AS k CROSS JOIN insurance AS p USING (row_id)' : 'insurance AS k';
  const person = key === 'letters' ? 'p' : 'k';
  const matches = reach === 'exact' ? `k.${key} = ?` : `k.${key} > ? AND k.${key} < ?`;
  return `
    SELECT ${person}.certno, ${person}.psn_cert_type, ${person}.psn_name, ${person}.gend, ${person}.brdy, t.name AS township
    FROM township AS t CROSS JOIN ${source}
    WHERE k.township_id = t.township_id AND ${matches} AND t.township_id ${where === 'own' ? '=' : '<>'} ?`;
}
