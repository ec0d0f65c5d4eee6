/** A product as data: the schema of a plan file. Unknown keys are errors; money figures have no defaults (counter rule 28). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { rateSchema } from '../money.ts';
import { lineSchema } from '../text.ts';
import { figureSchema, yuanTextSchema } from './figure.ts';
import { insutypeSchema, keySchema } from './keys.ts';
import { baseFields, liabilityFields } from './liability.ts';
import { sellingSchema } from './selling.ts';

const admdvsSchema = z.string().regex(/^\d{6}$/, '医保区划应为 6 位数字');
const yesNo = figureSchema(z.boolean());
const days = figureSchema(z.int().min(0).max(366));
const text = figureSchema(lineSchema(200));

/** A document that figures cite. `kind: policy` is the product's own; `rules` is none, its sources are plain sentences. */
const documentSchema = z.strictObject({
  kind: z.enum(['policy', 'law', 'standard', 'rules', 'sample', 'signed']),
  title: lineSchema(120),
  number: lineSchema(60).nullable(),
  date: localDateSchema.nullable(),
});

/** 待遇期 and 参保期: both ends included. */
export const periodSchema = z.strictObject({ from: localDateSchema, to: localDateSchema });

const insurersSchema = z.strictObject({
  lead: lineSchema(60),
  /** 共保体 shares, decimal, sum 1; the lead takes the remainder of a split. */
  pool: z.array(z.strictObject({ name: lineSchema(60), share: rateSchema })).max(40),
});

const enrolmentSchema = z.strictObject({
  window: figureSchema(periodSchema),
  /** 截单: days after the window by which entries must be declared (counter rule 16). */
  declareDays: days,
});

/** Counter rule 6. `regions` is the plan's region; `insutypes` the schemes that may join. */
const eligibilitySchema = z.strictObject({
  insutypes: figureSchema(z.array(insutypeSchema).min(1)),
  activeOn: figureSchema(z.enum(['purchase', 'coverStart', 'either'])),
  /** In November–December next year's 居民 contribution may not be visible: may the person join? */
  joinBeforeNextYearPaid: yesNo,
  /** 赣州: benefit stops while 大病保险 premiums are in arrears too. */
  benefitNeedsCatastrophicCover: yesNo,
});

const payersSchema = z.strictObject({
  /** Whose 个人账户 may pay: what the insured is to the payer, GB/T 4761 (01 本人). */
  accountRelations: figureSchema(z.array(z.string().regex(/^\d{2}$/, '关系代码应为 2 位数字，如 01')).min(1)),
  /** The insured must be a 基本医保 member of the region when a relative's account pays. */
  accountInRegionOnly: yesNo,
  /** Identities that funds subsidise, by name; an empty list is "none named". */
  subsidisedIdentities: figureSchema(z.array(lineSchema(30)).max(40)),
  groups: yesNo,
});

const healthSchema = z.strictObject({
  /** Do the filed clauses ask about 既往症 at enrolment (counter rule 10)? */
  isAsked: yesNo,
  definition: text,
});

const listSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(60),
  /** Only some of the list is public: an item that is not in it is not judged (counter rule 28). */
  isPartial: z.literal(true).optional(),
  /** Dated versions: a list may change in mid-year (shape 61). */
  versions: figureSchema(
    z.array(
      periodSchema.extend({ items: z.array(z.strictObject({ id: keySchema, name: lineSchema(120) })).min(1) }).strict(),
    ),
  ),
});

const claimsSchema = z.strictObject({
  /** First and last day on which claims of the year are taken. */
  window: figureSchema(periodSchema),
  /** Counter rule 26: which year a stay belongs to; no default. */
  yearOf: figureSchema(z.enum(['admission', 'discharge', 'settlement', 'lines'])),
  carryDays: days,
  beforeCover: figureSchema(z.enum(['counts', 'excluded'])),
  /** Days from the first day of a new person's cover on which nothing is paid (shape 55); absent: none. */
  waitingDays: days.optional(),
  mayDecideWhilePayerOpen: yesNo,
  papers: figureSchema(z.array(z.strictObject({ name: lineSchema(60), isOriginal: z.boolean() })).max(40)),
});

/** Refund kinds a–f of public products; `selling.refundRule` holds their parameters. */
const refundSchema = figureSchema(z.enum(['a', 'b', 'c', 'd', 'e', 'f']));

const noticeSchema = z.strictObject({
  when: z.enum(['proposal', 'certificate', 'claim', 'always']),
  text: figureSchema(lineSchema(300)),
});

export const planSchema = z.strictObject({
  format: z.literal(1),
  /** Carries the cover year once it is set (counter rule 28): `zaozhuang-2022`; `ganzhou` until then. */
  id: keySchema,
  productName: lineSchema(80),
  shortName: lineSchema(20),
  region: z.strictObject({ admdvs: admdvsSchema, name: lineSchema(30) }),
  documents: z.record(keySchema, documentSchema),
  coverYear: figureSchema(z.int().min(2000).max(2100)),
  cover: figureSchema(periodSchema),
  insurers: figureSchema(insurersSchema),
  premium: z.strictObject({ amount: figureSchema(yuanTextSchema) }),
  enrolment: enrolmentSchema,
  eligibility: eligibilitySchema,
  payers: payersSchema,
  health: healthSchema,
  ...baseFields,
  ...liabilityFields,
  lists: z.array(listSchema).max(40),
  claims: claimsSchema,
  refund: refundSchema,
  selling: sellingSchema.optional(),
  notices: z.array(noticeSchema).max(40),
});
export type Plan = z.infer<typeof planSchema>;
