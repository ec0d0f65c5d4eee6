/** Builders of enrolment inputs: state only what matters. */
import { type CastMember, castMember } from '../../main/demo/cast.ts';
import type { Input } from '../../shared/contract.ts';

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
