/** The cells of a roster line by column, in one spelling each; what spreadsheets do to them is undone where it can be. */
import { isLocalDate } from '../dates.ts';
import { normaliseNumber } from '../identity/normalise.ts';
import { replacePrivateUse } from '../names.ts';
import type { RosterColumn, RosterHeader } from '../roster-header.ts';

export type Cells = Readonly<Record<RosterColumn, string>>;

/** Spreadsheets leave empty cells at the end of a line; those may be too many, no other difference is taken. */
export function fitsHeader(cells: readonly string[], header: RosterHeader): boolean {
  if (cells.length <= header.width) return cells.length === header.width;
  return cells.slice(header.width).every((cell) => cell.trim() === '');
}

/** One text per known column: numbers in one spelling, dates as YYYY-MM-DD where they can be read; '' where absent. */
export function normaliseCells(cells: readonly string[], { places }: RosterHeader): Cells {
  const raw = (column: RosterColumn): string => {
    const place = places.get(column);
    return place === undefined ? '' : (cells[place] ?? '').trim();
  };
  const number = (column: RosterColumn): string => normaliseNumber(raw(column));
  const type = number('psn_cert_type');
  return {
    psn_no: halfWidth(raw('psn_no')),
    psn_cert_type: /^\d$/.test(type) ? `0${type}` : type,
    certno: number('certno'),
    psn_name: replacePrivateUse(raw('psn_name')),
    gend: number('gend'),
    brdy: dateText(raw('brdy')),
    township: raw('township'),
    insutype: number('insutype'),
    psn_insu_stas: number('psn_insu_stas'),
    insuplc_admdvs: number('insuplc_admdvs'),
    trt_enjymnt_begndate: dateText(raw('trt_enjymnt_begndate')),
    trt_enjymnt_enddate: dateText(raw('trt_enjymnt_enddate')),
    paid_next_year: number('paid_next_year'),
  };
}

/** Numbers of a system of its own keep their small letters. */
function halfWidth(text: string): string {
  return /^[!-~]*$/.test(text) ? text : text.normalize('NFKC');
}

/** 2021-11-20, 20211120, 2021/1/5, with or without a midnight behind it, to 2021-11-20; anything else stays as it is. */
function dateText(text: string): string {
  if (isLocalDate(text)) return text;
  const parts = /^(\d{4})(?:(\d{2})(\d{2})|[-/](\d{1,2})[-/](\d{1,2}))(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?$/.exec(text);
  if (parts === null) return text;
  const [, year = '', m2 = '', d2 = '', month = m2, day = d2] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
