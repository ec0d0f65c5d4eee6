/** Entries of deciding: 既往症认定, 复核, 核定, and the papers made from what was decided or ruled (counter rules 1, 7, 10, 15). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { decisionSchema, determinationSchema, reviewSchema, withdrawalSchema } from '../decision.ts';
import { idSchema } from '../ids.ts';
import { businessEntry } from '../journal/entry-type.ts';
import { fenSchema } from '../money.ts';
import {
  CLAIM_DECISION_KINDS,
  issuedKindSchema,
  issuedPaperSchema,
  issuerSchema,
  paperCodesSchema,
} from '../papers.ts';
import { insuredSchema, relatedPartySchema } from '../parties.ts';
import { tenderSchema } from '../payment.ts';
import { visitSchema } from '../settle/visit.ts';
import { certificateNoSchema, certificateSchema } from '../sync/certificate.ts';
import { OWNERS, REFUSAL_REASONS } from '../sync/ruling.ts';
import { lineSchema } from '../text.ts';
import { triedFigureSchema } from './claims.ts';
import { offeredPlanSchema } from './enrollment.ts';

/** What 理赔计算书 and its notice freeze of a claim: they stand alone, and no later program rewords them. */
export const decidedContentSchema = z.strictObject({
  decision: decisionSchema,
  /** Number of the 试算单 the decision rests on. */
  trialNo: lineSchema(60),
  /** 保险凭证号; null where this desk never received it. */
  certificateNo: certificateNoSchema.nullable(),
  plan: offeredPlanSchema,
  insured: insuredSchema,
  claimant: relatedPartySchema,
  visit: visitSchema,
  /** The figure decided on with its steps in words; null where the deciding office knew inputs this desk cannot retrace. */
  figure: triedFigureSchema.nullable(),
  /** What it does to the decided claim it follows, in a sentence; absent: a bill of its own. */
  following: lineSchema(300).optional(),
  determination: determinationSchema.nullable(),
  /** Who agreed in 复核; null where it was done in the claims office. */
  reviewedBy: lineSchema(50).nullable(),
  notices: z.array(lineSchema(300)),
  issuer: issuerSchema,
});
export type DecidedContent = z.infer<typeof decidedContentSchema>;

/** What a 保险凭证 freezes (保险法 §13, §18): the contract in short, and the centre's signed certificate. */
const certificateContentSchema = z.strictObject({
  kind: z.literal('policy-certificate'),
  certificate: certificateSchema,
  plan: offeredPlanSchema,
  insured: insuredSchema,
  applicant: relatedPartySchema,
  /** What each liability pays, in words. */
  cover: z.array(z.strictObject({ name: lineSchema(120), sentence: lineSchema(300) })),
  notices: z.array(lineSchema(300)),
  issuer: issuerSchema,
});

/** What a 不予承保及退费通知书 freezes. */
const refusalContentSchema = z.strictObject({
  kind: z.literal('policy-refusal'),
  policyId: idSchema,
  plan: offeredPlanSchema,
  insured: insuredSchema,
  applicant: relatedPartySchema,
  proposalNo: lineSchema(60),
  code: z.enum(REFUSAL_REASONS),
  sentence: lineSchema(300),
  owner: z.enum(OWNERS),
  ruledAt: z.string(),
  /** 应退保费; null where no money was taken. */
  refund: z
    .strictObject({
      amount: fenSchema,
      tender: tenderSchema,
      payerName: lineSchema(80),
      deadline: localDateSchema,
    })
    .nullable(),
  issuer: issuerSchema,
});

const claimContentSchema = decidedContentSchema.extend({
  kind: z.enum(CLAIM_DECISION_KINDS),
});

/** The frozen content of a paper issued on its own. */
export const issuedContentSchema = z.discriminatedUnion('kind', [
  certificateContentSchema,
  refusalContentSchema,
  claimContentSchema,
]);
export type IssuedContent = z.infer<typeof issuedContentSchema>;
export type IssuedContentOf<K extends IssuedContent['kind']> = Extract<IssuedContent, { readonly kind: K }>;

const ofClaim = { claimId: idSchema, policyId: idSchema };

export const decisionEntries = {
  /** 既往症认定 at the desk: by another person than whoever entered the claim. */
  'claim.determined/1': businessEntry(z.strictObject(ofClaim), determinationSchema),
  /** 复核 of one trial at the desk. Returned, the claim is open for amendment again. */
  'claim.reviewed/1': businessEntry(
    z.strictObject({ ...ofClaim, settlementId: idSchema, verdict: reviewSchema.shape.verdict }),
    reviewSchema,
  ),
  /** 撤案 of a claim nobody has decided. A decision of the claims office that was taken before it still ends the claim. */
  'claim.withdrawn/1': businessEntry(z.strictObject({ policyId: idSchema }), withdrawalSchema),
  /** 核定 at the desk, within a signed personal authority (counter rule 1); 计算书 and notice come with it. */
  'claim.decided/1': businessEntry(
    z.strictObject({
      ...ofClaim,
      settlementId: idSchema,
      verdict: decisionSchema.shape.verdict,
      payable: fenSchema,
      papers: paperCodesSchema,
    }),
    decidedContentSchema.extend({ papers: z.array(issuedPaperSchema) }),
  ),
  /** A numbered paper made at the desk from the centre's answer, or again in place of a void one. */
  'paper.issued/1': businessEntry(
    z.strictObject({ kind: issuedKindSchema, papers: paperCodesSchema }),
    z.strictObject({ content: issuedContentSchema, papers: z.array(issuedPaperSchema) }),
  ),
};
