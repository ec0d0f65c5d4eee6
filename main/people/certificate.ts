/** Which kind of certificate a number is: as the card said, as a policy froze it, or as the roster says. */
import type { Who } from '../../shared/contract/people.ts';
import { certTypeOfNumber } from '../../shared/card.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { policiesAppliedFor, policiesOf, proposalOf } from '../enrollment/policy-store.ts';
import { readableRoster } from '../roster/current.ts';

/** The insured as the newest of their policies that was not destroyed froze them. */
export function insuredOf(db: Database, certno: string) {
  for (const row of policiesOf(db, certno)) {
    const proposal = proposalOf(db, row.entry_id);
    if (proposal !== null) return proposal.insured;
  }
  return null;
}

/** Null when nothing tells. A number of 18 whose date and check character are right names its own kind. */
export function certTypeOf(call: Call, certno: string, who: Who): string | null {
  if (who.by === 'card') return who.psn_cert_type;
  const { db } = deskOf(call);
  return (
    insuredOf(db, certno)?.psn_cert_type ??
    applicantTypeOf(db, certno) ??
    readableRoster(call.app)?.find(certno)?.psn_cert_type ??
    certTypeOfNumber(certno)
  );
}

function applicantTypeOf(db: Database, certno: string): string | null {
  for (const row of policiesAppliedFor(db, certno)) {
    const applicant = proposalOf(db, row.entry_id)?.applicant ?? null;
    if (applicant !== null) return applicant.psn_cert_type;
  }
  return null;
}
