/** From trial to decision: 既往症 determined, another person's 复核, and the 核定 itself (counter rules 1, 10, 21). */
import { z } from 'zod';
import { localDateSchema } from './dates.ts';
import { healthStatusSchema } from './health.ts';
import { idSchema } from './ids.ts';
import { fenSchema } from './money.ts';
import { settleStateSchema } from './settle/state.ts';
import { lineSchema } from './text.ts';

/** Who acted, and where: at a desk, or in the insurer's claims office. */
export const officerSchema = z.strictObject({
  operatorNo: lineSchema(40),
  name: lineSchema(50),
  place: z.enum(['desk', 'centre']),
});
export type Officer = z.infer<typeof officerSchema>;

/** 既往症认定: a fact of its own beside what the citizen declared; appealable. */
export const determinationSchema = z.strictObject({
  determinationId: idSchema,
  claimId: idSchema,
  status: healthStatusSchema,
  /** First diagnosis, set against the first continuous cover; null where nothing was found. */
  firstDiagnosedOn: localDateSchema.nullable(),
  reason: lineSchema(300),
  by: officerSchema,
  at: z.string(),
});
export type Determination = z.infer<typeof determinationSchema>;

/**
 * The determination that holds: the last by its own time, of one instant the later id. Both ends choose by this and not by
 * arrival, for each came to know them in another order.
 */
export function latestDetermination<T extends Pick<Determination, 'at' | 'determinationId'>>(
  all: readonly T[],
): T | null {
  const isLater = (one: T, other: T): boolean =>
    one.at === other.at ? one.determinationId > other.determinationId : one.at > other.at;
  return all.reduce<T | null>((latest, one) => (latest === null || isLater(one, latest) ? one : latest), null);
}

/** 复核: by another person than whoever entered the claim. */
export const reviewSchema = z.strictObject({
  reviewId: idSchema,
  claimId: idSchema,
  /** The trial that was looked at. */
  settlementId: idSchema,
  verdict: z.enum(['agreed', 'returned']),
  /** Why it goes back; null where it was agreed. */
  reason: lineSchema(300).nullable(),
  by: officerSchema,
  at: z.string(),
});
export type Review = z.infer<typeof reviewSchema>;

/** 撤案: an undecided claim is given up; its bill may be claimed again (counter rule 17). */
export const withdrawalSchema = z.strictObject({
  claimId: idSchema,
  reason: lineSchema(300),
  by: officerSchema,
  at: z.string(),
});
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/** 核定. Its lines are what is paid; the state after is what later bills start from (counter rule 21). */
export const decisionSchema = z.strictObject({
  decisionId: idSchema,
  claimId: idSchema,
  policyId: idSchema,
  /** The trial it rests on. */
  settlementId: idSchema,
  healthStatus: healthStatusSchema,
  verdict: z.enum(['pay', 'decline']),
  /** Why nothing is paid, for the 拒绝给付通知书; null where something is. */
  reason: lineSchema(300).nullable(),
  lines: z.array(
    z.strictObject({
      liability: lineSchema(60),
      name: lineSchema(120),
      /** What `settle` gives, and what was decided: the same until line edits come. */
      computed: fenSchema,
      decided: fenSchema,
    }),
  ),
  /** Σ decided. */
  payable: fenSchema,
  /** 追回 to propose beside it, Σ of the lines; never netted with what is paid (counter rule 21). Absent: nothing. */
  recover: fenSchema.optional(),
  stateBefore: settleStateSchema,
  stateAfter: settleStateSchema,
  by: officerSchema,
  at: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;
