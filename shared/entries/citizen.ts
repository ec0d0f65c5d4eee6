/** Entries about what the citizen did at the window: confirmed the notices, rated the service. */
import { z } from 'zod';
import { hashSchema, idSchema } from '../ids.ts';
import { businessEntry } from '../journal/entry-type.ts';
import { noticeChannelSchema, noticeIdSchema, otherIndemnitySchema } from '../notice-items.ts';
import { ratedKindSchema, ratingLevelSchema, ratingReasonSchema } from '../rating.ts';
import { signatureSchema } from '../signature.ts';
import { lineSchema } from '../text.ts';

export const citizenEntries = {
  /**
   * The applicant confirmed what they were told, on the 客户屏 or by signing the printed 投保提示书 (counter rule 9). Bound to
   * the plan as it stood; the subject is the confirmation itself, for the policy may come later or never.
   */
  'notices.confirmed/1': businessEntry(
    z.strictObject({
      planId: z.string(),
      planHash: hashSchema,
      channel: noticeChannelSchema,
      items: z.array(noticeIdSchema).min(1),
    }),
    z.strictObject({
      confirmationId: idSchema,
      psn_cert_type: z.string(),
      /** 被保险人's. */
      certno: lineSchema(50),
      /** 投保人, who confirmed: the insured or their guardian. */
      applicant: z.strictObject({ psn_cert_type: z.string(), certno: lineSchema(50) }),
      /** The titles as they stood on the screen or paper. */
      titles: z.array(lineSchema(80)).min(1),
      /** §41; null on paper, where the answer stands on the paper itself. */
      otherIndemnity: otherIndemnitySchema.nullable(),
      /** Drawn on the screen; only where the setting 'customer.signing' is on. */
      signature: signatureSchema.nullable(),
    }),
  ),
  /** 好差评 of one piece of business; the subject is its policy or claim. Nobody's name stands in it. */
  'service.rated/1': businessEntry(
    z.strictObject({ kind: ratedKindSchema, level: ratingLevelSchema, reasons: z.array(ratingReasonSchema).max(6) }),
    z.null(),
  ),
};
