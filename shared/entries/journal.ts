/** Entries the journal writes about itself. */
import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { businessEntry } from '../journal/entry-type.ts';
import { lineSchema } from '../text.ts';

export const journalEntries = {
  /** Documents were destroyed under a rule; their entries stay and still verify. */
  'journal.erased/1': businessEntry(
    z.strictObject({ count: z.int().min(1) }),
    z.strictObject({
      entryIds: z.array(idSchema).min(1).max(500),
      rule: lineSchema(80),
      reason: lineSchema(200),
      approver: lineSchema(50),
    }),
  ),
};
