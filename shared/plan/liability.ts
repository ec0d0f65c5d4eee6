/** What a plan pays: what counts, prior payers, lines, ratios, caps and the order of claiming (shapes 1–42, 67, 68). */
import { z } from 'zod';
import { rateSchema } from '../money.ts';
import { FUND_FIELDS } from '../settlement-sheet.ts';
import { lineSchema } from '../text.ts';
import { figureSchema, yuanTextSchema } from './figure.ts';

const keySchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '编号应为小写字母、数字和连字符');

/** 险种类型 of the national table: 310, 390. */
export const insutypeSchema = z.string().regex(/^\d{3,6}$/, '险种类型应为 3 至 6 位数字，如 310、390');

/** Where care was given. `emergency`, `day-surgery` and `chronic` are what a plan may treat as inpatient. */
export const SETTINGS = [
  'inpatient',
  'emergency',
  'day-surgery',
  'chronic',
  'outpatient',
  'pharmacy',
  'other',
] as const;
export const settingSchema = z.enum(SETTINGS);
export type CareSetting = z.infer<typeof settingSchema>;

/** A payer before this product. `field: null`: it is not on the sheet and its state is stated with the visit. */
const priorPayerSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(40),
  field: z.enum(FUND_FIELDS).nullable(),
  /** Which side of the bill its money is taken from; `both`: in first (counter rule 18). */
  scope: figureSchema(z.enum(['in', 'out', 'both'])),
  /** Schemes it exists for; null: all. An off-sheet payer of another scheme is not asked for. */
  insutypes: z.array(insutypeSchema).nullable(),
});

/** What counts (base). Each kind takes fen that no other liability has taken (counter rule 20). */
const countsSchema = z.discriminatedUnion('kind', [
  /** 政策内自付 after prior payers (shape 1). */
  z.strictObject({ kind: z.literal('in-scope') }),
  /** All self-funded cost outside the policy range (shape 2). */
  z.strictObject({ kind: z.literal('out-of-scope') }),
  /** Self-funded drugs only (shape 3); needs the drug sum (counter rule 19). */
  z.strictObject({ kind: z.literal('out-of-scope-drugs') }),
  /** Drugs of one dated list (shape 12); needs their lines. */
  z.strictObject({ kind: z.literal('listed-drugs'), list: keySchema }),
  /** In-scope and out-of-scope pooled (shape 8); `catalogue` is the effect of a 商保目录. */
  z.strictObject({ kind: z.literal('pooled'), catalogue: figureSchema(z.enum(['none'])) }),
]);
export type CountsKind = z.infer<typeof countsSchema>['kind'];

/** Ratios by health status (shape 27); the same figure twice is "no split" (shape 28). */
const byHealth = { healthy: figureSchema(rateSchema), preexisting: figureSchema(rateSchema) };

const ratioSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('by-health'), ...byHealth }),
  /**
   * Ratios by amount (shapes 23, 30, 36): each band holds for the part of the year's cost, the line included, above `above` and
   * up to the next band; the first begins where the line ends.
   */
  z.strictObject({
    kind: z.literal('banded'),
    bands: z
      .array(z.strictObject({ id: keySchema, above: figureSchema(yuanTextSchema), ...byHealth }))
      .min(2)
      .max(10),
  }),
]);

const liabilitySchema = z.strictObject({
  id: keySchema,
  name: lineSchema(60),
  counts: countsSchema,
  settings: figureSchema(z.array(settingSchema).min(1)),
  deductible: keySchema,
  ratio: ratioSchema,
  /** Per person and year; 'none' is a cap the plan says does not exist. */
  cap: figureSchema(z.union([yuanTextSchema, z.literal('none')])),
});

const deductibleSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(60),
  amount: figureSchema(yuanTextSchema),
  /** Whose line it is; the family order comes with group products (shape 16). */
  owner: z.enum(['person']),
});

export const baseFields = {
  /** Null: every liability pools both sides of the bill. Counter rule 18: shares of these sheet figures that count in scope; hosp_part is taken from `hospPartFrom` in order. */
  base: z
    .strictObject({
      preselfpayShare: figureSchema(rateSchema),
      overlmtShare: figureSchema(rateSchema),
      hospPartFrom: figureSchema(z.array(z.enum(['overlmt', 'fulamt', 'preselfpay', 'inscp'])).min(1)),
    })
    .nullable(),
  priorPayers: z.array(priorPayerSchema).max(40),
  /** med_type codes of the region to care settings; local codes collide between provinces. */
  medTypes: figureSchema(z.record(z.string().regex(/^\d{2,6}$/, '医疗类别应为 2 至 6 位数字，如 21'), settingSchema)),
};

export const liabilityFields = {
  deductibles: z.array(deductibleSchema).min(1).max(20),
  /** Does each liability keep its own line, or do all eat the first one? */
  lineArrangement: figureSchema(z.enum(['as-listed', 'one-for-all'])),
  liabilities: z.array(liabilitySchema).min(1).max(20),
  /** The order in which liabilities take fen of a bill: a listed drug first (shape 68). */
  claimOrder: figureSchema(z.array(keySchema).min(1)),
  /** Caps that several liabilities share (shape 38); each keeps its own beside them. Absent where there is none. */
  sharedCaps: z
    .array(
      z.strictObject({
        id: keySchema,
        name: lineSchema(60),
        liabilities: z.array(keySchema).min(2),
        amount: figureSchema(yuanTextSchema),
      }),
    )
    .max(10)
    .optional(),
  personCap: figureSchema(z.union([yuanTextSchema, z.literal('none')])),
  /** Counter rule 22. */
  rounding: figureSchema(z.enum(['per-settlement', 'cumulative'])),
};
