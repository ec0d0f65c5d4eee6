/** 'papers.open': a paper from its frozen content, rendered outside any transaction; the look is journaled. */
import { entrySchema } from '../../shared/journal/entry.ts';
import { PAPER_NAMES, paperKindSchema } from '../../shared/papers.ts';
import { AppError } from '../../shared/errors.ts';
import { type Application, deskOf, writeFor } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { bundledFontPath, loadFonts } from './font-files.ts';
import type { Fonts } from './fonts.ts';
import { renderPaper } from './render.ts';

interface PaperRow {
  readonly no: string;
  readonly kind: string;
  readonly bytes: string;
  readonly hash: string;
  readonly body: string | null;
}

/** 'papers.open' */
export const openPaper: QueryHandler<'papers.open'> = async (call, { no }) => {
  const row = deskOf(call).db.one<PaperRow>(
    `SELECT papers.no, papers.kind, journal.bytes, journal.hash, documents.body
     FROM papers JOIN journal ON journal.id = papers.entry_id LEFT JOIN documents ON documents.entry_id = journal.id
     WHERE papers.no = ?`,
    no,
  );
  if (row === undefined) throw new AppError('paper-unknown', { no });
  if (row.body === null) throw new AppError('paper-erased', { no });
  const kind = paperKindSchema.parse(row.kind);
  const entry = entrySchema.parse(JSON.parse(row.bytes));
  const source = { kind, no: row.no, entry, entryHash: row.hash, body: JSON.parse(row.body) as unknown };
  const bytes = await renderPaper(source, await fontsOf(call.app));
  writeFor(call, null, (transaction) =>
    transaction.append({ type: 'paper.opened/1', subject: entry.subject, amounts: { kind, no: row.no }, body: null }),
  );
  const name = `${PAPER_NAMES[kind].replace(/（.*/, '')}-${row.no}.pdf`;
  const ticket = call.app.downloads.put({ bytes, type: 'application/pdf', name });
  return { ticket, kind, no: row.no, name };
};

function fontsOf(app: Application): Promise<Fonts> {
  app.fonts ??= loadFonts(bundledFontPath(), app.ports.systemFonts);
  return app.fonts;
}
