/** Rows that cannot both be true: the same insurance twice, or one certificate number with two people's facts. */
import type { RefusedRow } from '../../shared/errors/roster.ts';
import type { Database } from '../database/open.ts';

/** Facts that every row of one certificate number must share, and the columns that say them. */
const SHARED_FACTS = {
  psn_no: 'psn_no',
  psn_cert_type: 'psn_cert_type',
  psn_name: 'psn_name',
  gend: 'gend',
  brdy: 'brdy',
  township_id: 'township',
} as const;

type Fact = keyof typeof SHARED_FACTS;

type PersonFacts = { readonly line: number; readonly certno: string } & { readonly [F in Fact]: string | number };

/** The rows in question: a whole roster, or the changes of a delta. */
type Table = 'insurance' | 'change';

/**
 * The second and later rows of each contradiction, with the line they contradict; needs the table's index.
 * Stops looking past `most`: such a file is refused whole, and a doubled one must not fill the memory.
 */
export function findContradictions(db: Database, table: Table, most: number): readonly RefusedRow[] {
  const refused = new Map<number, RefusedRow>();
  const finders = [differingPeople, repeatedInsurances, ...(table === 'change' ? [missingRemovals] : [])];
  for (const find of finders) {
    for (const row of find(db, table)) {
      refused.set(row.line, row);
      if (refused.size > most) break;
    }
  }
  return [...refused.values()].toSorted((a, b) => a.line - b.line);
}

function* repeatedInsurances(db: Database, table: Table): Generator<RefusedRow> {
  const rows = db.iterate<{ line: number; first: number }>(`
    SELECT ${table}.row_id AS line, first FROM (
      SELECT certno, insutype, insuplc_admdvs, min(row_id) AS first FROM ${table}
      GROUP BY certno, insutype, insuplc_admdvs HAVING count(*) > 1
    ) CROSS JOIN ${table} USING (certno, insutype, insuplc_admdvs) WHERE ${table}.row_id <> first`);
  for (const { line, first } of rows) {
    yield { line, field: 'insutype', reason: `证件号码、险种和参保地与第 ${first} 行重复` };
  }
}

function* differingPeople(db: Database, table: Table): Generator<RefusedRow> {
  const told = table === 'change' ? "op = 'upsert'" : 'true';
  const rows = db.iterate<PersonFacts>(`
    SELECT row_id AS line, certno, ${Object.keys(SHARED_FACTS).join(', ')} FROM ${table}
    WHERE certno IN (SELECT certno FROM ${table} GROUP BY certno HAVING count(*) > 1) AND ${told}
    ORDER BY certno, row_id`);
  let first: PersonFacts | null = null;
  for (const row of rows) {
    if (first === null || first.certno !== row.certno) {
      first = row;
      continue;
    }
    const known = first;
    const fact = FACTS.find((name) => row[name] !== known[name]);
    if (fact === undefined) continue;
    yield { line: row.line, field: SHARED_FACTS[fact], reason: `与第 ${known.line} 行同一证件号码的内容不一致` };
  }
}

// The keys of a constant object are the names it is written with.
const FACTS = Object.keys(SHARED_FACTS) as readonly Fact[];

/** A delta that removes what is not there was made for another roster. */
function* missingRemovals(db: Database): Generator<RefusedRow> {
  const rows = db.iterate<{ line: number }>(`
    SELECT row_id AS line FROM change WHERE op = 'delete' AND NOT EXISTS (
      SELECT 1 FROM insurance AS known WHERE known.certno = change.certno AND known.insutype = change.insutype
        AND known.insuplc_admdvs = change.insuplc_admdvs)`);
  for (const { line } of rows) yield { line, field: 'op', reason: '参保库中没有该参保记录，无可删除' };
}
