/** Enrolment: plans on offer, who may join, the proposal, and the state of its payment. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { healthStatusSchema } from '../health.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { issuedPaperSchema } from '../papers.ts';
import { paymentStateSchema, tenderSchema } from '../payment.ts';
import { referenceSchema } from '../payment-reference.ts';
import { lineSchema } from '../text.ts';
import { typedAgentSchema, typedNameSchema, typedPartySchema, typedTelSchema } from '../typed-party.ts';
import { anyOperator, command, job, operators, query } from './method.ts';

const insurerClerk = operators(['insurer'], ['clerk']);
const bothClerks = operators(['hsa', 'insurer'], ['clerk']);

/** What the clerk reads from the card in front of them. */
export const cardSchema = z.strictObject({
  psn_cert_type: z.string('请选择证件类型').regex(/^\d{2,6}$/, '请选择证件类型'),
  certno: lineSchema(50),
  psn_name: typedNameSchema,
});

export const planOfferSchema = z.object({
  planId: z.string(),
  productName: z.string(),
  coverYear: z.int().nullable(),
  window: z.object({ from: localDateSchema, to: localDateSchema }).nullable(),
  cover: z.object({ from: localDateSchema, to: localDateSchema }).nullable(),
  premium: fenSchema.nullable(),
  /** Whether the filed clauses ask the citizen about 既往症 (counter rule 10). */
  asksHealth: z.boolean(),
  tenders: z.array(tenderSchema),
  /** Relation codes whose insured a 个人账户 may pay for; empty when none or unset. */
  accountRelations: z.array(z.string()),
  /** Figures without a value, by name; while there is one, nobody real can be enrolled (counter rule 28). */
  unset: z.array(z.string()),
  /** Figures whose value is a sample (体验模式), by name. */
  samples: z.array(z.string()),
  /** null when it can be sold here and today; else the sentence that says why not. */
  closed: z.string().nullable(),
});
export type PlanOffer = z.infer<typeof planOfferSchema>;

export const checkAnswerSchema = z.object({
  verdict: z.enum(['eligible', 'ineligible']),
  /** 可参保, or the class of the reason in words with the next step (counter rule 4: no details before authorization). */
  reasonClass: z.string().nullable(),
  sentence: z.string(),
  checks: z.array(z.object({ passed: z.boolean(), sentence: z.string() })),
  notices: z.array(z.string()),
  /** False: the roster spells the name otherwise; confirm against the card (counter rule 11). Null: not on the roster. */
  nameMatches: z.boolean().nullable(),
  /** From the certificate itself. */
  brdy: localDateSchema.nullable(),
  gend: z.string().nullable(),
  age: z.int().nullable(),
  /** Under 18: the applicant is the guardian (counter rule 3). */
  needsGuardian: z.boolean(),
  warnings: z.array(z.string()),
  rosterAsOf: localDateSchema,
  premium: fenSchema.nullable(),
});
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

export const policySchema = z.object({
  policyId: idSchema,
  planId: z.string(),
  productName: z.string(),
  coverYear: z.int(),
  coverStart: localDateSchema,
  coverEnd: localDateSchema,
  /** proposed 待承保 · accepted 承保 · refused 不予承保 · cancelled 退保. */
  state: z.enum(['proposed', 'accepted', 'refused', 'cancelled']),
  psn_name: z.string(),
  /** Masked. */
  certno: z.string(),
  declaredHealth: healthStatusSchema.nullable(),
  premium: fenSchema,
  /** The live payment; those it replaced stay in the journal. */
  payment: z.object({
    paymentId: idSchema,
    tender: tenderSchema,
    state: paymentStateSchema,
    amount: fenSchema,
    reference: z.string().nullable(),
    payerName: z.string(),
  }),
  papers: z.array(issuedPaperSchema),
  proposedAt: z.string(),
  sellerNo: z.string(),
  /** The applicant has confirmed the notices, on that day or later (counter rule 9). */
  isNoticed: z.boolean(),
});
export type Policy = z.infer<typeof policySchema>;

/** How a premium is to be paid, and by whom. */
export const paymentInputSchema = z.strictObject({
  tender: tenderSchema,
  /** Null: the applicant pays. For 个人账户 the account's owner. */
  payer: typedPartySchema.nullable(),
  /** qr, card, transfer: the channel's reference; however it is typed, parsed it is in one spelling. */
  reference: referenceSchema.nullable(),
  /** subsidy: who pays and for which identity. */
  subsidy: z.strictObject({ name: lineSchema(80), identity: lineSchema(40) }).nullable(),
});

export const proposeInputSchema = z.strictObject({
  planId: lineSchema(60),
  insured: cardSchema.extend({ tel: typedTelSchema.nullable(), nameConfirmed: z.boolean() }),
  /** Null: the adult insured applies for themself. */
  applicant: typedPartySchema.nullable(),
  agent: typedAgentSchema.nullable(),
  /** Null unless the plan's clauses ask (counter rule 10): what is not asked is not stored. */
  declaredHealth: healthStatusSchema.nullable(),
  payment: paymentInputSchema,
});

export const deductionOutcomeSchema = z.object({
  deducted: z.int(),
  failed: z.int(),
  already: z.int(),
  refused: z.array(z.object({ line: z.int(), field: z.string(), reason: z.string() })),
  papers: z.array(issuedPaperSchema),
});

export const enrollmentMethods = {
  /** Products are no secret: an administrator sees what is unset, a clerk what can be sold. */
  'plans.offers': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({ offers: z.array(planOfferSchema) }),
  }),
  /** 可参保 / 不可参保 and why, in classes of reason (counter rules 4, 6). Journals the look. */
  'enrollment.check': query({
    access: bothClerks,
    journals: ['person.opened/1'],
    input: z.strictObject({ planId: lineSchema(60), card: cardSchema }),
    output: checkAnswerSchema,
  }),
  /**
   * 投保受理: policy 待承保, payment with its state, 投保受理单 and, unless cash, 缴费/扣缴受理单. `warnings`: relations whose
   * ages ask for another look at the certificates; a plausibility check, nothing is refused for it.
   */
  'enrollment.propose': command({
    access: insurerClerk,
    needs: ['standing', 'shift'],
    journals: ['policy.proposed/1'],
    input: proposeInputSchema,
    output: z.object({
      policyId: idSchema,
      paymentId: idSchema,
      papers: z.array(issuedPaperSchema),
      warnings: z.array(z.string()).default([]),
    }),
  }),
  /**
   * 改换缴费: the payment failed, was mistyped or is not coming; another takes its place on the same policy. 缴费/扣缴受理单
   * by tender, none for cash. Not while an order is out (待扣缴), not for 已收.
   */
  'payments.retender': command({
    access: insurerClerk,
    needs: ['standing', 'shift'],
    journals: ['payment.retendered/1'],
    input: z.strictObject({ paymentId: idSchema, payment: paymentInputSchema }),
    output: z.object({ paymentId: idSchema, papers: z.array(issuedPaperSchema) }),
  }),
  /** A cashier, not the seller, counts cash for a receivable payment: 保费收据 (counter rules 2, 8, 31). */
  'payments.collect': command({
    access: operators(['insurer'], ['cashier']),
    needs: ['standing', 'shift'],
    journals: ['payment.collected/1'],
    input: z.strictObject({ paymentId: idSchema, received: fenSchema }),
    output: z.object({ change: fenSchema, papers: z.array(issuedPaperSchema) }),
  }),
  /** 扣缴结果文件: settles 个人账户 orders person by person; the same file twice changes nothing (counter rule 8). */
  'payments.importDeductions': job({
    access: insurerClerk,
    needs: ['standing', 'shift'],
    journals: ['payment.deducted/1'],
    input: z.strictObject({ ticket: lineSchema(80) }),
    output: z.object({ jobId: idSchema }),
  }),
  /** Policies proposed here, newest first; filtered by state of payment when given. */
  'policies.list': query({
    access: operators(['insurer'], ['clerk', 'cashier', 'supervisor', 'auditor']),
    input: z.strictObject({ paymentState: paymentStateSchema.nullable(), limit: z.int().min(1).max(200) }),
    output: z.object({ policies: z.array(policySchema) }),
  }),
  /** The policies of the person whose card was read. Journals the look. */
  'policies.ofPerson': query({
    access: operators(['insurer'], ['clerk', 'reviewer', 'decider', 'supervisor']),
    journals: ['person.opened/1'],
    input: z.strictObject({ certno: lineSchema(50), purpose: z.enum(['enrollment', 'claim', 'inquiry']) }),
    output: z.object({ policies: z.array(policySchema) }),
  }),
};
