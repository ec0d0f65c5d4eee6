/** 'drafts.keep' and 'drafts.kept' */
import { type Call, deskOf, nowOf, sessionOf, writeFor } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { dropDraft, dropOldDrafts, findDraft, hasOldDrafts, putDraft } from './store.ts';

/** 'drafts.keep': written without an entry, since nothing was done yet. */
export const keepDraft: QueryHandler<'drafts.keep'> = (call, { page, content }) => {
  const { operatorNo } = sessionOf(call).operator;
  const { businessDay } = nowOf(call);
  writeFor(call, null, ({ db }) => {
    dropOldDrafts(db, businessDay);
    if (content === null) return dropDraft(db, { operatorNo, page });
    const { version } = call.app.ports;
    putDraft(db, { operatorNo, page, businessDay, version, content });
  });
  return {};
};

/** 'drafts.kept' */
export const keptDraft: QueryHandler<'drafts.kept'> = (call, { page }) => {
  const { operatorNo } = sessionOf(call).operator;
  const { businessDay } = nowOf(call);
  forgetOldDrafts(call);
  const { version } = call.app.ports;
  return { content: findDraft(deskOf(call).db, { operatorNo, page }, { businessDay, version }) };
};

/** Every page that opens asks for its draft, so what is left of another day goes with the first of them. */
function forgetOldDrafts(call: Call): void {
  const { businessDay } = nowOf(call);
  if (!hasOldDrafts(deskOf(call).db, businessDay)) return;
  writeFor(call, null, ({ db }) => dropOldDrafts(db, businessDay));
}
