/** What the citizen does on the 客户屏, written by the clerk's window (counter rule 9; UI.md, "Second screen"). */
import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { noticeChannelSchema, noticeIdSchema, NOTICE_IDS, otherIndemnitySchema } from '../notice-items.ts';
import { ratedKindSchema, ratingLevelSchema, ratingReasonSchema } from '../rating.ts';
import { signatureSchema } from '../signature.ts';
import { lineSchema } from '../text.ts';
import { anyOperator, command, operators, query } from './method.ts';

const insurerClerk = operators(['insurer'], ['clerk']);
const cardNumberSchema = z.strictObject({
  psn_cert_type: z.string('请选择证件类型').regex(/^\d{2,6}$/, '请选择证件类型'),
  certno: lineSchema(50),
});

export const confirmationSchema = z.object({ channel: noticeChannelSchema, at: z.string() });
export type Confirmation = z.infer<typeof confirmationSchema>;

export const citizenMethods = {
  /** What is covered, in short sentences for the citizen; a product is no secret. */
  'citizen.cover': query({
    access: anyOperator,
    input: z.strictObject({ planId: lineSchema(60) }),
    output: z.object({ liabilities: z.array(z.object({ name: z.string(), sentence: z.string() })) }),
  }),
  /** Whether this applicant confirmed the notices of a product, as it stands now, for this insured (`card`) today; null when not. */
  'citizen.notices': query({
    access: insurerClerk,
    input: z.strictObject({ planId: lineSchema(60), card: cardNumberSchema, applicant: cardNumberSchema }),
    output: z.object({ confirmation: confirmationSchema.nullable() }),
  }),
  /**
   * The applicant confirmed every item ('notices-incomplete'). On the screen the question of §41 is answered too, and where
   * the setting says so the signature is drawn ('signature-missing', 'signature-off').
   */
  'citizen.confirmNotices': command({
    access: insurerClerk,
    needs: ['standing'],
    journals: ['notices.confirmed/1'],
    input: z.strictObject({
      planId: lineSchema(60),
      card: cardNumberSchema,
      applicant: cardNumberSchema,
      channel: noticeChannelSchema,
      items: z.array(noticeIdSchema).max(NOTICE_IDS.length),
      otherIndemnity: otherIndemnitySchema.nullable(),
      signature: signatureSchema.nullable(),
    }),
    output: confirmationSchema,
  }),
  /**
   * The applicant of a proposal has signed the printed 投保提示书 afterwards. It completes old business, so a desk that was shut
   * out takes it too. Throws 'policy-unknown' and 'notices-confirmed'.
   */
  'citizen.confirmPolicyNotices': command({
    access: insurerClerk,
    journals: ['notices.confirmed/1'],
    input: z.strictObject({ policyId: idSchema }),
    output: confirmationSchema,
  }),
  /** 好差评, once for each policy or claim ('already-rated'). */
  'citizen.rate': command({
    access: insurerClerk,
    journals: ['service.rated/1'],
    input: z.strictObject({
      kind: ratedKindSchema,
      id: idSchema,
      level: ratingLevelSchema,
      reasons: z.array(ratingReasonSchema).max(6),
    }),
    output: z.object({}),
  }),
  /** Today's ratings of this desk: counts only, of nobody and no business by name. */
  'citizen.ratings': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      total: z.int(),
      levels: z.array(z.object({ level: ratingLevelSchema, count: z.int() })),
      reasons: z.array(z.object({ reason: ratingReasonSchema, count: z.int() })),
    }),
  }),
};
