/** Who may act on a claim: the insurer's own people, and never whoever entered it (DESIGN §5, counter rules 1, 2). */
import type { Officer } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import type { Issuer } from '../../shared/papers.ts';
import type { Database } from '../database/open.ts';
import { type Call, sessionOf } from '../desk-app.ts';
import { requireSameInsurer } from '../enrollment/issuer.ts';

/** The person signed in, as a determination, review or decision names them. */
export function officerOf(call: Call): Officer {
  const { operatorNo, name } = sessionOf(call).operator;
  return { operatorNo, name, place: 'desk' };
}

/** 工号 of whoever took the claim in or corrected it, each once. */
export function enteredBy(db: Database, claimId: string): string[] {
  const rows = db.all<{ operator_no: string }>(
    `SELECT DISTINCT bytes ->> '$.actor.operatorNo' AS operator_no FROM journal
     WHERE subject = ? AND (type GLOB 'claim.opened/*' OR type GLOB 'claim.amended/*') ORDER BY operator_no`,
    claimId,
  );
  return rows.map((row) => row.operator_no);
}

/** Throws 'other-insurer', and 'decide-entered-self' for whoever entered the claim. `act`: what they were about to do. */
export function requireOther(
  call: Call,
  db: Database,
  claimId: string,
  issuer: Pick<Issuer, 'insurer'>,
  act: string,
): void {
  requireSameInsurer(call, issuer);
  const { operatorNo } = sessionOf(call).operator;
  if (enteredBy(db, claimId).includes(operatorNo)) throw new AppError('decide-entered-self', { act, operatorNo });
}
