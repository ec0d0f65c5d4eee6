/** Papers by the beginning of their number, or a policy by its id, with the person they belong to. */
import type { Output } from '../../shared/contract.ts';
import type { PersonSearch } from '../../shared/person-search.ts';
import type { Database } from '../database/open.ts';
import { papersOf } from '../enrollment/policy-store.ts';

type Paper = Output<'person.find'>['papers'][number];

export interface FoundPaper {
  readonly no: string;
  readonly kind: Paper['kind'];
  readonly psn_name: string | null;
  readonly certno: string | null;
}

/** A paper belongs to a policy, or to the trial of a claim on one. */
const BY_NUMBER = /* sql */ `
  SELECT no, papers.kind, policies.psn_name, policies.certno
  FROM papers
  LEFT JOIN settlements ON settlement_id = papers.subject
  LEFT JOIN claims ON claims.claim_id = settlements.claim_id
  LEFT JOIN policies ON policies.policy_id = coalesce(claims.policy_id, papers.subject)
  WHERE no >= ? AND no < ? ORDER BY no LIMIT ?`;

const LAST = '\u{10ffff}';

/** At most `limit` papers. */
export function findPapers(
  db: Database,
  { paperNos, id }: Extract<PersonSearch, { kind: 'number' }>,
  limit: number,
): FoundPaper[] {
  const byNumber = (): FoundPaper[] =>
    paperNos.flatMap((no) => db.all<FoundPaper>(BY_NUMBER, no, no + LAST, limit)).slice(0, limit);
  return id !== null ? ofPolicy(db, id) : byNumber();
}

function ofPolicy(db: Database, policyId: string): FoundPaper[] {
  const policy = db.one<{ psn_name: string | null; certno: string | null }>(
    'SELECT psn_name, certno FROM policies WHERE policy_id = ?',
    policyId,
  );
  if (policy === undefined) return [];
  return papersOf(db, policyId).map((paper) => ({ ...paper, ...policy }));
}
