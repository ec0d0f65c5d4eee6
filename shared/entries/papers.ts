/** Entries about papers: looks and prints in the access chain, a void in the business chain. */
import { z } from 'zod';
import { accessEntry, businessEntry } from '../journal/entry-type.ts';
import { paperKindSchema, voidCauseSchema } from '../papers.ts';
import { profileSchema } from '../print-profile.ts';
import { lineSchema } from '../text.ts';

/** One print of one paper; `reprint` 0 is the original, n is marked 补打 第n次. */
const printAmounts = z.strictObject({ kind: paperKindSchema, no: z.string(), reprint: z.int().min(0) });

export const paperEntries = {
  'paper.opened/1': accessEntry(z.strictObject({ kind: paperKindSchema, no: z.string() }), z.null()),
  /** A print is about to go out: journaled before the bytes do, so that a cut leaves it unconfirmed, not unknown. */
  'print.started/1': accessEntry(
    printAmounts.extend({ profile: profileSchema, way: z.enum(['printer', 'dialog', 'file']) }),
    z.null(),
  ),
  /** The clerk or the spooler confirmed that the paper came out. */
  'paper.printed/1': accessEntry(printAmounts, z.null()),
  /** The paper never came out: its place is free for the next print. */
  'print.failed/1': accessEntry(printAmounts, z.null()),
  /** 作废: the number is kept, the paper is no longer good. Money stays where it is (cash rule 11). */
  'paper.voided/1': businessEntry(
    z.strictObject({ kind: paperKindSchema, no: z.string(), cause: voidCauseSchema.exclude(['spoiled-print']) }),
    z.strictObject({ reason: lineSchema(200) }),
  ),
};
