/** What is half typed on a page, kept with the desk until it is done or its business day is over. */
import { z } from 'zod';
import { operators, query } from './method.ts';

/** The pages whose forms are kept. */
export const DRAFT_PAGES = ['enroll', 'claim'] as const;
const draftPageSchema = z.enum(DRAFT_PAGES);
export type DraftPage = z.infer<typeof draftPageSchema>;

/** Those who fill in the forms. */
const whoTypes = operators(['hsa', 'insurer'], ['clerk']);

export const draftMethods = {
  /** Keeps the operator's own draft of a page in place of the one before; null drops it. Doing it twice does no harm. */
  'drafts.keep': query({
    access: whoTypes,
    input: z.strictObject({ page: draftPageSchema, content: z.string().max(100_000).nullable() }),
    output: z.object({}),
  }),
  /** The operator's own draft of a page, as kept today by this version of the program. */
  'drafts.kept': query({
    access: whoTypes,
    input: z.strictObject({ page: draftPageSchema }),
    output: z.object({ content: z.string().nullable() }),
  }),
};
