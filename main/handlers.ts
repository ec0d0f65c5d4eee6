/** Every method of the contract and who answers it. */
import { claimContext, amendClaim, getClaim, openClaim } from './claims/open.ts';
import { tryClaim } from './claims/try.ts';
import { demoPeople, setDemoDay } from './demo/methods.ts';
import { createDemo, registerDesk } from './desk/set-up.ts';
import { deskFigures, deskStatus } from './desk/status.ts';
import { checkEnrollment } from './enrollment/check.ts';
import { collectPayment } from './enrollment/collect.ts';
import { importDeductions } from './enrollment/deductions.ts';
import { planOffers } from './enrollment/offers.ts';
import { policiesList, policiesOfPerson } from './enrollment/policies.ts';
import { proposePolicy } from './enrollment/propose.ts';
import { retenderPayment } from './enrollment/retender.ts';
import type { Handlers } from './handler.ts';
import { cancelJob, getJob, runningJobs } from './jobs/jobs.ts';
import { eraseJournal, journalHeads, verifyJournal } from './journal/methods.ts';
import { importRoster, rosterStatus } from './roster/methods.ts';
import { addOperator, changeOperator, changeOwnPassword, operatorsList, setPassword } from './session/operators.ts';
import { currentSession, lock, signIn, signOut, unlock } from './session/sign-in.ts';
import { changeSetting, listSettings } from './settings/methods.ts';
import { currentShift, openShiftNow } from './shift/store.ts';

export const handlers: Handlers = {
  'desk.status': deskStatus,
  'desk.figures': deskFigures,
  'desk.createDemo': createDemo,
  'desk.register': registerDesk,
  'demo.setDay': setDemoDay,
  'demo.people': demoPeople,
  'session.signIn': signIn,
  'session.current': currentSession,
  'session.lock': lock,
  'session.unlock': unlock,
  'session.signOut': signOut,
  'operators.list': operatorsList,
  'operators.add': addOperator,
  'operators.change': changeOperator,
  'operators.setPassword': setPassword,
  'session.changePassword': changeOwnPassword,
  'shift.current': currentShift,
  'shift.open': openShiftNow,
  'jobs.running': runningJobs,
  'jobs.get': getJob,
  'jobs.cancel': cancelJob,
  'roster.status': rosterStatus,
  'roster.import': importRoster,
  'plans.offers': planOffers,
  'enrollment.check': checkEnrollment,
  'enrollment.propose': proposePolicy,
  'payments.retender': retenderPayment,
  'payments.collect': collectPayment,
  'payments.importDeductions': importDeductions,
  'policies.list': policiesList,
  'policies.ofPerson': policiesOfPerson,
  'claims.context': claimContext,
  'claims.open': openClaim,
  'claims.amend': amendClaim,
  'claims.try': tryClaim,
  'claims.get': getClaim,
  // Fonts and PDF are loaded with the first paper, not at start.
  'papers.open': async (call, input) => (await import('./papers/open.ts')).openPaper(call, input),
  'papers.print': async (call, input) => (await import('./papers/open.ts')).printPaper(call, input),
  'journal.heads': journalHeads,
  'journal.verify': verifyJournal,
  'journal.erase': eraseJournal,
  'settings.list': listSettings,
  'settings.change': changeSetting,
};
