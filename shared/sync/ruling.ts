/** The centre's answer to a document: 承保 or 不予承保 for a policy; the re-run of a trial for a claim (DESIGN §6). */
import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { lineSchema } from '../text.ts';
import { certificateSchema } from './certificate.ts';

/** Who can put right what was refused. */
export const OWNERS = ['desk', 'insurer', 'hsa', 'applicant'] as const;
export type RulingOwner = (typeof OWNERS)[number];
/** What a clerk is told of it. */
export const OWNER_STEPS: Readonly<Record<RulingOwner, string>> = {
  desk: '由本窗口处理',
  insurer: '由承保公司处理',
  hsa: '由医保经办机构处理',
  applicant: '请通知投保人',
};

/** Why a policy is 不予承保. */
export const REFUSAL_REASONS = [
  'not-eligible',
  'outside-window',
  'declared-late',
  'duplicate',
  'plan-unknown',
  'premium-differs',
  'cover-differs',
  'by-hand',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

const ruled = { policyId: idSchema, at: z.string() };

export const policyRulingSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ ...ruled, outcome: z.literal('accepted'), certificate: certificateSchema }),
  z.strictObject({
    ...ruled,
    outcome: z.literal('refused'),
    code: z.enum(REFUSAL_REASONS),
    sentence: lineSchema(300),
    owner: z.enum(OWNERS),
  }),
  /** Nothing is wrong; the premium is not there yet, or a person must look. */
  z.strictObject({ ...ruled, outcome: z.literal('waiting'), sentence: lineSchema(300) }),
]);
export type PolicyRuling = z.infer<typeof policyRulingSchema>;

/**
 * The centre's own run of a trial. `agrees`: same figures. `engine-differs`: another figure from the same inputs, an alarm.
 * `other-inputs`: the centre knows more (accumulators, one-stop payments); its figures are given.
 */
export const claimCheckSchema = z.strictObject({
  settlementId: idSchema,
  claimId: idSchema,
  outcome: z.enum(['agrees', 'engine-differs', 'other-inputs']),
  /** The centre's payable under each status; null where 待补. */
  healthy: fenSchema.nullable(),
  preexisting: fenSchema.nullable(),
  at: z.string(),
});
export type ClaimCheck = z.infer<typeof claimCheckSchema>;
