/** 应退保费: what the desk owes for policies the centre refused (counter rule 15). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { paperStateSchema } from '../papers.ts';
import { tenderSchema } from '../payment.ts';
import { OWNERS } from '../sync/ruling.ts';
import { operators, query } from './method.ts';

const refundSchema = z.object({
  policyId: idSchema,
  psn_name: z.string(),
  /** Masked. */
  certno: z.string(),
  productName: z.string(),
  /** 投保受理单号. */
  proposalNo: z.string().nullable(),
  /** Why it was refused, as the centre said it. */
  reason: z.string(),
  /** Who can put it right. */
  owner: z.enum(OWNERS),
  /** null: no money was taken, only the notice is due. */
  amount: fenSchema.nullable(),
  state: z.enum(['due', 'paid', 'void']).nullable(),
  tender: tenderSchema,
  payerName: z.string(),
  since: localDateSchema,
  days: z.int(),
  deadline: localDateSchema.nullable(),
  isOverdue: z.boolean(),
  /** 《不予承保及退费通知书》, once issued. */
  notice: z.object({ no: z.string(), state: paperStateSchema }).nullable(),
});
export type RefundDue = z.infer<typeof refundSchema>;

export const refundMethods = {
  /** Money owed and notices not out yet, the nearest deadline first. */
  'refunds.list': query({
    access: operators(['insurer'], ['clerk', 'cashier', 'supervisor', 'auditor']),
    input: z.strictObject({}),
    output: z.object({ refunds: z.array(refundSchema) }),
  }),
};
