/** 'claim.open' and 'claim.reveal': one claim for the screen, the look logged. */
import { businessDayAt, daysBetween, localDate } from '../../shared/dates.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { maskCertno, maskPhone } from '../../shared/mask.ts';
import { officeClaimSchema, type OfficeClaim } from '../../shared/office/claim.ts';
import { OFFICE_ROLE_NAMES, type OfficeRole, type OfficeUser } from '../../shared/office/user.ts';
import { planNames } from '../../shared/plan/names.ts';
import { requireOther } from './act.ts';
import { figuresNow } from './figures.ts';
import { type ClaimFile, stageOf } from './file.ts';
import { logLook } from './looks.ts';
import type { Office } from './office.ts';
import { readFile } from './read-file.ts';

/** `reason` null opens with masked numbers; with a reason certificate and telephone numbers stand in full. */
export async function showClaim(
  office: Office,
  user: OfficeUser,
  claimId: string,
  reason: string | null,
): Promise<OfficeClaim> {
  const file = await readFile(office.pool, claimId);
  await logLook(office, { userNo: user.userNo, claimId, reason });
  return officeClaimSchema.parse(view(office, file, user, reason !== null));
}

function view({ ports }: Office, file: ClaimFile, user: OfficeUser, isRevealed: boolean) {
  const { tried, policy } = file;
  const { plan } = tried;
  const today = businessDayAt(ports.clock.now());
  const { now, position, holds } = figuresNow(file);
  const hide = isRevealed ? shown : masked;
  return {
    claimId: file.claimId,
    stage: stageOf(file),
    settlementId: tried.settlementId,
    desk: file.desk,
    enteredBy: { operatorNo: tried.issuer.operatorNo, name: tried.issuer.operatorName },
    openedAt: file.openedAt,
    triedAt: file.triedAt,
    amendedAt: file.amendedAt,
    day: daysBetween(localDate(file.openedAt.slice(0, 10)), today) + 1,
    policy: {
      policyId: file.policyId,
      productName: plan.productName,
      coverYear: plan.coverYear,
      coverStart: plan.coverStart,
      coverEnd: plan.coverEnd,
      ...policy,
    },
    insured: hide(tried.insured),
    claimant: hide(tried.claimant),
    isRevealed,
    visit: isRevealed ? tried.visit : { ...tried.visit, sheet: maskedSheet(tried.visit.sheet) },
    names: file.plan === null ? {} : planNames(file.plan),
    invoices: file.invoices,
    papers: file.papers,
    warnings: file.finding === null ? tried.warnings : [...tried.warnings, `窗口的核定未获中心确认：${file.finding}`],
    tried: tried.figures,
    check: file.check,
    now,
    position,
    holds: holds.map(({ sentence }) => sentence),
    earlier: file.earlier.map(({ decisionId, claimId, at, verdict, payable, by }) => ({
      decisionId,
      claimId,
      at,
      verdict,
      payable,
      by: by.name,
    })),
    determination: file.determination,
    reviews: file.reviews.map(({ determinationId: _, ...review }) => review),
    decision: file.decision,
    may: {
      determine:
        file.past === null ? whyNot(file, user, 'reviewer', '认定') : errorSentence('determination-follows', {}),
      review: whyNot(file, user, 'reviewer', '复核'),
      decide: whyNot(file, user, 'decider', '核定'),
    },
  };
}

type Numbers = { readonly certno: string; readonly tel: string | null };

function masked<P extends Numbers>(person: P): P {
  return { ...person, certno: maskCertno(person.certno), tel: person.tel === null ? null : maskPhone(person.tel) };
}

function shown<P extends Numbers>(person: P): P {
  return person;
}

type Sheet = ClaimFile['tried']['visit']['sheet'];

function maskedSheet(sheet: Sheet): Sheet {
  const { certno, psn_no: psnNo } = sheet;
  return {
    ...sheet,
    certno: certno === null ? null : maskCertno(certno),
    psn_no: psnNo === null ? null : maskCertno(psnNo),
  };
}

/** Why this person cannot do what is due, or null. */
function whyNot(file: ClaimFile, user: OfficeUser, role: OfficeRole, act: string): string | null {
  if (!user.roles.includes(role)) return `等待有“${OFFICE_ROLE_NAMES[role]}”权限的人员${act}。`;
  try {
    requireOther(file, user, act);
    return null;
  } catch (cause) {
    if (cause instanceof AppError) return errorSentence(cause.code, cause.details);
    throw cause;
  }
}
