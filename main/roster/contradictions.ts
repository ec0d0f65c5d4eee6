/** Rows that cannot both be true: the same insurance twice, or one certificate number with two people's facts. */
import type { RefusedRow } from '../../shared/errors/roster.ts';
import type { Database } from '../database/open.ts';

/** Facts that every row of one certificate number must share. */
const SHARED_FACTS = ['psn_no', 'psn_cert_type', 'psn_name', 'gend', 'brdy', 'township'] as const;

type PersonFacts = { readonly line: number; readonly certno: string } & {
  readonly [fact in (typeof SHARED_FACTS)[number]]: string | null;
};

/**
 * The second and later rows of each contradiction, with the line they contradict; needs the index.
 * Stops looking past `most`: such a file is refused whole, and a doubled one must not fill the memory.
 */
export function findContradictions(db: Database, most: number): readonly RefusedRow[] {
  const refused = new Map<number, RefusedRow>();
  for (const find of [differingPeople, repeatedInsurances]) {
    for (const row of find(db)) {
      refused.set(row.line, row);
      if (refused.size > most) break;
    }
  }
  return [...refused.values()].toSorted((a, b) => a.line - b.line);
}

function* repeatedInsurances(db: Database): Generator<RefusedRow> {
  const rows = db.iterate<{ line: number; first: number }>(`
    SELECT line, first FROM (
      SELECT line, min(line) OVER (PARTITION BY certno, insutype) AS first FROM insurance
    ) WHERE line <> first`);
  for (const { line, first } of rows) {
    yield { line, field: 'insutype', reason: `证件号码和险种与第 ${first} 行重复` };
  }
}

function* differingPeople(db: Database): Generator<RefusedRow> {
  const rows = db.iterate<PersonFacts>(`
    SELECT line, certno, psn_no, psn_cert_type, psn_name, gend, brdy, township FROM insurance
    WHERE certno IN (SELECT certno FROM insurance GROUP BY certno HAVING count(*) > 1)
    ORDER BY certno, line`);
  let first: PersonFacts | null = null;
  for (const row of rows) {
    if (first === null || first.certno !== row.certno) {
      first = row;
      continue;
    }
    const known = first;
    const field = SHARED_FACTS.find((fact) => row[fact] !== known[fact]);
    if (field !== undefined) yield { line: row.line, field, reason: `与第 ${known.line} 行同一证件号码的内容不一致` };
  }
}
