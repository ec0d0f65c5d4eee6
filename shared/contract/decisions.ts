/** Deciding at the desk: 既往症认定, 复核, 核定, what waits for them, and the papers that follow (counter rules 1, 7, 10, 15). */
import { z } from 'zod';
import { WAITING_STAGES, CLAIM_STAGES } from '../claim-stage.ts';
import { localDateSchema } from '../dates.ts';
import { decisionSchema, determinationSchema, reviewSchema, withdrawalSchema } from '../decision.ts';
import { triedFigureSchema } from '../entries/claims.ts';
import { healthStatusSchema } from '../health.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { issuedKindSchema, issuedPaperSchema, paperStateSchema } from '../papers.ts';
import { claimCheckSchema } from '../sync/ruling.ts';
import { lineSchema } from '../text.ts';
import { claimSchema, expectedSchema } from './claims.ts';
import { command, operators, query } from './method.ts';

const claimReaders = operators(['insurer'], ['clerk', 'reviewer', 'decider', 'supervisor']);
const reasonSchema = lineSchema(300).min(2, '请写明理由，至少两个字');

const waitingClaimSchema = z.object({
  claimId: idSchema,
  stage: z.enum(WAITING_STAGES),
  psn_name: z.string(),
  /** Masked. */
  certno: z.string(),
  productName: z.string(),
  /** Takes back (冲正) or states anew (更正) a decided bill; null: a bill of its own. */
  follows: z.enum(['reversal', 'correction']).nullable(),
  /** Of the latest trial; both null before the first. */
  payable: expectedSchema,
  /** 追回 beside it; 0: none. */
  recover: fenSchema,
  figures: z.int().min(0).max(2),
  trialNo: z.string().nullable(),
  /** The day the step began to wait. */
  since: localDateSchema,
  /** Stage `notice`: what of its papers is not out yet; null before. */
  decision: z
    .object({ decisionId: idSchema, missing: z.array(issuedKindSchema), unprinted: z.array(issuedPaperSchema) })
    .nullable(),
});
export type WaitingClaim = z.infer<typeof waitingClaimSchema>;

const outPaperSchema = issuedPaperSchema.extend({ state: paperStateSchema });

const decidedSchema = z.object({
  decisionId: idSchema,
  verdict: decisionSchema.shape.verdict,
  payable: fenSchema,
  /** 追回 it proposes; 0: none. */
  recover: fenSchema,
  reason: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  place: z.enum(['desk', 'centre']),
  /** pending: the centre has not confirmed it yet. */
  state: z.enum(['pending', 'confirmed']),
  /** Kinds of paper this decision is told with. */
  kinds: z.array(issuedKindSchema),
  papers: z.array(outPaperSchema),
});
export type Decided = z.infer<typeof decidedSchema>;

/** A claim as those who decide see it: the facts, the figures of the latest trial, and what was said about it so far. */
export const claimFileSchema = z.object({
  claim: claimSchema,
  /** Names of the plan's liabilities and prior payers by their ids. */
  names: z.record(z.string(), z.string()),
  stage: z.enum(CLAIM_STAGES),
  policyState: z.enum(['proposed', 'accepted', 'refused', 'cancelled']),
  /** 工号 of whoever took it in or corrected it: they neither determine, review nor decide. */
  enteredBy: z.array(z.string()),
  trial: z
    .object({
      settlementId: idSchema,
      no: z.string(),
      at: z.string(),
      figures: z.array(triedFigureSchema),
      accumulatedAt: z.string().nullable(),
      warnings: z.array(z.string()),
    })
    .nullable(),
  determination: determinationSchema.nullable(),
  /** Of the latest trial. */
  review: reviewSchema.nullable(),
  /** The centre's own run of the latest trial. */
  check: claimCheckSchema.nullable(),
  decision: decidedSchema.nullable(),
  /** Of an open claim: what keeps the latest trial from being agreed to and paid, in sentences. */
  holds: z.array(z.string()),
  /** Null while the claim is open, and where a decision ended it. */
  withdrawal: withdrawalSchema.nullable(),
  /** The desk's last decision where the centre refused it and none took its place: why, and the papers that do not hold. */
  refusal: z.object({ at: z.string(), sentence: z.string(), papers: z.array(outPaperSchema) }).nullable(),
  /** Why a decider signed in cannot decide it so now, with the next step; null when nothing stands in the way. */
  obstacles: z.object({ pay: z.string().nullable(), decline: z.string().nullable() }),
});
export type ClaimFile = z.infer<typeof claimFileSchema>;

export const decisionMethods = {
  /** What waits for whom, oldest first within each stage; names with masked numbers, like every list. */
  'claims.waiting': query({
    access: claimReaders,
    input: z.strictObject({}),
    output: z.object({ claims: z.array(waitingClaimSchema), more: z.int().min(0) }),
  }),
  /** Everything a decision rests on. Journals the look. */
  'claims.file': query({
    access: claimReaders,
    journals: ['person.opened/1'],
    input: z.strictObject({ claimId: idSchema }),
    output: claimFileSchema,
  }),
  /** 既往症认定: by another person than whoever entered the claim; the next trial shows one figure (counter rule 10). */
  'claims.determine': command({
    access: operators(['insurer'], ['reviewer']),
    needs: ['standing'],
    journals: ['claim.determined/1'],
    input: z.strictObject({
      claimId: idSchema,
      status: healthStatusSchema,
      firstDiagnosedOn: localDateSchema.nullable(),
      reason: reasonSchema,
    }),
    output: z.object({ determinationId: idSchema }),
  }),
  /** 复核 of the latest trial: agree, or return with a reason; returned, the claim is open for amendment. */
  'claims.review': command({
    access: operators(['insurer'], ['reviewer']),
    needs: ['standing'],
    journals: ['claim.reviewed/1'],
    input: z.strictObject({
      claimId: idSchema,
      settlementId: idSchema,
      verdict: reviewSchema.shape.verdict,
      reason: reasonSchema.nullable(),
    }),
    output: z.object({ reviewId: idSchema }),
  }),
  /** 撤案 at the claimant's wish, or of what was taken in by mistake; not once it was decided. Its bill and receipts are free again. */
  'claims.withdraw': command({
    access: operators(['insurer'], ['clerk']),
    needs: ['standing'],
    journals: ['claim.withdrawn/1'],
    input: z.strictObject({ claimId: idSchema, reason: reasonSchema }),
    output: z.object({ claimId: idSchema }),
  }),
  /** 核定 within the signed personal authority, on fresh figures (counter rule 1); 计算书 and notice come with it. */
  'claims.decide': command({
    access: operators(['insurer'], ['decider']),
    needs: ['standing'],
    journals: ['claim.decided/1'],
    input: z.strictObject({
      claimId: idSchema,
      settlementId: idSchema,
      /** What the decider sees as payable; another figure is refused with `decide-figure-changed`. */
      expected: fenSchema,
      verdict: decisionSchema.shape.verdict,
      reason: reasonSchema.nullable(),
    }),
    output: z.object({ decisionId: idSchema, papers: z.array(issuedPaperSchema) }),
  }),
  /**
   * A paper from the centre's answer or from a decision, numbered here: once; later prints are 补打. `subject`: the policy for
   * 保险凭证 and 不予承保及退费通知书, the decision for the others. A void one may be issued again.
   */
  'papers.issue': command({
    access: operators(['insurer'], ['clerk', 'reviewer', 'decider', 'supervisor']),
    needs: ['standing'],
    journals: ['paper.issued/1'],
    input: z.strictObject({ kind: issuedKindSchema, subject: idSchema }),
    output: issuedPaperSchema,
  }),
};
