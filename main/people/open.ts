/** 'person.open': one person on one screen, each side and grant its own part; the look is journaled (counter rules 2, 4). */
import type { Person, Who } from '../../shared/contract/people.ts';
import { ageOn } from '../../shared/dates.ts';
import type { Grant } from '../../shared/desk.ts';
import { checkCertificate } from '../../shared/identity.ts';
import { maskCertno } from '../../shared/mask.ts';
import { type Call, deskOf, nowOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { journalLook } from '../journal/looks.ts';
import { certTypeOf } from './certificate.ts';
import { claimsOfPolicies } from './claims.ts';
import { policiesOfPerson } from './policies.ts';
import { knownFields } from './reveal.ts';
import { rosterFacts } from './roster-facts.ts';
import { findPerson, spellingsOf } from './store.ts';
import { looksAt, printsOf } from './traces.ts';
import { certnoOf } from './who.ts';

/** 'person.open' */
export const openPerson: QueryHandler<'person.open'> = (call, { who, purpose }) => {
  const certno = certnoOf(call, who);
  const person = personOf(call, certno, who);
  journalLook(call, certno, purpose);
  // Read after the journaling, so that the looks shown include this one.
  return { ...person, looks: holds(call, ['supervisor', 'auditor']) ? looksAt(deskOf(call).db, certno) : null };
};

/** Who meets stays in hospital; a cashier does not. */
const CLAIM_READERS: readonly Grant[] = ['clerk', 'reviewer', 'decider', 'supervisor', 'auditor'];

function personOf(call: Call, certno: string, who: Who): Omit<Person, 'looks'> {
  const { db } = deskOf(call);
  const isInsurer = sessionOf(call).operator.side === 'insurer';
  const certType = certTypeOf(call, certno, who);
  const roster = rosterFacts(call, certno);
  const policies = isInsurer ? policiesOfPerson(call, certno) : null;
  const own = (policies ?? []).filter(({ view }) => view.role === 'insured').map(({ row }) => row);
  const claims = policies !== null && holds(call, CLAIM_READERS) ? claimsOfPolicies(db, own) : null;
  const subjects = [
    ...own.map((row) => row.policy_id),
    ...(claims ?? []).flatMap((claim) => claim.trials.map(({ settlementId }) => settlementId)),
  ];
  return {
    ...identityOf(call, certno, certType, roster),
    certno: who.by === 'card' ? certno : maskCertno(certno),
    isUnmasked: who.by === 'card',
    psn_cert_type: certType,
    known: knownFields(call, certno),
    roster,
    policies: policies?.map(({ view }) => view) ?? null,
    claims,
    prints: policies === null ? null : printsOf(db, subjects),
    asOf: nowOf(call).businessDay,
  };
}

type Identity = Pick<Person, 'ref' | 'psn_name' | 'gend' | 'age' | 'township' | 'otherNames'>;

/** From the policies here and the number itself; the roster's own facts only where the side may see them. */
function identityOf(call: Call, certno: string, certType: string | null, roster: Person['roster']): Identity {
  const { db } = deskOf(call);
  const { businessDay } = nowOf(call);
  const known = findPerson(db, certno);
  const details = roster?.details ?? null;
  const check = certType === null ? null : checkCertificate(certType, certno, businessDay);
  const told = check?.ok === true ? check : null;
  const brdy = told?.brdy ?? details?.brdy;
  const psn_name = known?.psn_name ?? details?.psn_name ?? null;
  const names = [...spellingsOf(db, certno), ...(details === null ? [] : [details.psn_name])];
  return {
    ref: call.app.found.keep(sessionOf(call), [certno])[0] ?? '',
    psn_name,
    gend: told?.gend ?? details?.gend ?? null,
    age: brdy === undefined ? null : ageOn(brdy, businessDay),
    township: known?.township ?? details?.township ?? null,
    otherNames: [...new Set(names)].filter((name) => name !== psn_name),
  };
}

function holds(call: Call, grants: readonly Grant[]): boolean {
  return sessionOf(call).operator.grants.some((grant) => grants.includes(grant));
}
