/** Entries about what somebody had to look at: that it was seen to, by whom and how. */
import { z } from 'zod';
import { businessEntry } from '../journal/entry-type.ts';
import { lineSchema } from '../text.ts';

/** An alarm (subject: its place in the feed) or an entry that was set aside (subject: its id). */
export const attentionKindSchema = z.enum(['alarm', 'set-aside']);
export type AttentionKind = z.infer<typeof attentionKindSchema>;

export const attentionEntries = {
  /** 已处理: nothing is undone by it; it goes on standing in the list of what was seen to. */
  'attention.handled/1': businessEntry(
    z.strictObject({ kind: attentionKindSchema }),
    z.strictObject({ reason: lineSchema(200) }),
  ),
};
