/** Everything that decides whether this person may join this plan today; the check shows it, the proposal freezes it. */
import { ageOn, type LocalDate } from '../../shared/dates.ts';
import { checkEligibility, type Eligibility, REASON_NAMES } from '../../shared/eligibility.ts';
import { AppError } from '../../shared/errors.ts';
import { requireCertificate, type ValidCertificate } from '../../shared/identity.ts';
import { compareNames, type NameComparison } from '../../shared/names.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { RosterPerson } from '../../shared/roster-person.ts';
import { type Call, deskOf, nowOf } from '../desk-app.ts';
import type { ShelvedPlan } from '../feed/plan-shelf.ts';
import { readingsOf } from '../names/readings.ts';
import { currentRoster } from '../roster/current.ts';

export interface Card {
  readonly psn_cert_type: string;
  readonly certno: string;
  readonly psn_name: string;
}

export interface Assessment {
  readonly shelved: ShelvedPlan;
  readonly plan: Plan;
  readonly certificate: ValidCertificate;
  readonly person: RosterPerson | null;
  readonly eligibility: Eligibility;
  /** The card's name against the roster's; null when the roster does not hold the person. */
  readonly name: NameComparison | null;
  /** From the certificate, else from the roster; null when neither tells. */
  readonly brdy: LocalDate | null;
  readonly age: number | null;
  readonly rosterAsOf: LocalDate;
}

/** Throws the certificate's own fault, 'roster-missing' or 'plan-unknown'; not being eligible is an answer, not an error. */
export function assess(call: Call, planId: string, card: Card): Assessment {
  const { businessDay } = nowOf(call);
  const certificate = requireCertificate(card.psn_cert_type, card.certno, businessDay);
  const shelved = deskOf(call).plans.current(planId);
  if (shelved === null) throw new AppError('plan-unknown', { plan: planId });
  const roster = currentRoster(call.app);
  if (roster === null) throw new AppError('roster-missing', {});
  const person = roster.find(certificate.certno);
  const brdy = certificate.brdy ?? person?.brdy ?? null;
  return {
    shelved,
    plan: shelved.plan,
    certificate,
    person,
    eligibility: checkEligibility(shelved.plan, person, businessDay),
    name: person === null ? null : compareNames(card.psn_name, person.psn_name, readingsOf),
    brdy,
    age: brdy === null ? null : ageOn(brdy, businessDay),
    rosterAsOf: roster.meta.asOf,
  };
}

/** The verdict in one sentence with the next step; classes of reason only (counter rule 4). */
export function verdictSentence({ eligible, reasonClass, checks }: Eligibility): string {
  if (eligible || reasonClass === null) return '可参保。';
  const isAboutThePlan = reasonClass === 'outside-window' || reasonClass === 'plan-figure-unset';
  if (isAboutThePlan) return checks.find((check) => !check.passed)?.sentence ?? `${REASON_NAMES[reasonClass]}。`;
  return `不可参保：${REASON_NAMES[reasonClass]}。请核对证件号码，或请本人持证到医保窗口核实。`;
}
