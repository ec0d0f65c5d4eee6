/** Builders of enrolment inputs: state only what matters. */
import { type CastMember, castMember } from '../../main/demo/cast.ts';
import { inventPeople } from '../../main/demo/people.ts';
import type { Input } from '../../shared/contract.ts';
import { ageOn, localDate } from '../../shared/dates.ts';
import { REFERENCED_TENDERS, type Tender } from '../../shared/payment.ts';

type Proposal = Input<'enrollment.propose'>;

/** The card of a member of the cast. */
export function cardOf({ row }: CastMember) {
  return { psn_cert_type: row.psn_cert_type, certno: row.certno, psn_name: row.psn_name };
}

/** A party with what the insured is to them. */
export function related(member: CastMember, relation: string) {
  return { ...cardOf(member), tel: null, relation };
}

/** The named member joins 枣庄 2022 and pays cash, unless `changes` says otherwise. */
export function proposal(name: string, changes: Partial<Proposal> = {}): Proposal {
  return {
    planId: 'zaozhuang-2022',
    insured: { ...cardOf(castMember(name)), tel: null, nameConfirmed: false },
    applicant: null,
    agent: null,
    declaredHealth: null,
    payment: { tender: 'cash', payer: null, reference: null, subsidy: null },
    ...changes,
  };
}

/** One of the drawn people of the demo roster joins 枣庄 2022; `who` chooses among those who may. */
export function drawnProposal(who: number, tender: Tender): Proposal {
  const row = DRAWN[who % DRAWN.length];
  if (row === undefined) throw new RangeError('nobody was drawn');
  const { psn_cert_type, certno, psn_name } = row;
  const reference = REFERENCED_TENDERS.includes(tender) ? `LS${who}` : null;
  return proposal('孟样例', {
    insured: { psn_cert_type, certno, psn_name, tel: null, nameConfirmed: false },
    payment: { tender, payer: null, reference, subsidy: null },
  });
}

/** Adults of the demo roster (main/demo/roster.ts draws the same). */
const DRAWN = [...inventPeople(2021, 300)].filter((row) => ageOn(row.brdy, localDate('2021-11-20')) >= 18).slice(0, 40);
