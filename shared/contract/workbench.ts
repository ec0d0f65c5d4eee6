/** 工作台 F1: today in figures, and what waits for whom; no personal data in it. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { fenSchema } from '../money.ts';
import { paperKindSchema } from '../papers.ts';
import { paymentStateSchema, tenderSchema } from '../payment.ts';
import { WAIT_KINDS } from '../waits.ts';
import { policySchema } from './enrollment.ts';
import { anyOperator, query } from './method.ts';

const count = z.int().min(0);
const figure = { count, sum: fenSchema };

/** One hour or one day: proposals taken, premium that became 已收, claims taken in. */
const beat = { proposals: count, collected: fenSchema, claims: count };

const businessSchema = z.object({
  /** Proposals of today by the state they are in now. */
  proposals: z.array(z.object({ state: policySchema.shape.state, ...figure })),
  /** Their live payments. */
  premium: z.array(z.object({ tender: tenderSchema, state: paymentStateSchema, ...figure })),
  /** What became 已收 today, whenever it was proposed (counter rule 8: only this is income). */
  collected: z.array(z.object({ tender: tenderSchema, ...figure })),
  /** `pending`: trials of today with a liability 待补. */
  claims: z.object({ opened: count, trials: count, pending: count }),
  /** Hours in which something happened, ascending. */
  hours: z.array(z.object({ hour: z.int().min(0).max(23), ...beat })),
  /** Seven days, today last. */
  days: z.array(z.object({ day: localDateSchema, ...beat })).length(7),
});
export type TodaysBusiness = z.infer<typeof businessSchema>;

const waitSchema = z.object({
  kind: z.enum(WAIT_KINDS),
  count,
  /** Money it stands for; null where it is none. */
  sum: fenSchema.nullable(),
  /** The day of the oldest, or for the roster its as-of day; null for a missing roster. */
  since: localDateSchema.nullable(),
});
export type Wait = z.infer<typeof waitSchema>;

export const workbenchMethods = {
  /** Counted from the tables now. `business` is null for the 医保 side: it sees checks and papers, no money (rule 31). */
  'workbench.today': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      businessDay: localDateSchema,
      /** Papers issued today, and how many of them are void. */
      papers: z.array(z.object({ kind: paperKindSchema, issued: count, voided: count })),
      /** Prints begun today that came out or may have: originals, and copies marked 补打. */
      prints: z.object({ originals: count, copies: count }),
      business: businessSchema.nullable(),
      waits: z.array(waitSchema),
    }),
  }),
};
