/** Who has business here: derived from the policies person by person, and found by the beginning of a key. */
import type { Database, WritableDatabase } from '../database/open.ts';
import { personKeys } from './keys.ts';

interface SpeltRow {
  readonly psn_name: string;
  readonly township: string | null;
}

/** How one person stands in the policies: as insured, then as applicant for others; the newest first. */
const SPELLINGS = /* sql */ `
  SELECT psn_name, township, proposed_at, policy_id FROM policies WHERE certno = ? AND psn_name IS NOT NULL
  UNION ALL
  SELECT applicant_name, NULL, proposed_at, policy_id FROM policies WHERE applicant_certno = ?
  ORDER BY proposed_at DESC, policy_id DESC`;

/** Makes a person's rows anew from the policies; without any policy they are gone. Part of applying and of erasing. */
export function refreshPerson(db: WritableDatabase, certno: string): void {
  db.run('DELETE FROM search_keys WHERE certno = ?', certno);
  db.run('DELETE FROM people WHERE certno = ?', certno);
  const spellings = db.all<SpeltRow>(SPELLINGS, certno, certno);
  const [newest] = spellings;
  if (newest === undefined) return;
  const township = spellings.find((each) => each.township !== null)?.township ?? null;
  db.run('INSERT INTO people (certno, psn_name, township) VALUES (?, ?, ?)', certno, newest.psn_name, township);
  const names = [...new Set(spellings.map(({ psn_name }) => psn_name))];
  for (const key of personKeys(names, certno)) {
    db.run('INSERT INTO search_keys (key, certno, township) VALUES (?, ?, ?)', key, certno, township);
  }
}

/** How a person's name is written in the policies here, the newest first; a spelling may come more than once. */
export function spellingsOf(db: Database, certno: string): string[] {
  return db.all<SpeltRow>(SPELLINGS, certno, certno).map(({ psn_name }) => psn_name);
}

export interface PersonRow {
  readonly certno: string;
  readonly psn_name: string;
  readonly township: string | null;
}

/** Ends a range of keys that begin alike: no character stands behind it. */
const LAST = '\u{10ffff}';

/** So many people are answered; a bound parameter in its place makes the search four times as long. */
export const MOST = 20;

/** How many keys of a short beginning are looked through for the own township. */
const RANKED = 4000;

/**
 * Exactly this key before those that begin with it, the own township first within each (DESIGN §5). In the order of the
 * tree the exact ones come first, so that the bound never loses them; a beginning that more keys share is too short to
 * tell anybody apart.
 */
export const FIND_BY_KEY = /* sql */ `
  SELECT people.certno, psn_name, people.township
  FROM (
    SELECT certno, max(key = ?) AS is_exact, max(coalesce(township = ?, 0)) AS is_own, min(key) AS first_key
    FROM (SELECT key, certno, township FROM search_keys WHERE key >= ? AND key < ? LIMIT ${RANKED})
    GROUP BY certno ORDER BY is_exact DESC, is_own DESC, first_key, certno LIMIT ${MOST}
  ) AS found CROSS JOIN people ON people.certno = found.certno
  ORDER BY is_exact DESC, is_own DESC, first_key, found.certno`;

/** People one of whose keys begins with this one. */
export function findByKey(db: Database, key: string, township: string | null): PersonRow[] {
  return db.all<PersonRow>(FIND_BY_KEY, key, township, key, key + LAST);
}

/** One person with business here, or null. */
export function findPerson(db: Database, certno: string): PersonRow | null {
  return db.one<PersonRow>('SELECT certno, psn_name, township FROM people WHERE certno = ?', certno) ?? null;
}
