/** A paper as it was frozen: the entry, its body, and whether it is void. */
import { AppError } from '../../shared/errors.ts';
import { entrySchema } from '../../shared/journal/entry.ts';
import { PAPER_NAMES, type PaperKind, paperKindSchema } from '../../shared/papers.ts';
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
  const isVoid = row.voided_at !== null;
  return { kind: paperKindSchema.parse(row.kind), no: row.no, entry, entryHash: row.hash, body, isVoid };
}

/** What its file is called: 保费收据-ZZ01-….pdf */
export function fileNameOf(kind: PaperKind, no: string): string {
  return `${PAPER_NAMES[kind].replace(/（.*/, '')}-${no}.pdf`;
}
