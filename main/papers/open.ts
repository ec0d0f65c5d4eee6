/** 'papers.open': a paper from its frozen content on the sheet of its kind, rendered outside any transaction. */
import { NO_OFFSET } from '../../shared/print-profile.ts';
import { deskOf, writeFor } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { readSettings } from '../settings/store.ts';
import { profileFor } from '../printing/profiles.ts';
import { fileNameOf, sourceOf } from './source.ts';

/** 'papers.open': for the screen, as first printed. */
export const openPaper: QueryHandler<'papers.open'> = async (call, { no }) => {
  const { db } = deskOf(call);
  const source = sourceOf(db, no);
  const profile = profileFor(readSettings(db), source.kind);
  const { bytes } = await call.app.typesetter.render({
    job: 'paper',
    source,
    profile,
    offset: NO_OFFSET,
    format: 'pdf',
  });
  const { kind, entry } = source;
  writeFor(call, null, (transaction) =>
    transaction.append({
      type: 'paper.opened/1',
      subject: entry.subject,
      amounts: { kind, no: source.no },
      body: null,
    }),
  );
  const name = fileNameOf(kind, source.no);
  return { ticket: call.app.downloads.put({ bytes, type: 'application/pdf', name }), kind, no: source.no, name };
};
