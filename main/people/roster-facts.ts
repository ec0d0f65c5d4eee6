/** What the roster says of a person: verdicts for everyone, the rows themselves for the 医保 side (counter rule 4). */
import type { PlanVerdict, RosterFacts, RosterVerdicts } from '../../shared/contract/people.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { checkEligibility } from '../../shared/eligibility.ts';
import { valueOf } from '../../shared/plan/figure.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { RosterPerson } from '../../shared/roster-person.ts';
import { type Call, deskOf, nowOf, sessionOf } from '../desk-app.ts';
import { verdictSentence } from '../enrollment/assess.ts';
import { livePolicy } from '../enrollment/policy-store.ts';
import { currentRoster, readableRoster } from '../roster/current.ts';
import type { Roster } from '../roster/store.ts';
import { findPerson } from './store.ts';

/** What everyone may see of a normalised number, or null while no roster was imported. */
export function rosterVerdicts(call: Call, certno: string, today: LocalDate): Omit<Asked, 'person'> | null {
  return askRoster(call, currentRoster(call.app), certno, today);
}

/** The same with the rows for the 医保 side: shown where the look is journaled. A file that cannot be opened tells nothing. */
export function rosterFacts(call: Call, certno: string): RosterFacts | null {
  const answer = askRoster(call, readableRoster(call.app), certno, nowOf(call).businessDay);
  if (answer === null) return null;
  const { person, verdicts } = answer;
  const seesRows = sessionOf(call).operator.side === 'hsa';
  return { ...verdicts, details: person === null || !seesRows ? null : detailsOf(person) };
}

interface Asked {
  readonly person: RosterPerson | null;
  readonly verdicts: RosterVerdicts;
  /** Whether this person has business here. */
  readonly hasBusiness: boolean;
}

function askRoster(call: Call, roster: Roster | null, certno: string, today: LocalDate): Asked | null {
  if (roster === null) return null;
  const person = roster.find(certno);
  const hasBusiness = findPerson(deskOf(call).db, certno) !== null;
  const verdicts = verdictsOf(call, hasBusiness ? certno : null, person, today);
  return { person, hasBusiness, verdicts: { asOf: roster.meta.asOf, isListed: person !== null, verdicts } };
}

/** `certno`: null for who has no business here. */
function verdictsOf(call: Call, certno: string | null, person: RosterPerson | null, today: LocalDate): PlanVerdict[] {
  const { plans } = deskOf(call);
  const verdicts = plans.allCurrent().map(({ plan }): PlanVerdict => {
    const named = { planId: plan.id, productName: plan.productName, coverYear: valueOf(plan.coverYear) };
    if (certno !== null && hasPlan(call, certno, plan)) {
      return { ...named, verdict: 'taken', sentence: '已投保，不能重复投保。' };
    }
    const eligibility = checkEligibility(plan, person, today);
    return {
      ...named,
      verdict: eligibility.eligible ? 'eligible' : 'ineligible',
      sentence: verdictSentence(eligibility),
    };
  });
  // What this person can join or has stands before the products of elsewhere.
  return verdicts.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
}

const ORDER: readonly PlanVerdict['verdict'][] = ['eligible', 'taken', 'ineligible'];

function hasPlan(call: Call, certno: string, plan: Plan): boolean {
  const year = valueOf(plan.coverYear);
  return year !== null && livePolicy(deskOf(call).db, certno, plan.id, year) !== null;
}

function detailsOf({ psn_name, gend, brdy, township, insurances }: RosterPerson): RosterFacts['details'] {
  return { psn_name, gend, brdy, township, insurances };
}
