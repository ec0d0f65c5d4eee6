/** One line of a roster CSV: one insurance of one person, checked, or refused with the column and the reason. */
import { admdvsTable } from './codes/admdvs.ts';
import { hasCode } from './codes/code-table.ts';
import { localDate, type LocalDate } from './dates.ts';
import { checkCertificate, compareWithCertificate, type CertificateFault, type ValidCertificate } from './identity.ts';
import type { RosterColumn, RosterHeader } from './roster-header.ts';
import { fitsHeader, normaliseCells, type Cells } from './roster-row/cells.ts';
import { CHECKS, isLocalInsutype } from './roster-row/checks.ts';

/** One insurance row with its person; `null` is "not in the roster", never "no". */
export interface RosterRow {
  readonly psn_no: string;
  readonly psn_cert_type: string;
  readonly certno: string;
  readonly psn_name: string;
  readonly gend: string;
  readonly brdy: LocalDate;
  readonly township: string | null;
  readonly insutype: string;
  readonly psn_insu_stas: string;
  readonly insuplc_admdvs: string;
  readonly trt_enjymnt_begndate: LocalDate | null;
  readonly trt_enjymnt_enddate: LocalDate | null;
  readonly paid_next_year: boolean | null;
}

/** Doubts that are counted and shown, never a reason to refuse a row. */
export type RosterWarning =
  'gend-differs' | 'brdy-differs' | 'area-unknown' | 'admdvs-unknown' | 'insutype-local' | 'name-private-use';

export type RowOutcome =
  | { readonly ok: true; readonly row: RosterRow; readonly warnings: readonly RosterWarning[] }
  | { readonly ok: false; readonly field: string; readonly reason: string };

/** Reads one row; `today` bounds dates of birth. The reason names no value that could be a person's. */
export function readRosterRow(cells: readonly string[], header: RosterHeader, today: LocalDate): RowOutcome {
  if (!fitsHeader(cells, header)) {
    return { ok: false, field: '整行', reason: `有 ${cells.length} 列，表头为 ${header.width} 列` };
  }
  const texts = normaliseCells(cells, header);
  const certificate = checkCertificate(texts.psn_cert_type, texts.certno, today);
  if (!certificate.ok) return { ok: false, ...certificateReason(certificate) };
  for (const [field, check] of CHECKS) {
    const reason = check(texts, today);
    if (reason !== null) return { ok: false, field, reason };
  }
  return { ok: true, row: rowOf(texts, certificate), warnings: warningsOf(texts, certificate) };
}

function certificateReason(fault: CertificateFault): { field: RosterColumn; reason: string } {
  const field = fault.code === 'cert-type-unknown' ? 'psn_cert_type' : 'certno';
  return { field, reason: CERTIFICATE_REASONS[fault.code] };
}

const CERTIFICATE_REASONS: Readonly<Record<CertificateFault['code'], string>> = {
  'cert-type-unknown': '证件类型代码不在代码表中',
  'certno-missing': '证件号码为空',
  'certno-shape': '证件号码的位数或字符与证件类型不符',
  'certno-fifteen-digits': '证件号码为 15 位旧号码',
  'certno-spreadsheet': '证件号码已被表格软件改成科学计数法，请将该列设为文本后重新导出',
  'certno-date-impossible': '证件号码中的出生日期不存在',
  'certno-date-future': '证件号码中的出生日期晚于今天',
  'certno-age-impossible': '证件号码中的出生日期超过 150 年',
  'certno-check-digit': '证件号码校验不符',
};

function rowOf(cells: Cells, certificate: ValidCertificate): RosterRow {
  const dateOrNull = (text: string): LocalDate | null => (text === '' ? null : localDate(text));
  return {
    ...cells,
    certno: certificate.certno,
    brdy: localDate(cells.brdy),
    township: cells.township === '' ? null : cells.township,
    trt_enjymnt_begndate: dateOrNull(cells.trt_enjymnt_begndate),
    trt_enjymnt_enddate: dateOrNull(cells.trt_enjymnt_enddate),
    paid_next_year: cells.paid_next_year === '' ? null : cells.paid_next_year === '1',
  };
}

function warningsOf(cells: Cells, certificate: ValidCertificate): readonly RosterWarning[] {
  const warnings: RosterWarning[] = [];
  for (const { code } of [...certificate.warnings, ...compareWithCertificate(certificate, cells)]) {
    if (code === 'gend-differs' || code === 'brdy-differs' || code === 'area-unknown') warnings.push(code);
  }
  if (!hasCode(admdvsTable, cells.insuplc_admdvs)) warnings.push('admdvs-unknown');
  if (isLocalInsutype(cells.insutype)) warnings.push('insutype-local');
  if (/\p{Co}/u.test(cells.psn_name)) warnings.push('name-private-use');
  return warnings;
}
