/** Entries the journal writes about itself. */
import { z } from 'zod';
import { hashSchema, idSchema } from '../ids.ts';
import { businessEntry } from '../journal/entry-type.ts';
import { channelSchema } from '../sync/channel.ts';
import { lineSchema } from '../text.ts';

export const journalEntries = {
  /** A feed package was taken: the chain binds its bytes, so that no plan can be changed behind the journal's back. Until the
   * centre came, `plans` were those of the program: channel `program` today. */
  'package.taken/1': businessEntry(
    z.strictObject({ channel: z.enum(['plans']), n: z.int().min(1), hash: hashSchema }),
    z.null(),
  ),
  /** The same for every channel: `program`, or one of the centre's. */
  'package.taken/2': businessEntry(
    z.strictObject({
      channel: z.union([z.literal('program'), channelSchema]),
      n: z.int().min(1),
      hash: hashSchema,
      items: z.int().min(1),
    }),
    z.null(),
  ),
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
