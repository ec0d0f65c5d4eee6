/** Certificates of people: is this number possible, and what does it say about its bearer (STANDARDS §4). */
import { psnCertTypeTable } from './codes/psn-cert-type.ts';
import { hasCode, type CodeTable } from './codes/code-table.ts';
import { isProvince } from './codes/provinces.ts';
import { ageOn, isLocalDate, type LocalDate } from './dates.ts';
import { AppError, type ErrorDetails } from './errors.ts';
import { hasRightCheckCharacter } from './identity/check-digit.ts';
import { formatsOf, type CertificateFormat } from './identity/formats.ts';
import { normaliseNumber } from './identity/normalise.ts';
import { warningOf, type IdentityWarning } from './identity/warnings.ts';
import { maskCertno } from './mask.ts';

/** gend of the national table: 1 男, 2 女. */
export type Gend = '1' | '2';

/** A number that can exist; `brdy` and `gend` only where the number tells them. */
export interface ValidCertificate {
  readonly ok: true;
  readonly certno: string;
  readonly brdy?: LocalDate;
  readonly gend?: Gend;
  readonly warnings: readonly IdentityWarning[];
}

type FaultCode =
  | 'cert-type-unknown'
  | 'certno-missing'
  | 'certno-shape'
  | 'certno-fifteen-digits'
  | 'certno-spreadsheet'
  | 'certno-date-impossible'
  | 'certno-date-future'
  | 'certno-age-impossible'
  | 'certno-check-digit';

/** Why a number cannot exist; code and details fit `AppError` and `errorSentence`. */
export type CertificateFault = {
  [C in FaultCode]: { readonly ok: false; readonly code: C; readonly details: ErrorDetails<C> };
}[FaultCode];

export type CertificateCheck = ValidCertificate | CertificateFault;

const OLDEST_YEARS = 150;

/**
 * Checks a certificate number as typed, scanned or imported; never throws.
 * `today` bounds the birth date; `certTypes` is the code table in force (a city may add types).
 */
export function checkCertificate(
  psnCertType: string,
  certno: string,
  today: LocalDate,
  certTypes: CodeTable = psnCertTypeTable,
): CertificateCheck {
  if (!hasCode(certTypes, psnCertType))
    return { ok: false, code: 'cert-type-unknown', details: { value: psnCertType } };
  const formats = formatsOf(psnCertType);
  const number = normaliseNumber(certno);
  const format = formats.find(({ pattern }) => pattern.test(number));
  if (format === undefined) return shapeFault(psnCertType, number, formats);
  return format.check === 'birth18' ? checkBirth18(number, format, today) : formatOnly(number, format);
}

/** Like `checkCertificate`, for callers that stop at a fault: throws it as AppError. */
export function requireCertificate(psnCertType: string, certno: string, today: LocalDate): ValidCertificate {
  const check = checkCertificate(psnCertType, certno, today);
  if (check.ok) return check;
  throw new AppError(check.code, check.details);
}

/** Warnings where sex or birth date given elsewhere disagree with what the number tells. */
export function compareWithCertificate(
  certificate: ValidCertificate,
  stated: { readonly gend: string; readonly brdy: string },
): readonly IdentityWarning[] {
  const tellsOtherGend = certificate.gend !== undefined && certificate.gend !== stated.gend;
  const tellsOtherBrdy = certificate.brdy !== undefined && certificate.brdy !== stated.brdy;
  return [
    ...(tellsOtherGend ? [warningOf('gend-differs')] : []),
    ...(tellsOtherBrdy ? [warningOf('brdy-differs')] : []),
  ];
}

/** Who must act for a minor: under 14 for personal data, under 18 for the contract (counter rule 9). */
export function guardianNeeds(
  brdy: LocalDate,
  day: LocalDate,
): { readonly forData: boolean; readonly forContract: boolean } {
  const age = ageOn(brdy, day);
  return { forData: age < 14, forContract: age < 18 };
}

function shapeFault(psnCertType: string, number: string, formats: readonly CertificateFormat[]): CertificateFault {
  const usual = formats[0];
  const kind = usual?.kind ?? '证件';
  if (number === '') return { ok: false, code: 'certno-missing', details: { kind } };
  if (/^\d(\.\d+)?E\+?\d+$/.test(number)) return { ok: false, code: 'certno-spreadsheet', details: {} };
  if (psnCertType === '01' && /^\d{15}$/.test(number)) return { ok: false, code: 'certno-fifteen-digits', details: {} };
  return { ok: false, code: 'certno-shape', details: { kind, expected: usual?.expected ?? '', length: number.length } };
}

function checkBirth18(certno: string, format: CertificateFormat, today: LocalDate): CertificateCheck {
  const digits = certno.slice(6, 14);
  const brdy = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  if (!isLocalDate(brdy)) return { ok: false, code: 'certno-date-impossible', details: { digits } };
  if (!hasRightCheckCharacter(certno)) {
    return { ok: false, code: 'certno-check-digit', details: { masked: maskCertno(certno) } };
  }
  if (brdy > today) return { ok: false, code: 'certno-date-future', details: { brdy, today } };
  const age = ageOn(brdy, today);
  if (age > OLDEST_YEARS) return { ok: false, code: 'certno-age-impossible', details: { brdy, age } };
  const warnings =
    format.kind.startsWith('外国人') || isProvince(certno.slice(0, 2)) ? [] : [warningOf('area-unknown')];
  const valid = { ok: true, certno, brdy, warnings } as const;
  return format.tellsGend ? { ...valid, gend: gendOf(certno) } : valid;
}

function formatOnly(certno: string, format: CertificateFormat): ValidCertificate {
  const doubt = format.isOldCard ? 'old-card' : 'format-only';
  return { ok: true, certno, warnings: [warningOf(doubt)] };
}

/** Digit 17 is odd for men and even for women. */
function gendOf(certno: string): Gend {
  return Number(certno.charAt(16)) % 2 === 1 ? '1' : '2';
}
