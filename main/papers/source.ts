/** A paper as it was frozen: the entry, its body, and whether it is void. */
import { AppError } from '../../shared/errors.ts';
import { entrySchema } from '../../shared/journal/entry.ts';
import { PAPER_NAMES, type PaperKind, paperKindSchema } from '../../shared/papers.ts';
import { REFUSAL_OF_PAPER } from '../claims/decision-state.ts';
import { sha256 } from '../crypto.ts';
import type { Database } from '../database/open.ts';
import type { PaperSource } from './render.ts';

interface PaperRow {
  readonly no: string;
  readonly kind: string;
  readonly voided_at: string | null;
  readonly bytes: string;
  readonly hash: string;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
}

/** Throws 'paper-unknown', 'paper-erased', and 'paper-tampered' when entry or body are not what was journaled. */
export function sourceOf(db: Database, no: string): PaperSource {
  const row = db.one<PaperRow>(
    `SELECT papers.no, papers.kind, papers.voided_at, journal.bytes, journal.hash, documents.salt, documents.body
     FROM papers JOIN journal ON journal.id = papers.entry_id LEFT JOIN documents ON documents.entry_id = journal.id
     WHERE papers.no = ?`,
    no,
  );
  if (row === undefined) throw new AppError('paper-unknown', { no });
  if (row.body === null || row.salt === null) throw new AppError('paper-erased', { no });
  const entry = entrySchema.parse(JSON.parse(row.bytes));
  const isIntact = sha256(row.bytes) === row.hash && sha256(row.salt, row.body) === entry.docHash;
  if (!isIntact) throw new AppError('paper-tampered', { no });
  const body: unknown = JSON.parse(row.body);
  const isVoid = row.voided_at !== null || refusalOfPaper(db, row.no) !== null;
  return { kind: paperKindSchema.parse(row.kind), no: row.no, entry, entryHash: row.hash, body, isVoid };
}

/** Why the centre refused the decision a paper tells of, so that the paper does not hold; null for every other paper. */
function refusalOfPaper(db: Database, no: string): string | null {
  const row = db.one<{ refusal: string | null }>(`SELECT ${REFUSAL_OF_PAPER} AS refusal FROM papers WHERE no = ?`, no);
  return row?.refusal ?? null;
}

/** Throws 'paper-decision-refused' for a paper that must not leave the desk any more. */
export function requireHolding(db: Database, { no, kind }: Pick<PaperSource, 'no' | 'kind'>): void {
  const why = refusalOfPaper(db, no);
  if (why !== null) throw new AppError('paper-decision-refused', { name: PAPER_NAMES[kind], no, why });
}

/** What its file is called: 保费收据-ZZ01-….pdf */
export function fileNameOf(kind: PaperKind, no: string): string {
  return `${PAPER_NAMES[kind].replace(/（.*/, '')}-${no}.pdf`;
}
