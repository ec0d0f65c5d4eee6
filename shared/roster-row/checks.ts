/** What each column of a roster line may hold, apart from the certificate; the reasons name no value of a person. */
import type { CodeTable } from '../codes/code-table.ts';
import { gendTable } from '../codes/gend.ts';
import { insutypeTable } from '../codes/insutype.ts';
import { psnInsuStasTable } from '../codes/psn-insu-stas.ts';
import { isLocalDate, type LocalDate } from '../dates.ts';
import type { RosterColumn } from '../roster-header.ts';
import type { Cells } from './cells.ts';

/** A million rows ask each table, so its codes are looked up, not walked through. */
const codesOf = (table: CodeTable): ReadonlySet<string> => new Set(table.rows.map(({ code }) => code));
const GENDERS = codesOf(gendTable);
const INSUTYPES = codesOf(insutypeTable);
const STATES = codesOf(psnInsuStasTable);

type Check = (cells: Cells, today: LocalDate) => string | null;

/** In the order a clerk would correct them; each answers the reason, or null when the column is right. */
export const CHECKS: readonly (readonly [RosterColumn, Check])[] = [
  ['psn_no', ({ psn_no }) => (/^[0-9A-Za-z-]{1,30}$/.test(psn_no) ? null : '应为 1–30 位字母或数字')],
  ['psn_name', ({ psn_name }) => nameReason(psn_name)],
  ['gend', ({ gend }) => (GENDERS.has(gend) ? null : '应为 1（男）、2（女）、0 或 9')],
  ['brdy', ({ brdy }, today) => birthReason(brdy, today)],
  ['insutype', ({ insutype }) => (isInsutype(insutype) ? null : codeReason(insutype, '险种类型'))],
  ['psn_insu_stas', ({ psn_insu_stas }) => (STATES.has(psn_insu_stas) ? null : codeReason(psn_insu_stas, '参保状态'))],
  ['insuplc_admdvs', ({ insuplc_admdvs }) => (/^\d{6}$/.test(insuplc_admdvs) ? null : '应为 6 位数字的医保区划')],
  ['trt_enjymnt_begndate', ({ trt_enjymnt_begndate }) => optionalDateReason(trt_enjymnt_begndate)],
  ['trt_enjymnt_enddate', (cells) => enjoymentEndReason(cells)],
  [
    'township',
    ({ township }) => (township.length <= 50 && !hasControl(township) ? null : '不能超过 50 个字或含控制字符'),
  ],
  [
    'paid_next_year',
    ({ paid_next_year }) => (/^[01]?$/.test(paid_next_year) ? null : '应为 1（已缴）、0（未缴）或空（未知）'),
  ],
];

function nameReason(name: string): string | null {
  if (name === '') return '姓名为空';
  if (name.length > 50 && [...name].length > 50) return '姓名超过 50 个字';
  return hasControl(name) || /[",=<>]/.test(name) ? '姓名含控制字符或引号、逗号、等号、尖括号' : null;
}

function birthReason(brdy: string, today: LocalDate): string | null {
  if (!isLocalDate(brdy)) return '不是真实日期，应为 年-月-日';
  return brdy > today ? '出生日期晚于今天' : null;
}

function optionalDateReason(text: string): string | null {
  return text === '' || isLocalDate(text) ? null : '不是真实日期，应为 年-月-日 或空';
}

function enjoymentEndReason({ trt_enjymnt_begndate: begin, trt_enjymnt_enddate: end }: Cells): string | null {
  const isBackwards = begin !== '' && end !== '' && end < begin;
  return optionalDateReason(end) ?? (isBackwards ? '待遇享受止期早于起期' : null);
}

/** National codes, and a city's longer ones that begin with a national code. */
function isInsutype(code: string): boolean {
  return INSUTYPES.has(code) || isLocalInsutype(code);
}

export function isLocalInsutype(code: string): boolean {
  return /^\d{4,6}$/.test(code) && INSUTYPES.has(code.slice(0, 3));
}

/** Shows a code only when it is short enough not to be a person's number in the wrong column. */
function codeReason(code: string, table: string): string {
  return /^\d{1,6}$/.test(code) ? `代码“${code}”不在${table}代码表中` : `不是${table}代码`;
}

function hasControl(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
  return /[\u0000-\u001f\u007f-\u009f]/u.test(text) || !text.isWellFormed();
}
