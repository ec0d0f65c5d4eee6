/** How a product is sold, paid for, given back and claimed: versions, premium variants, subsidies, accounts, refunds, windows (shapes 57, 60–66a). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { rateSchema } from '../money.ts';
import { lineSchema } from '../text.ts';
import { figureSchema, yuanTextSchema } from './figure.ts';
import { keySchema } from './keys.ts';

const daysSchema = z.int().min(0).max(1096);
const periodSchema = z.strictObject({ from: localDateSchema, to: localDateSchema });

/** Who pays a part of a premium besides the insured: 县区财政, 用人单位, 捐赠人, 慈善基金 … */
export const SPONSOR_KINDS = ['county', 'employer', 'donor', 'charity', 'other'] as const;
export const sponsorKindSchema = z.enum(SPONSOR_KINDS);
export type SponsorKind = z.infer<typeof sponsorKindSchema>;

/** What must hold for a variant or a subsidy; all conditions of one list hold together, an "or" is a second variant. */
const conditionSchema = z.discriminatedUnion('kind', [
  /** Whole years below `age` on the day of purchase, or on the first day of cover. */
  z.strictObject({
    kind: z.literal('under-age'),
    age: z.int().min(1).max(120),
    on: z.enum(['purchase', 'coverStart']),
  }),
  /** Born at most `days` before the day of purchase. */
  z.strictObject({ kind: z.literal('newborn'), days: daysSchema }),
  /** At least so many parents are insured by the same order. */
  z.strictObject({ kind: z.literal('parents-in-order'), parents: z.union([z.literal(1), z.literal(2)]) }),
  /** Holds another product, by the name the document gives. */
  z.strictObject({ kind: z.literal('holds-product'), name: lineSchema(60) }),
  /** Heads of a group order, both ends included; `to: null` is "and more". */
  z.strictObject({ kind: z.literal('group-heads'), from: z.int().min(1), to: z.int().min(1).nullable() }),
  /** One of these identities, as the document writes them. */
  z.strictObject({ kind: z.literal('identity'), oneOf: z.array(lineSchema(30)).min(1).max(40) }),
  /** The order names a sponsor of this kind (an employer, a donor). */
  z.strictObject({ kind: z.literal('sponsored-by'), sponsor: sponsorKindSchema }),
]);
export type SellingCondition = z.infer<typeof conditionSchema>;
const whenSchema = figureSchema(z.array(conditionSchema).min(1).max(10));

/** Shape 60: versions sold under one plan; a person holds each at most once. */
const versionSchema = z.strictObject({ id: keySchema, name: lineSchema(40), premium: figureSchema(yuanTextSchema) });

/** Shape 60: of one group a person holds one: versions of this plan, and other plans by their id. */
const exclusiveSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(60),
  versions: z.array(keySchema).max(20),
  plans: z.array(keySchema).max(20),
});

/** Shape 62: the first variant whose conditions hold gives the price. `less` is taken off the premium per head. */
const variantSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(60),
  when: whenSchema,
  price: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('amount'), amount: figureSchema(yuanTextSchema) }),
    z.strictObject({ kind: z.literal('less'), less: figureSchema(yuanTextSchema) }),
  ]),
});

/** Shape 62: who pays which part, in this order; the insured pays what is left. */
const subsidySchema = z.strictObject({
  id: keySchema,
  sponsor: sponsorKindSchema,
  /** Of the payer where the document names one; an order's own sponsor of the kind goes before it. */
  name: lineSchema(60),
  when: whenSchema,
  pays: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('amount'), amount: figureSchema(yuanTextSchema) }),
    z.strictObject({ kind: z.literal('share'), share: figureSchema(rateSchema) }),
    z.strictObject({ kind: z.literal('rest'), stated: figureSchema(z.literal(true)) }),
  ]),
});

const subsidiesSchema = z.strictObject({
  /** When several hold: only the first, or each in turn of what is left. */
  stacking: figureSchema(z.enum(['first', 'all'])),
  entries: z.array(subsidySchema).min(1).max(40),
});

/** Shape 64, beside `payers.accountRelations`. */
const accountSchema = z.strictObject({
  /** Relatives one account may pay for in a cover year, the owner not counted (沪惠保: 5). */
  relativesAtMost: figureSchema(z.int().min(0).max(100)).optional(),
  /** Friends too: whatever the relation (烟台 2025); the relation set then does not bind. */
  anyRelation: figureSchema(z.boolean()).optional(),
});

/** What a claim does to a refund: nothing, a filed one bars it, or only a paid one. */
const claimBarSchema = figureSchema(z.enum(['none', 'filed', 'paid']));

/** Shape 65: the parameters behind the refund kind. */
const refundRuleSchema = z.strictObject({
  /** A request before the policy takes effect: everything back? */
  beforeStart: figureSchema(z.enum(['full', 'none'])),
  /** Days in which all is given back (犹豫期); the day it is counted from is not one of them (民法典 §201). */
  grace: z
    .strictObject({
      days: figureSchema(daysSchema),
      from: figureSchema(z.enum(['payment', 'effect'])),
      barredBy: claimBarSchema,
    })
    .optional(),
  afterStart: figureSchema(z.enum(['none', 'pro-rata'])),
  /** Premium × (1 − elapsed ÷ total), days of the insured's own period. */
  proRata: z
    .strictObject({
      /** From where elapsed and total are counted; the two differ when cover is backdated. */
      countedFrom: figureSchema(z.enum(['period', 'effect'])),
      /** Is the day of the request an elapsed day? */
      partDayCounts: figureSchema(z.boolean()),
      barredBy: claimBarSchema,
      /** Taken off: a share of what the formula gives, or of the net premium. */
      fee: z
        .strictObject({ share: figureSchema(rateSchema), of: figureSchema(z.enum(['cash-value', 'premium'])) })
        .optional(),
    })
    .optional(),
  /** Is what a promotion paid left out of the refund? Asked only where a promotion paid. */
  netOfDiscount: figureSchema(z.boolean()).optional(),
  /** The insurer cancels by itself and gives everything back. */
  forced: figureSchema(z.array(z.enum(['duplicate', 'not-eligible', 'name-differs'])).min(1)).optional(),
  /** Days from a refund until the person may join again. */
  rejoinDays: figureSchema(daysSchema).optional(),
});

/** Shape 66, beside `claims.window`. */
const claimRuleSchema = z.strictObject({
  /** Replace the first and last day of `claims.window`; `none`: the document says there is none. */
  opens: figureSchema(z.union([localDateSchema, z.literal('none')])).optional(),
  closes: figureSchema(z.union([localDateSchema, z.literal('none')])).optional(),
  report: z
    .strictObject({
      days: figureSchema(daysSchema),
      from: figureSchema(z.enum(['event', 'discharge', 'settlement'])),
      /** `noted`: 保险法 §21, only what can no longer be established is not paid. */
      late: figureSchema(z.enum(['noted', 'refused'])),
    })
    .optional(),
  /** Two years to claim (深圳): the last day is the same day so many years later. */
  claimWithin: z
    .strictObject({
      years: figureSchema(z.int().min(1).max(10)),
      from: figureSchema(z.enum(['event', 'discharge', 'settlement', 'coverEnd'])),
    })
    .optional(),
  /** Days on which the window is shut, as published. */
  closures: figureSchema(z.array(periodSchema).max(60)).optional(),
});

export const sellingSchema = z.strictObject({
  versions: z.array(versionSchema).min(1).max(20).optional(),
  exclusive: z.array(exclusiveSchema).min(1).max(20).optional(),
  variants: z.array(variantSchema).min(1).max(40).optional(),
  subsidies: subsidiesSchema.optional(),
  account: accountSchema.optional(),
  refundRule: refundRuleSchema.optional(),
  claimRule: claimRuleSchema.optional(),
  /** Shape 57: paid for after cover began: backdated to the first day, from the day of payment, or from the day after. */
  lateJoiner: figureSchema(z.enum(['backdated', 'payment-day', 'next-day'])).optional(),
  /** Shape 66a: on which day must the person be a basic-insurance member of the region? */
  membership: figureSchema(z.enum(['enrolment-day', 'treatment-day'])).optional(),
  /** Shape 54: does a day count on which basic insurance is suspended or ended? */
  suspension: figureSchema(z.enum(['stops', 'ignored'])).optional(),
});
export type Selling = z.infer<typeof sellingSchema>;
export type PremiumVariant = z.infer<typeof variantSchema>;
export type Subsidy = z.infer<typeof subsidySchema>;
export type RefundRule = z.infer<typeof refundRuleSchema>;
export type ClaimRule = z.infer<typeof claimRuleSchema>;
