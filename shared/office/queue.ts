/** The queue of the claims office: what waits for whom, oldest first; nobody's data is open here. */
import { z } from 'zod';
import { OFFICE_STAGES } from './stage.ts';
import { expectedSchema } from '../contract/claims.ts';
import { healthStatusSchema } from '../health.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';

/** Rows of one stage on the screen; what is beyond is counted, not shown. */
export const QUEUE_ROWS = 200;

/** Days a claim should take (counter rule 17): simple ones, and the end of the thirty for complex ones. */
export const SIMPLE_DAYS = 5;
export const COMPLEX_DAYS = 30;

export const queueRowSchema = z.object({
  claimId: idSchema,
  stage: z.enum(OFFICE_STAGES),
  deskCode: z.string(),
  site: z.string(),
  /** Masked: 王*明. */
  name: z.string(),
  productName: z.string(),
  paperNo: z.string().nullable(),
  openedAt: z.string(),
  day: z.int(),
  /** As tried at the window; null where a liability is 待补 or the status is excluded. */
  payable: expectedSchema,
  healthStatus: healthStatusSchema.nullable(),
  /** It takes back or states anew a decided bill. */
  isFollowing: z.boolean(),
  /** 追回 of the trial; 0: none. */
  recover: fenSchema,
  /** What was decided, once it was. */
  decided: z.object({ verdict: z.enum(['pay', 'decline']), payable: fenSchema, recover: fenSchema }).nullable(),
  /** Why it stands at the window, or what is to be looked at first. */
  note: z.string().nullable(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export const queueSchema = z.object({
  counts: z.record(z.enum(OFFICE_STAGES), z.int()),
  rows: z.array(queueRowSchema),
});
export type OfficeQueue = z.infer<typeof queueSchema>;
