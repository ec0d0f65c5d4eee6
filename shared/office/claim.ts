/** A claim as the claims office sees it: what the window froze, what the centre computes, and what was done since. */
import { z } from 'zod';
import { invoiceSchema } from '../contract/claims.ts';
import { OFFICE_STAGES } from './stage.ts';
import { decisionSchema, determinationSchema, reviewSchema } from '../decision.ts';
import { localDateSchema } from '../dates.ts';
import { triedFigureSchema } from '../entries/claims.ts';
import { healthStatusSchema } from '../health.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { paperKindSchema } from '../papers.ts';
import { insuredSchema, relatedPartySchema } from '../parties.ts';
import { yearPositionSchema } from '../settle/position.ts';
import { visitSchema } from '../settle/visit.ts';
import { claimCheckSchema } from '../sync/ruling.ts';

/** An act of this user on this claim: null when it is theirs to do now, else why not. */
const actSchema = z.string().nullable();

export const officeClaimSchema = z.object({
  claimId: idSchema,
  stage: z.enum(OFFICE_STAGES),
  /** The trial everything here rests on; acts name it, so that nobody acts on figures that were replaced. */
  settlementId: idSchema,
  /** What keeps this claim from being decided although it is its turn, in sentences. */
  holds: z.array(z.string()),
  desk: z.object({ deskCode: z.string(), site: z.string() }),
  enteredBy: z.object({ operatorNo: z.string(), name: z.string() }),
  openedAt: z.string(),
  triedAt: z.string(),
  /** When the window corrected the claim after that trial; null: it did not. */
  amendedAt: z.string().nullable(),
  /** Natural days since 受理, today included. */
  day: z.int(),
  policy: z.object({
    policyId: idSchema,
    productName: z.string(),
    coverYear: z.int(),
    coverStart: localDateSchema,
    coverEnd: localDateSchema,
    state: z.enum(['proposed', 'accepted', 'refused', 'cancelled']),
    certificateNo: z.string().nullable(),
    declaredHealth: healthStatusSchema.nullable(),
    /** Start of the first cover that goes on without a gap to this one: 既往症 is what was diagnosed before it. */
    coveredSince: localDateSchema,
  }),
  /** Certificate and telephone numbers are masked until revealed with a reason. */
  insured: z.object(insuredSchema.omit({ psn_no: true }).shape),
  claimant: relatedPartySchema,
  isRevealed: z.boolean(),
  visit: visitSchema,
  /** Names of the plan's liabilities and prior payers by their ids. */
  names: z.record(z.string(), z.string()),
  invoices: z.array(invoiceSchema),
  papers: z.array(z.object({ no: z.string(), kind: paperKindSchema, at: z.string() })),
  warnings: z.array(z.string()),
  /** As the 试算单 froze them. */
  tried: z.array(triedFigureSchema),
  check: claimCheckSchema.nullable(),
  /** By the centre now, from the group's state: what a decision would pay. */
  now: z.array(triedFigureSchema),
  /** Where the person stands in the year before this claim. */
  position: yearPositionSchema,
  earlier: z.array(
    z.object({
      decisionId: idSchema,
      claimId: idSchema,
      at: z.string(),
      verdict: decisionSchema.shape.verdict,
      payable: fenSchema,
      by: z.string(),
    }),
  ),
  determination: determinationSchema.nullable(),
  reviews: z.array(reviewSchema),
  decision: decisionSchema.nullable(),
  may: z.object({ determine: actSchema, review: actSchema, decide: actSchema }),
});
export type OfficeClaim = z.infer<typeof officeClaimSchema>;
