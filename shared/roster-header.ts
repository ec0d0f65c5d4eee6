/** The header of a roster list: national field names in any order, once each (`docs/roster.md`). */
import { AppError } from './errors.ts';

export const REQUIRED_COLUMNS = [
  'psn_no',
  'psn_cert_type',
  'certno',
  'psn_name',
  'gend',
  'brdy',
  'insutype',
  'psn_insu_stas',
  'insuplc_admdvs',
  'trt_enjymnt_begndate',
  'trt_enjymnt_enddate',
] as const;

export const OPTIONAL_COLUMNS = ['township', 'paid_next_year'] as const;

export type RosterColumn = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];

/** Only in a delta: what happens to the line's insurance, empty or `upsert`, or `delete`. */
const OP_COLUMN = 'op';

/** More than any export of these fields needs: a wider file is another file. */
export const COLUMN_LIMIT = 64;

export interface RosterHeader {
  /** Columns in the file. */
  readonly width: number;
  /** Where each known column stands; optional ones may be absent. */
  readonly places: ReadonlyMap<RosterColumn, number>;
  /** Where a delta's `op` stands; null in a full package. */
  readonly op: number | null;
  /** How many other columns stand in the file: they are never read or stored (counter rule 4, least data). */
  readonly ignored: number;
}

/**
 * Reads the header row.
 * Errors: 'roster-too-many-columns', 'roster-header-duplicate', 'roster-header-missing'.
 */
export function readRosterHeader(cells: readonly string[]): RosterHeader {
  if (cells.length > COLUMN_LIMIT) {
    throw new AppError('roster-too-many-columns', { columns: cells.length, limit: COLUMN_LIMIT });
  }
  const names = cells.map((cell) =>
    cell
      .normalize('NFKC')
      .replace(/[\s\ufeff]/gu, '')
      .toLowerCase(),
  );
  const known = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  const duplicate = [...known, OP_COLUMN].filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (duplicate.length > 0) throw new AppError('roster-header-duplicate', { columns: duplicate });
  const missing = REQUIRED_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new AppError('roster-header-missing', { columns: missing });
  const present = known.filter((column) => names.includes(column));
  const places = new Map(present.map((column) => [column, names.indexOf(column)]));
  const op = names.includes(OP_COLUMN) ? names.indexOf(OP_COLUMN) : null;
  const named = names.filter((name) => name !== '' && name !== OP_COLUMN).length;
  return { width: names.length, places, op, ignored: named - present.length };
}
