/** 'papers.list': the papers of a day, or one by its number, with what became of each. */
import type { ListedPaper } from '../../shared/contract/papers.ts';
import { localDate } from '../../shared/dates.ts';
import { paperKindSchema, type PaperKind, type PaperState } from '../../shared/papers.ts';
import { REFUSAL_OF_PAPER } from '../claims/decision-state.ts';
import type { Database } from '../database/open.ts';
import { deskOf, nowOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';

/** A day's list longer than this is asked for by number. */
const MOST_LISTED = 300;

interface ListedRow {
  readonly no: string;
  readonly kind: string;
  readonly issued_at: string;
  readonly issued_by: string;
  readonly voided_at: string | null;
  readonly voided_by: string | null;
  readonly void_reason: string | null;
  readonly prints: number;
  readonly failed: number;
  readonly open_id: string | null;
  readonly open_copy: number | null;
  readonly refusal: string | null;
}

const LISTED = `SELECT papers.no, papers.kind, issued_at, issued_by, voided_at, voided_by, void_reason,
    (SELECT count(*) FROM prints WHERE prints.no = papers.no AND state <> 'failed') AS prints,
    (SELECT count(*) FROM prints WHERE prints.no = papers.no AND state = 'failed') AS failed,
    waiting.print_id AS open_id, waiting.reprint AS open_copy, ${REFUSAL_OF_PAPER} AS refusal
  FROM papers LEFT JOIN prints AS waiting ON waiting.print_id =
    (SELECT print_id FROM prints WHERE prints.no = papers.no AND state = 'open' ORDER BY reprint LIMIT 1)`;

/** 'papers.list' */
export const listPapers: QueryHandler<'papers.list'> = (call, { day, no }) => {
  const { db } = deskOf(call);
  if (no !== null) return byNumber(db, no, nowOf(call).businessDay);
  const asked = day ?? nowOf(call).businessDay;
  const rows = db.all<ListedRow>(
    `${LISTED} WHERE business_day = ? ORDER BY issued_at DESC, counter DESC LIMIT ?`,
    asked,
    MOST_LISTED,
  );
  const total = db.one<{ count: number }>('SELECT count(*) AS count FROM papers WHERE business_day = ?', asked);
  return { day: asked, papers: rows.map(listed), more: (total?.count ?? 0) - rows.length };
};

function byNumber(db: Database, no: string, today: string) {
  const rows = db.all<ListedRow>(`${LISTED} WHERE papers.no = ?`, no);
  const day = db.one<{ business_day: string }>('SELECT business_day FROM papers WHERE no = ?', no)?.business_day;
  return { day: localDate(day ?? today), papers: rows.map(listed), more: 0 };
}

/** The papers of one subject in order of number, each with where it stands. */
export function papersOfSubject(
  db: Database,
  subject: string,
): { readonly no: string; readonly kind: PaperKind; readonly state: PaperState }[] {
  return db
    .all<ListedRow>(`${LISTED} WHERE papers.subject = ? ORDER BY counter`, subject)
    .map((row) => ({ no: row.no, kind: paperKindSchema.parse(row.kind), state: stateOf(row) }));
}

/** Where one paper stands; it must exist. */
export function paperStateOf(db: Database, no: string): PaperState {
  const row = db.one<ListedRow>(`${LISTED} WHERE papers.no = ?`, no);
  if (row === undefined) throw new Error(`paper ${no} is not stored`);
  return stateOf(row);
}

function listed(row: ListedRow): ListedPaper {
  const kind = paperKindSchema.parse(row.kind);
  const open =
    row.open_id === null || row.open_copy === null
      ? null
      : { printId: row.open_id, no: row.no, kind, reprint: row.open_copy };
  return {
    no: row.no,
    kind,
    issuedAt: row.issued_at,
    operatorNo: row.issued_by,
    state: stateOf(row),
    prints: row.prints,
    failed: row.failed,
    open,
    refusal: row.refusal,
    voided:
      row.voided_at === null ? null : { at: row.voided_at, operatorNo: row.voided_by ?? '', reason: row.void_reason },
  };
}

function stateOf({ voided_at, open_id, prints }: ListedRow): PaperState {
  if (voided_at !== null) return 'void';
  if (open_id !== null) return 'unconfirmed';
  if (prints === 0) return 'unprinted';
  return prints === 1 ? 'original' : 'reprinted';
}
