/** One line of a roster list: one insurance of one person, checked, or refused with the column and the reason. */
import { admdvsTable } from './codes/admdvs.ts';
import { localDate, type LocalDate } from './dates.ts';
import { checkCertificate, type CertificateFault, type ValidCertificate } from './identity.ts';
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

/** Which insurance of whom. */
export type InsuranceKey = Pick<RosterRow, 'certno' | 'insutype' | 'insuplc_admdvs'>;

export type RowOutcome =
  | {
      readonly ok: true;
      readonly op: 'upsert';
      readonly row: RosterRow;
      readonly warnings: readonly RosterWarning[];
    }
  | { readonly ok: true; readonly op: 'delete'; readonly row: InsuranceKey; readonly warnings: readonly [] }
  | { readonly ok: false; readonly field: string; readonly reason: string };

/** Reads one row; `today` bounds dates of birth. The reason names no value that could be a person's. */
export function readRosterRow(cells: readonly string[], header: RosterHeader, today: LocalDate): RowOutcome {
  if (!fitsHeader(cells, header)) {
    return { ok: false, field: '整行', reason: `有 ${cells.length} 列，表头为 ${header.width} 列` };
  }
  const op = readOp(cells, header);
  if (op === null) return { ok: false, field: 'op', reason: '应为 delete（删除）或空（新增、修改）' };
  const texts = normaliseCells(cells, header);
  const certificate = checkCertificate(texts.psn_cert_type, texts.certno, today);
  if (!certificate.ok) return { ok: false, ...certificateReason(certificate) };
  for (const [field, check] of op === 'delete' ? KEY_CHECKS : CHECKS) {
    const reason = check(texts, today);
    if (reason !== null) return { ok: false, field, reason };
  }
  const { certno } = certificate;
  const { insutype, insuplc_admdvs } = texts;
  if (op === 'delete') return { ok: true, op, row: { certno, insutype, insuplc_admdvs }, warnings: [] };
  return { ok: true, op, row: rowOf(texts, certificate), warnings: warningsOf(texts, certificate) };
}

/** What a delta's line says happens; a full package's lines all go in. Null: neither of the words. */
function readOp(cells: readonly string[], { op }: RosterHeader): 'upsert' | 'delete' | null {
  if (op === null) return 'upsert';
  const said = (cells[op] ?? '').normalize('NFKC').trim().toLowerCase();
  if (said === '' || said === 'upsert') return 'upsert';
  return said === 'delete' ? 'delete' : null;
}

/** A removal names the insurance and nothing else. */
const KEY_CHECKS = CHECKS.filter(([field]) => field === 'insutype' || field === 'insuplc_admdvs');

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
    psn_no: cells.psn_no,
    psn_cert_type: cells.psn_cert_type,
    certno: certificate.certno,
    psn_name: cells.psn_name,
    gend: cells.gend,
    brdy: localDate(cells.brdy),
    township: cells.township === '' ? null : cells.township,
    insutype: cells.insutype,
    psn_insu_stas: cells.psn_insu_stas,
    insuplc_admdvs: cells.insuplc_admdvs,
    trt_enjymnt_begndate: dateOrNull(cells.trt_enjymnt_begndate),
    trt_enjymnt_enddate: dateOrNull(cells.trt_enjymnt_enddate),
    paid_next_year: cells.paid_next_year === '' ? null : cells.paid_next_year === '1',
  };
}

/** A million rows ask the table, so its codes are looked up, not walked through. */
const ADMDVS: ReadonlySet<string> = new Set(admdvsTable.rows.map(({ code }) => code));

function warningsOf(cells: Cells, certificate: ValidCertificate): readonly RosterWarning[] {
  const warnings: RosterWarning[] = [];
  for (const { code } of certificate.warnings) if (code === 'area-unknown') warnings.push(code);
  if (certificate.gend !== undefined && certificate.gend !== cells.gend) warnings.push('gend-differs');
  if (certificate.brdy !== undefined && certificate.brdy !== cells.brdy) warnings.push('brdy-differs');
  if (!ADMDVS.has(cells.insuplc_admdvs)) warnings.push('admdvs-unknown');
  if (isLocalInsutype(cells.insutype)) warnings.push('insutype-local');
  if (/\p{Co}/u.test(cells.psn_name)) warnings.push('name-private-use');
  return warnings;
}
