/** People of policies that are older than the table of people: from the documents, as `apply` makes them now. */
import type { Database, WritableDatabase } from '../database/open.ts';
import { refreshPerson } from './store.ts';

interface Frozen {
  readonly policy_id: string;
  readonly certno: string;
  readonly applicant_certno: string;
  readonly applicant_name: string;
}

/** Fills `policies.applicant_*`, `people` and `search_keys`; erased policies have no document and stay out. */
export function fillPeople(db: WritableDatabase): void {
  const certnos = new Set<string>();
  for (const row of frozen(db)) {
    if (row.applicant_certno !== row.certno) nameApplicant(db, row);
    certnos.add(row.certno).add(row.applicant_certno);
  }
  for (const certno of certnos) refreshPerson(db, certno);
}

function frozen(db: Database): Frozen[] {
  return db.all<Frozen>(
    `SELECT policy_id, certno, body ->> '$.applicant.certno' AS applicant_certno,
       body ->> '$.applicant.psn_name' AS applicant_name
     FROM policies JOIN documents ON documents.entry_id = policies.entry_id
     WHERE body IS NOT NULL ORDER BY policy_id`,
  );
}

function nameApplicant(db: WritableDatabase, { policy_id, applicant_certno, applicant_name }: Frozen): void {
  db.run(
    'UPDATE policies SET applicant_certno = ?, applicant_name = ? WHERE policy_id = ?',
    applicant_certno,
    applicant_name,
    policy_id,
  );
}
