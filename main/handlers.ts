/** Every method of the contract and who answers it. */
import { handleAttention } from './attention/handle.ts';
import { backUpDesk, listBackups } from './backup/methods.ts';
import { confirmNotices, confirmPolicyNotices, coverOfPlan, noticesOf } from './citizen/notices.ts';
import { rateService, ratingsToday } from './citizen/rating.ts';
import { claimContext, amendClaim, getClaim, openClaim } from './claims/open.ts';
import { decideClaim } from './claims/decide.ts';
import { determineClaim } from './claims/determine.ts';
import { claimFile } from './claims/file.ts';
import { reviewClaim } from './claims/review.ts';
import { withdrawClaim } from './claims/withdraw.ts';
import { tryClaim } from './claims/try.ts';
import { waitingClaims } from './claims/waiting.ts';
import { demoPeople, setDemoDay } from './demo/methods.ts';
import { createDemo, registerDesk } from './desk/set-up.ts';
import { confirmEpoch } from './desk/confirm-epoch.ts';
import { takeOverDesk } from './desk/take-over.ts';
import { readDemoCard, readerStatus, takeCard } from './devices/methods.ts';
import { deskFigures, deskStatus } from './desk/status.ts';
import { keepDraft, keptDraft } from './drafts/methods.ts';
import { checkEnrollment } from './enrollment/check.ts';
import { collectPayment } from './enrollment/collect.ts';
import { importDeductions } from './enrollment/deductions.ts';
import { planOffers } from './enrollment/offers.ts';
import { policiesList, policiesOfPerson } from './enrollment/policies.ts';
import { proposePolicy } from './enrollment/propose.ts';
import { listRefunds } from './enrollment/refunds-list.ts';
import { retenderPayment } from './enrollment/retender.ts';
import type { Handlers } from './handler.ts';
import { cancelJob, getJob, runningJobs } from './jobs/jobs.ts';
import { eraseJournal, journalHeads, verifyJournal } from './journal/methods.ts';
import { findPeople } from './people/find.ts';
import { lookUpRoster } from './people/lookup.ts';
import { openPerson } from './people/open.ts';
import { startPerson } from './people/start.ts';
import { revealField } from './people/reveal.ts';
import { issuePaper } from './papers/issue.ts';
import { listPapers } from './papers/list.ts';
import { openPaper } from './papers/open.ts';
import { voidPaper } from './papers/void.ts';
import { listDevices, printTestPage } from './printing/devices.ts';
import { beginPrints, confirmPrints, sendPrint, unconfirmedPrints } from './printing/print.ts';
import { importRoster, rollBackRoster, rosterStatus } from './roster/methods.ts';
import { refusedFile } from './roster/refused-file.ts';
import { addOperator, changeOperator, changeOwnPassword, operatorsList, setPassword } from './session/operators.ts';
import { currentSession, lock, signIn, signOut, unlock } from './session/sign-in.ts';
import { changeSetting, listSettings } from './settings/methods.ts';
import { currentShift, openShiftNow } from './shift/store.ts';
import { joinCentre } from './sync/join.ts';
import { acceptRoster, syncNow } from './sync/methods.ts';
import { syncOutbox } from './sync/outbox.ts';
import { syncStatus } from './sync/status.ts';
import { workbenchToday } from './workbench/today.ts';

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
  'roster.rollback': rollBackRoster,
  'roster.refused': refusedFile,
  'plans.offers': planOffers,
  'enrollment.check': checkEnrollment,
  'enrollment.propose': proposePolicy,
  'payments.retender': retenderPayment,
  'payments.collect': collectPayment,
  'payments.importDeductions': importDeductions,
  'refunds.list': listRefunds,
  'policies.list': policiesList,
  'policies.ofPerson': policiesOfPerson,
  'claims.context': claimContext,
  'claims.open': openClaim,
  'claims.amend': amendClaim,
  'claims.try': tryClaim,
  'claims.get': getClaim,
  'claims.waiting': waitingClaims,
  'claims.file': claimFile,
  'claims.determine': determineClaim,
  'claims.review': reviewClaim,
  'claims.withdraw': withdrawClaim,
  'claims.decide': decideClaim,
  'citizen.cover': coverOfPlan,
  'citizen.notices': noticesOf,
  'citizen.confirmNotices': confirmNotices,
  'citizen.confirmPolicyNotices': confirmPolicyNotices,
  'citizen.rate': rateService,
  'citizen.ratings': ratingsToday,
  'papers.issue': issuePaper,
  'papers.open': openPaper,
  'papers.print': beginPrints,
  'papers.send': sendPrint,
  'papers.confirm': confirmPrints,
  'papers.void': voidPaper,
  'papers.unconfirmed': unconfirmedPrints,
  'papers.list': listPapers,
  'printers.list': listDevices,
  'printers.testPage': printTestPage,
  'journal.heads': journalHeads,
  'journal.verify': verifyJournal,
  'journal.erase': eraseJournal,
  'person.find': findPeople,
  'roster.lookup': lookUpRoster,
  'person.open': openPerson,
  'person.start': startPerson,
  'person.reveal': revealField,
  'settings.list': listSettings,
  'settings.change': changeSetting,
  'reader.status': readerStatus,
  'cards.take': takeCard,
  'demo.readCard': readDemoCard,
  'workbench.today': workbenchToday,
  'sync.outbox': syncOutbox,
  'sync.status': syncStatus,
  'sync.join': joinCentre,
  'sync.now': syncNow,
  'sync.acceptRoster': acceptRoster,
  'sync.handle': handleAttention,
  'drafts.keep': keepDraft,
  'drafts.kept': keptDraft,
  'desk.takeOver': takeOverDesk,
  'desk.confirmEpoch': confirmEpoch,
  'desk.backup': backUpDesk,
  'desk.backups': listBackups,
};
