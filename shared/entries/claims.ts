/** Entries about claims. The body of a trial is the frozen content of its 理赔试算单. */
import { z } from 'zod';
import { healthStatusSchema } from '../health.ts';
import { hashSchema, idSchema } from '../ids.ts';
import { businessEntry } from '../journal/entry-type.ts';
import { fenSchema } from '../money.ts';
import { issuedPaperSchema, issuerSchema, paperCodesSchema } from '../papers.ts';
import { insuredSchema, relatedPartySchema } from '../parties.ts';
import { explainedStepSchema } from '../settle/explain.ts';
import { adjustmentSchema, settlementLineSchema } from '../settle/result.ts';
import { settleStateSchema } from '../settle/state.ts';
import { visitSchema } from '../settle/visit.ts';
import { lineSchema } from '../text.ts';
import { offeredPlanSchema } from './enrollment.ts';

const invoicesSchema = z.array(z.strictObject({ bill_code: lineSchema(50), bill_no: lineSchema(30) })).max(50);

const factsSchema = z.strictObject({
  claimId: idSchema,
  policyId: idSchema,
  claimant: relatedPartySchema,
  visit: visitSchema,
  invoices: invoicesSchema,
});

const openedAmounts = z.strictObject({
  policyId: idSchema,
  /** The decided claim it takes back or states anew: known after the facts were destroyed too. Absent: a bill of its own. */
  follows: idSchema.exactOptional(),
});

const triedAmounts = z.strictObject({
  claimId: idSchema,
  policyId: idSchema,
  planId: z.string(),
  planHash: hashSchema,
  /** null: a liability is 待补 (counter rule 19). */
  healthy: fenSchema.nullable(),
  preexisting: fenSchema.nullable(),
  papers: paperCodesSchema,
});

/** One figure of a trial. Words are frozen with it: a later program must not reword a paper already handed out. */
export const triedFigureSchema = z.strictObject({
  healthStatus: healthStatusSchema,
  payable: fenSchema.nullable(),
  lines: z.array(settlementLineSchema.extend({ sentence: lineSchema(300) })),
  steps: z.array(explainedStepSchema),
  /** Of a claim that follows another: what each decided bill is owed more or less, each for itself. */
  adjustments: z.array(adjustmentSchema).optional(),
});
export type TriedFigure = z.infer<typeof triedFigureSchema>;

const triedBody = z.strictObject({
  settlementId: idSchema,
  claimId: idSchema,
  policyId: idSchema,
  policyState: z.enum(['proposed', 'accepted']),
  plan: offeredPlanSchema,
  insured: insuredSchema,
  claimant: relatedPartySchema,
  visit: visitSchema,
  figures: z.array(triedFigureSchema).min(1),
  /** Paper numbers of this person's other open trials, named on the paper (DESIGN §6). */
  otherOpenTrials: z.array(lineSchema(60)),
  /** The plan's sentences for claims, printed as they stood. */
  notices: z.array(lineSchema(300)).default([]),
  /** What is to be confirmed against the card: 姓名差异 (counter rule 11). */
  warnings: z.array(lineSchema(300)).default([]),
  issuer: issuerSchema,
  papers: z.array(issuedPaperSchema),
});

export const claimEntries = {
  /** 受理: one stay's 医保结算单 was taken in. */
  'claim.opened/1': businessEntry(openedAmounts, factsSchema),
  /** The facts of a claim were corrected or completed; this body replaces the one before. */
  'claim.amended/1': businessEntry(z.strictObject({ policyId: idSchema }), factsSchema),
  /** 试算 of a program that knew no decisions: it started from an untouched year. */
  'claim.tried/1': businessEntry(triedAmounts, triedBody),
  /**
   * 试算: not a decision (counter rule 1). Both figures stand while 既往症 is undetermined, then one (counter rule 10).
   * It says what it started from, so that the centre can run it again from the same inputs.
   */
  'claim.tried/2': businessEntry(
    triedAmounts.extend({
      /** How many figures stand: 2 until 既往症 is determined. A figure that does not stand is null like one that is 待补. */
      figures: z.int().min(1).max(2),
      /** The 既往症认定 it rests on; null while undetermined. */
      determinationId: idSchema.nullable(),
    }),
    triedBody.extend({
      stateBefore: settleStateSchema,
      /** As of when the centre's accumulators stood; null where it never sent any. */
      accumulatedAt: z.string().nullable(),
      /** The decided claim it takes back or states anew, and the decisions of the year it refolded, in their order; absent: none. */
      follows: z.strictObject({ claimId: idSchema, decisions: z.array(idSchema) }).optional(),
    }),
  ),
};
