/** 'papers.open' and 'papers.print': a paper from its frozen content, rendered outside any transaction; both are journaled. */
import type { Output } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { entrySchema } from '../../shared/journal/entry.ts';
import { PAPER_NAMES, paperKindSchema } from '../../shared/papers.ts';
import { sha256 } from '../crypto.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, writeFor } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { bundledFontPath, heldFonts, loadFonts } from './font-files.ts';
import { type PaperSource, renderPaper } from './render.ts';

interface PaperRow {
  readonly no: string;
  readonly kind: string;
  readonly bytes: string;
  readonly hash: string;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
}

/** 'papers.open': for the screen, as first printed. */
export const openPaper: QueryHandler<'papers.open'> = async (call, { no }) => {
  const source = sourceOf(deskOf(call).db, no);
  const bytes = await render(call, source);
  const { kind, entry } = source;
  writeFor(call, null, (transaction) =>
    transaction.append({ type: 'paper.opened/1', subject: entry.subject, amounts: { kind, no }, body: null }),
  );
  return offer(call, source, bytes);
};

/** 'papers.print': the first is the original, the n-th after it says 补打 第n次 (DESIGN §5 "paper"). */
export const printPaper: QueryHandler<'papers.print'> = async (call, { no }) => {
  const source = sourceOf(deskOf(call).db, no);
  for (;;) {
    const reprint = printsOf(deskOf(call).db, source);
    const bytes = await render(call, reprint === 0 ? source : { ...source, copy: { nth: reprint } });
    // Somebody may have printed the same paper while this one was drawn: there is one original.
    if (journalPrint(call, source, reprint)) return offer(call, source, bytes);
  }
};

function journalPrint(call: Call, source: PaperSource, reprint: number): boolean {
  const { kind, no, entry } = source;
  return writeFor(call, null, (transaction) => {
    if (printsOf(transaction.db, source) !== reprint) return false;
    const amounts = { kind, no, reprint };
    transaction.append({ type: 'paper.printed/1', subject: entry.subject, amounts, body: null });
    return true;
  });
}

function printsOf(db: Database, { no, entry }: PaperSource): number {
  const row = db.one<{ count: number }>(
    `SELECT count(*) AS count FROM journal
     WHERE subject = ? AND type = 'paper.printed/1' AND bytes ->> '$.amounts.no' = ?`,
    entry.subject,
    no,
  );
  return row?.count ?? 0;
}

/** Throws 'paper-unknown', 'paper-erased', and 'paper-tampered' when entry or body are not what was journaled. */
function sourceOf(db: Database, no: string): PaperSource {
  const row = db.one<PaperRow>(
    `SELECT papers.no, papers.kind, journal.bytes, journal.hash, documents.salt, documents.body
     FROM papers JOIN journal ON journal.id = papers.entry_id LEFT JOIN documents ON documents.entry_id = journal.id
     WHERE papers.no = ?`,
    no,
  );
  if (row === undefined) throw new AppError('paper-unknown', { no });
  if (row.body === null || row.salt === null) throw new AppError('paper-erased', { no });
  const entry = entrySchema.parse(JSON.parse(row.bytes));
  const isIntact = sha256(row.bytes) === row.hash && sha256(row.salt, row.body) === entry.docHash;
  if (!isIntact) throw new AppError('paper-tampered', { no });
  const kind = paperKindSchema.parse(row.kind);
  return { kind, no: row.no, entry, entryHash: row.hash, body: JSON.parse(row.body) as unknown };
}

async function render({ app }: Call, source: PaperSource): Promise<Uint8Array> {
  return renderPaper(source, await heldFonts(app, () => loadFonts(bundledFontPath(), app.ports.systemFonts)));
}

function offer(call: Call, { kind, no }: PaperSource, bytes: Uint8Array): Output<'papers.open'> {
  const name = `${PAPER_NAMES[kind].replace(/（.*/, '')}-${no}.pdf`;
  return { ticket: call.app.downloads.put({ bytes, type: 'application/pdf', name }), kind, no, name };
}
