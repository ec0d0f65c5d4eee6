/** Entries about policies and their payments. The bodies are the frozen content of their papers. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { hashSchema, idSchema } from '../ids.ts';
import { healthStatusSchema } from '../health.ts';
import { businessEntry } from '../journal/entry-type.ts';
import { fenSchema } from '../money.ts';
import { issuedPaperSchema, issuerSchema, paperCodesSchema } from '../papers.ts';
import { agentSchema, insuredSchema, partySchema, relatedPartySchema } from '../parties.ts';
import { paymentStateSchema, tenderSchema } from '../payment.ts';
import { lineSchema } from '../text.ts';

/** The plan as offered, frozen: a later version never changes what was signed. */
export const offeredPlanSchema = z.strictObject({
  planId: lineSchema(60),
  /** SHA-256 of the plan's canonical JSON. */
  planHash: hashSchema,
  productName: lineSchema(80),
  coverYear: z.int(),
  coverStart: localDateSchema,
  coverEnd: localDateSchema,
  premium: fenSchema,
});

const paymentSchema = z.strictObject({
  paymentId: idSchema,
  tender: tenderSchema,
  state: paymentStateSchema,
  amount: fenSchema,
  /** The channel's reference for qr, card and transfer; null otherwise. */
  reference: lineSchema(64).nullable(),
  /** Who pays: a person, or for a subsidy the payer's name. */
  payer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), person: relatedPartySchema }),
    z.strictObject({ kind: z.literal('subsidy'), name: lineSchema(80), identity: lineSchema(40) }),
  ]),
});

/** What the receipt of a payment repeats of its policy, so that each paper stands alone. */
const receiptSubjectSchema = z.strictObject({
  paymentId: idSchema,
  policyId: idSchema,
  plan: offeredPlanSchema,
  insured: insuredSchema,
  applicant: partySchema,
  payerName: lineSchema(80),
  /** The insured's relation to the payer, in words; null for a subsidy. */
  payerRelation: lineSchema(20).nullable(),
  tender: tenderSchema,
  amount: fenSchema,
});

export const enrollmentEntries = {
  /** 投保受理: the policy is 待承保 (counter rule 7), its payment has a state (counter rule 8). */
  'policy.proposed/1': businessEntry(
    z.strictObject({
      planId: z.string(),
      planHash: hashSchema,
      coverYear: z.int(),
      coverStart: localDateSchema,
      coverEnd: localDateSchema,
      premium: fenSchema,
      paymentId: idSchema,
      tender: tenderSchema,
      state: paymentStateSchema,
      papers: paperCodesSchema,
      shift: idSchema,
    }),
    z.strictObject({
      policyId: idSchema,
      plan: offeredPlanSchema,
      applicant: relatedPartySchema,
      insured: insuredSchema,
      /** The insured's 乡镇街道 as the roster said it: tells two people of one name apart in a search. */
      township: lineSchema(60).nullable().default(null),
      agent: agentSchema.nullable(),
      declaredHealth: healthStatusSchema.nullable(),
      /** The sentences shown when eligibility was checked, and the notices the paper must carry. */
      eligibility: z.strictObject({ checks: z.array(lineSchema(300)), notices: z.array(lineSchema(300)) }),
      payment: paymentSchema,
      issuer: issuerSchema,
      papers: z.array(issuedPaperSchema),
    }),
  ),
  /** 改换缴费: another payment takes the place of one whose money never came; its body stands alone like the proposal's. */
  'payment.retendered/1': businessEntry(
    z.strictObject({
      paymentId: idSchema,
      /** The payment that gives way. */
      replaces: idSchema,
      tender: tenderSchema,
      state: paymentStateSchema,
      amount: fenSchema,
      papers: paperCodesSchema,
      shift: idSchema,
    }),
    z.strictObject({
      policyId: idSchema,
      plan: offeredPlanSchema,
      applicant: relatedPartySchema,
      insured: insuredSchema,
      replaces: idSchema,
      payment: paymentSchema,
      issuer: issuerSchema,
      papers: z.array(issuedPaperSchema),
    }),
  ),
  /** A cashier, who is not the seller, counted cash (counter rules 2, 8, 31). */
  'payment.collected/1': businessEntry(
    z.strictObject({
      paymentId: idSchema,
      kept: fenSchema,
      tender: tenderSchema,
      papers: paperCodesSchema,
      shift: idSchema,
    }),
    receiptSubjectSchema.extend({
      /** What was handed over and given back; `kept` = received − change (cash rule 5). */
      received: fenSchema,
      change: fenSchema,
      kept: fenSchema,
      issuer: issuerSchema,
      papers: z.array(issuedPaperSchema),
    }),
  ),
  /** One person's line of a 个人账户 deduction result file (counter rule 8). */
  'payment.deducted/1': businessEntry(
    z.strictObject({
      paymentId: idSchema,
      outcome: z.enum(['deducted', 'failed']),
      amount: fenSchema,
      papers: paperCodesSchema,
      shift: idSchema,
    }),
    receiptSubjectSchema.extend({
      outcome: z.enum(['deducted', 'failed']),
      /** Why the account was not charged, as the file says; null when it was. */
      reason: lineSchema(200).nullable(),
      /** 扣缴流水号 of the result file. */
      reference: lineSchema(64).nullable(),
      fileName: lineSchema(200),
      fileHash: hashSchema,
      line: z.int().min(1),
      issuer: issuerSchema,
      papers: z.array(issuedPaperSchema),
    }),
  ),
};
