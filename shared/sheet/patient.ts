/** Is a settlement sheet the insured person's own? Numbers decide, names are compared and kept (counter rule 11). */
import { AppError } from '../errors.ts';
import { normaliseNumber } from '../identity/normalise.ts';
import { maskCertno } from '../mask.ts';
import { compareNames, type ReadingsOf } from '../names.ts';
import type { Insured } from '../parties.ts';
import { SHEET_FACT_NAMES, type SettlementSheet } from '../settlement-sheet.ts';

type Person = Pick<Insured, 'psn_no' | 'psn_name' | 'certno'>;

/** Throws `claim-other-person` where the sheet names another certificate or 人员编号; what it leaves out is not compared. */
export function requirePatient(sheet: SettlementSheet, insured: Person): void {
  requireSame(SHEET_FACT_NAMES.certno, sheet.certno, insured.certno);
  requireSame(SHEET_FACT_NAMES.psn_no, sheet.psn_no, insured.psn_no);
}

/** 姓名差异: both spellings, to be confirmed against the card; never a reason to refuse. Null when they can be one name. */
export function patientWarning(sheet: SettlementSheet, insured: Person, readingsOf?: ReadingsOf): string | null {
  if (sheet.psn_name === null || compareNames(sheet.psn_name, insured.psn_name, readingsOf) !== 'differs') return null;
  return `姓名差异：结算单为“${sheet.psn_name}”，保单为“${insured.psn_name}”。请对照证件确认是同一人，两个姓名都已保留。`;
}

function requireSame(field: string, onSheet: string | null, insured: string): void {
  if (onSheet === null || canBeSame(normaliseNumber(onSheet), normaliseNumber(insured))) return;
  throw new AppError('claim-other-person', { field, onSheet: maskCertno(onSheet), insured: maskCertno(insured) });
}

/** Sheets hide digits behind *: what is hidden cannot differ. */
function canBeSame(onSheet: string, insured: string): boolean {
  if (!onSheet.includes('*')) return onSheet === insured;
  const shown = [...onSheet];
  return shown.length === insured.length && shown.every((digit, at) => digit === '*' || digit === insured.charAt(at));
}
