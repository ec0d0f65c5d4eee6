/**
 * A region pack: what basic insurance, 大病保险, 职工大额 and 医疗救助 of one region pay, as dated data (counter rule 25).
 * Unknown keys are errors; a figure has a source or says why it is unset; nothing has a default.
 */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { rateSchema } from '../money.ts';
import { figureSchema, yuanTextSchema } from '../plan/figure.ts';
import { keySchema } from '../plan/keys.ts';
import { CARE_AREAS, HOSPITAL_GRADES } from '../settle/care.ts';
import { lineSchema } from '../text.ts';

const yuan = figureSchema(yuanTextSchema);
const ratio = figureSchema(rateSchema);
/** An amount a year, or 'none' where a text says there is no limit. */
const cap = figureSchema(z.union([yuanTextSchema, z.literal('none')]));

const documentSchema = z.strictObject({
  kind: z.enum(['policy', 'law', 'published', 'sample']),
  title: lineSchema(120),
  number: lineSchema(60).nullable(),
  date: localDateSchema.nullable(),
});

/** A ratio for the cost above an amount, up to where the next band begins. */
const bandSchema = z.strictObject({ id: keySchema, above: yuan, ratio });
const bandsSchema = z.array(bandSchema).min(1).max(20);
export type Bands = z.infer<typeof bandsSchema>;

/** Basic insurance at some grades of hospital and areas; every grade × area has exactly one rule. */
const basicRuleSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(40),
  grades: z.array(z.enum(HOSPITAL_GRADES)).min(1),
  areas: z.array(z.enum(CARE_AREAS)).min(1),
  /** 起付线 of the first stay of the year, the second, …; the last one holds for all further stays. */
  lines: z.array(yuan).min(1).max(10),
  /** Over the in-scope cost of the one stay. */
  bands: bandsSchema,
});
export type BasicRule = z.infer<typeof basicRuleSchema>;

const basicFields = { cap, rules: z.array(basicRuleSchema).min(1).max(40) };

/** 大病保险: over the in-scope self-pay that basic insurance left in the year. */
const catastrophicSchema = z.strictObject({ line: yuan, bands: bandsSchema, cap });
export type Catastrophic = z.infer<typeof catastrophicSchema>;

/**
 * 职工大额. `from: 'basic-cap'`: the cost which basic insurance no longer pays because its cap is used up; an amount: the
 * in-scope self-pay of the year above it, as 大病保险 counts.
 */
const largeAmountSchema = z.strictObject({
  from: figureSchema(z.union([z.literal('basic-cap'), yuanTextSchema])),
  ratio,
  cap,
});
export type LargeAmount = z.infer<typeof largeAmountSchema>;

/** 390 has 大病保险 and no 大额, 310 the other way round (I11 of docs/facts.md). */
const schemeSchema = z.discriminatedUnion('insutype', [
  z.strictObject({ insutype: z.literal('310'), ...basicFields, largeAmount: largeAmountSchema }),
  z.strictObject({ insutype: z.literal('390'), ...basicFields, catastrophic: catastrophicSchema }),
]);
export type Scheme = z.infer<typeof schemeSchema>;

/** 医疗救助 of one identity; a person of several gets the one that stands first. */
const assistanceSchema = z.strictObject({
  id: keySchema,
  identity: lineSchema(30),
  line: yuan,
  ratio,
  cap,
});
export type Assistance = z.infer<typeof assistanceSchema>;

const versionSchema = z.strictObject({
  from: localDateSchema,
  to: localDateSchema,
  schemes: z.array(schemeSchema).min(1).max(2),
  assistance: z.array(assistanceSchema).max(40),
});
export type RegionVersion = z.infer<typeof versionSchema>;

export const regionPackSchema = z.strictObject({
  format: z.literal(1),
  id: keySchema,
  region: z.strictObject({
    admdvs: z.string().regex(/^\d{6}$/, '医保区划应为 6 位数字'),
    name: lineSchema(30),
  }),
  documents: z.record(keySchema, documentSchema),
  /** In the order of time, each beginning the day after the one before ends. */
  versions: z.array(versionSchema).min(1).max(60),
});
export type RegionPack = z.infer<typeof regionPackSchema>;
