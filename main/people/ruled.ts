/** What the centre said about a policy, for the person's page: certificate, refusal or why it still waits, and money owed. */
import type { PersonPolicy } from '../../shared/contract/people.ts';
import type { Database } from '../database/open.ts';

interface RuledRow {
  readonly outcome: NonNullable<PersonPolicy['ruling']>['outcome'];
  readonly sentence: string | null;
  readonly owner: NonNullable<PersonPolicy['ruling']>['owner'];
  readonly ruled_at: string;
}

/** Null parts where the centre has said nothing. */
export function ruledOf(
  db: Database,
  policyId: string,
): Pick<PersonPolicy, 'certificateNo' | 'ruling' | 'refund' | 'issued'> {
  const ruling = db.one<RuledRow>(
    'SELECT outcome, sentence, owner, ruled_at FROM rulings WHERE policy_id = ?',
    policyId,
  );
  const certificate = db.one<{ certificate_no: string }>(
    'SELECT certificate_no FROM certificates WHERE policy_id = ? ORDER BY issued_on DESC LIMIT 1',
    policyId,
  );
  const refund = db.one<NonNullable<PersonPolicy['refund']>>(
    'SELECT amount_fen AS amount, deadline, state FROM refunds_due WHERE policy_id = ?',
    policyId,
  );
  const issued = db.one<NonNullable<PersonPolicy['issued']>>(
    `SELECT no, kind FROM papers
     WHERE subject = ? AND kind IN ('policy-certificate', 'policy-refusal') AND voided_at IS NULL ORDER BY counter DESC LIMIT 1`,
    policyId,
  );
  return {
    issued: issued ?? null,
    certificateNo: certificate?.certificate_no ?? null,
    ruling:
      ruling === undefined
        ? null
        : { outcome: ruling.outcome, sentence: ruling.sentence, owner: ruling.owner, at: ruling.ruled_at },
    refund: refund ?? null,
  };
}
