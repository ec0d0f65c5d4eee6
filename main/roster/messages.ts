/** What the importing worker is told, and what it reports. */
import type { LocalDate } from '../../shared/dates.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import type { RefusedRow } from '../../shared/errors/roster.ts';
import type { RosterWarning } from '../../shared/roster-row.ts';

/** How the file was written, as its bytes tell. */
export type RosterFormat = 'utf-8' | 'gb18030' | 'xlsx';

/** A file the worker reads itself, or bytes handed over (transferred, not copied). */
export type RosterSource =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export interface RosterImportRequest {
  readonly source: RosterSource;
  /** Where the finished file goes; it must not exist yet. While it is built it is called `<target>.part`. */
  readonly target: string;
  /** Raw 32-byte key of the data folder. */
  readonly key: Uint8Array;
  /** The day the roster speaks of; `paid_next_year` means the year after it. */
  readonly asOf: LocalDate;
  /** The roster file a delta builds on, and its day; null for a full package. */
  readonly base: { readonly path: string; readonly asOf: LocalDate } | null;
  /** A roster that would lose more than `percent` of the people in the file at `path` is not built (sync rule 27). */
  readonly guard?: { readonly path: string; readonly percent: number } | null;
  /** The business day: bounds dates of birth. */
  readonly today: LocalDate;
}

export type RosterPhase = 'scan' | 'load' | 'index' | 'store';

/** What the phases are called on screen. */
export const PHASE_NAMES: Readonly<Record<RosterPhase, string>> = {
  scan: '检查文件',
  load: '读取名单',
  index: '查重并建立索引',
  store: '保存',
};

/** `done` of `total` bytes (scan), rows (load; empty lines count until the end) or steps (index, store). */
export interface RosterProgress {
  readonly done: number;
  readonly total: number;
  readonly phase: RosterPhase;
}

export interface RosterSummary {
  /** Insurance rows the roster now holds, and the people they belong to. */
  readonly rows: number;
  readonly people: number;
  readonly asOf: LocalDate;
  /** SHA-256 of the file as brought, lower-case hex. */
  readonly sha256: string;
  readonly format: RosterFormat;
  /** Columns of the file that were not read. */
  readonly ignoredColumns: number;
  /** How many rows were refused, and the first of them; all stand in the roster file. */
  readonly refusedRows: number;
  readonly refused: readonly RefusedRow[];
  /** How many rows have each doubt. */
  readonly warnings: Readonly<Partial<Record<RosterWarning, number>>>;
}

/** `cancelled`: the half-built file is gone, the roster in use is untouched. */
export type RosterOutcome =
  { readonly state: 'done'; readonly summary: RosterSummary } | { readonly state: 'cancelled' };

export type ToWorker = { readonly kind: 'cancel' };

export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: RosterProgress }
  | { readonly kind: 'outcome'; readonly outcome: RosterOutcome }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails<ErrorCode> }
  | { readonly kind: 'fault'; readonly message: string };
