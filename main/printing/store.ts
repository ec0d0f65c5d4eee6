/** Prints as they stand: which copies are out, which wait for a word. */
import { AppError } from '../../shared/errors.ts';
import { type PaperKind, paperKindSchema } from '../../shared/papers.ts';
import { type ProfileId, profileSchema } from '../../shared/print-profile.ts';
import type { Database } from '../database/open.ts';

export type PrintWay = 'printer' | 'dialog' | 'file';

export interface Print {
  readonly printId: string;
  readonly no: string;
  readonly kind: PaperKind;
  readonly reprint: number;
  readonly profile: ProfileId;
  readonly way: PrintWay;
  readonly state: 'open' | 'printed' | 'failed';
  readonly operatorNo: string;
  readonly startedAt: string;
}

interface PrintRow {
  readonly print_id: string;
  readonly no: string;
  readonly kind: string;
  readonly reprint: number;
  readonly profile: string;
  readonly way: PrintWay;
  readonly state: Print['state'];
  readonly operator_no: string;
  readonly started_at: string;
}

const COLUMNS = 'print_id, no, kind, reprint, profile, way, state, operator_no, started_at';

/** Throws 'print-unknown'. */
export function printOf(db: Database, printId: string): Print {
  const row = db.one<PrintRow>(`SELECT ${COLUMNS} FROM prints WHERE print_id = ?`, printId);
  if (row === undefined) throw new AppError('print-unknown', { printId });
  return fromRow(row);
}

/** A print nobody has confirmed. Throws 'print-unknown', 'print-ended'. */
export function openPrintOf(db: Database, printId: string): Print {
  const print = printOf(db, printId);
  if (print.state !== 'open') throw new AppError('print-ended', { no: print.no });
  return print;
}

/** Prints nobody has confirmed, oldest first. */
export function openPrints(db: Database): Print[] {
  return db
    .all<PrintRow>(`SELECT ${COLUMNS} FROM prints WHERE state = 'open' ORDER BY started_at, print_id`)
    .map(fromRow);
}

/** 0 for the original; the lowest copy that is not out, so that one which never came out is printed again. */
export function nextCopy(db: Database, no: string): number {
  const taken = db.all<{ reprint: number }>(
    `SELECT reprint FROM prints WHERE no = ? AND state <> 'failed' ORDER BY reprint`,
    no,
  );
  const free = taken.findIndex(({ reprint }, at) => reprint !== at);
  return free < 0 ? taken.length : free;
}

function fromRow(row: PrintRow): Print {
  return {
    printId: row.print_id,
    no: row.no,
    kind: paperKindSchema.parse(row.kind),
    reprint: row.reprint,
    profile: profileSchema.parse(row.profile),
    way: row.way,
    state: row.state,
    operatorNo: row.operator_no,
    startedAt: row.started_at,
  };
}
