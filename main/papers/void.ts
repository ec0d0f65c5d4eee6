/** 'papers.void': the number is kept, the paper no longer good; a void never moves money (cash rules 11 and 16). */
import { AppError } from '../../shared/errors.ts';
import { type PaperKind, paperKindSchema, voidConsequence } from '../../shared/papers.ts';
import type { Database } from '../database/open.ts';
import { type Call, sessionOf } from '../desk-app.ts';
import { command, nothing } from '../handler.ts';
import { openShift } from '../shift/store.ts';
import type { Transaction } from '../write.ts';

interface PaperRow {
  readonly no: string;
  readonly kind: string;
  readonly subject: string;
  readonly issued_by: string;
  readonly business_day: string;
  /** The shift it was issued in; null for papers that move no money. */
  readonly shift: string | null;
  readonly voided_at: string | null;
}

/** 'papers.void': throws 'paper-unknown', 'paper-void', 'paper-void-spoiled', 'paper-void-not-yours'. */
export const voidPaper = command<'papers.void', null>({
  prepare: nothing,
  act: (transaction, { no, cause, reason }, _prepared, call) => {
    const paper = paperOf(transaction.db, no);
    if (paper.voided_at !== null) throw new AppError('paper-void', { no: paper.no });
    if (cause === 'spoiled-print') throw new AppError('paper-void-spoiled', { no: paper.no });
    if (!mayVoid(transaction, paper, call)) {
      throw new AppError('paper-void-not-yours', { no: paper.no, operatorNo: paper.issued_by });
    }
    const kind: PaperKind = paperKindSchema.parse(paper.kind);
    const amounts = { kind, no: paper.no, cause };
    transaction.append({ type: 'paper.voided/1', subject: paper.subject, amounts, body: { reason } });
    return { consequence: voidConsequence(kind) };
  },
  changes: ['papers'],
});

function paperOf(db: Database, no: string): PaperRow {
  const row = db.one<PaperRow>(
    `SELECT no, kind, papers.subject, issued_by, papers.business_day, bytes ->> '$.amounts.shift' AS shift, voided_at
     FROM papers JOIN journal ON journal.id = entry_id WHERE no = ?`,
    no,
  );
  if (row === undefined) throw new AppError('paper-unknown', { no });
  return row;
}

/** A supervisor any time; whoever issued it while the shift it belongs to is open (cash rule 2: by id, not by time). */
function mayVoid({ db, businessDay }: Transaction, paper: PaperRow, call: Call): boolean {
  const { operatorNo, grants } = sessionOf(call).operator;
  if (grants.includes('supervisor')) return true;
  const shift = openShift(db, operatorNo, businessDay);
  if (paper.issued_by !== operatorNo || paper.business_day !== businessDay || shift === null) return false;
  return paper.shift === null || paper.shift === shift.shiftId;
}
