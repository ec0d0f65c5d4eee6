/** What a plan pays: what counts, prior payers, lines, ratios, caps and the order of claiming (shapes 1–42, 67, 68). */
import { z } from 'zod';
import { rateSchema } from '../money.ts';
import { CARE_AREAS } from '../settle/care.ts';
import { FUND_FIELDS } from '../settlement-sheet.ts';
import { lineSchema } from '../text.ts';
import { choiceSchema } from './choice.ts';
import { figureSchema, sourceSchema, yuanTextSchema } from './figure.ts';
import { insutypeSchema, keySchema } from './keys.ts';
import { whenSchema } from './when.ts';

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

const yuan = figureSchema(yuanTextSchema);
/** An amount, or 'none' where the plan says there is no such limit. */
const cap = figureSchema(z.union([yuanTextSchema, z.literal('none')]));

/** What counts (base). Each kind takes fen that no other liability has taken (counter rule 20). */
const countsSchema = z.discriminatedUnion('kind', [
  /** 政策内自付 after prior payers (shape 1). */
  z.strictObject({ kind: z.literal('in-scope') }),
  /**
   * The year's in-scope total above a threshold, of what the insured still bears (shapes 11, 45): what payers paid beyond the
   * threshold is not paid again.
   */
  z.strictObject({ kind: z.literal('in-scope-above'), threshold: choiceSchema(yuan) }),
  /** All self-funded cost outside the policy range (shape 2); `except`: less the items of a list (a negative list, shape 4). */
  z.strictObject({ kind: z.literal('out-of-scope'), except: keySchema.optional() }),
  /** Self-funded drugs only (shape 3); needs the drug sum (counter rule 19). */
  z.strictObject({ kind: z.literal('out-of-scope-drugs') }),
  /** Items of one dated list: drugs, consumables, a 商保目录 (shapes 4, 5, 12); needs their lines. */
  z.strictObject({ kind: z.literal('listed-drugs'), list: keySchema }),
  /** In-scope and out-of-scope pooled (shape 8); `catalogue`: the list of what counts out of scope, or none (shape 5). */
  z.strictObject({
    kind: z.literal('pooled'),
    catalogue: figureSchema(z.union([z.literal('none'), z.strictObject({ list: keySchema })])),
  }),
]);
export type CountsKind = z.infer<typeof countsSchema>['kind'];

const ratio = choiceSchema(figureSchema(rateSchema));
/** Ratios by health status (shape 27); the same figure twice is "no split" (shape 28). */
const byHealth = { healthy: ratio, preexisting: ratio };

const ratioSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('by-health'), ...byHealth }),
  /**
   * Ratios by amount (shapes 23, 30, 36): each band holds for the part of the year's cost, the line included, above `above` and
   * up to the next band; the first begins where the line ends.
   */
  z.strictObject({
    kind: z.literal('banded'),
    bands: z
      .array(z.strictObject({ id: keySchema, above: yuan, ...byHealth }))
      .min(2)
      .max(10),
  }),
]);

/** What must hold before a liability pays at all (shapes 10, 46, 51–53, 58, 59); `name` says it in a citizen's words. */
const requirementSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(80),
  when: whenSchema,
  source: sourceSchema,
});

/** 既往症 of one liability where the plan defines it apart (shapes 49, 50): an illness found before cover began. */
const preexistingSchema = z.strictObject({
  /** Names of illnesses; 'any' for every one. */
  illnesses: figureSchema(z.union([z.array(lineSchema(60)).min(1).max(200), z.literal('any')])),
  /** Before the first cover without a gap since, or before this year's. */
  before: figureSchema(z.enum(['first-cover', 'this-cover'])),
});

const liabilitySchema = z.strictObject({
  id: keySchema,
  name: lineSchema(60),
  counts: countsSchema,
  settings: figureSchema(z.array(settingSchema).min(1)),
  requires: z.array(requirementSchema).max(20).optional(),
  preexisting: preexistingSchema.optional(),
  /** The cost is multiplied by this before anything else (shape 13). */
  factor: choiceSchema(figureSchema(rateSchema)).optional(),
  deductible: keySchema,
  ratio: choiceSchema(ratioSchema),
  /** Per person and year; 'none' is a cap the plan says does not exist. */
  cap: choiceSchema(cap),
  /** Per single drug or implant and year (shapes 40, 41). */
  itemCaps: z.strictObject({ drug: cap.optional(), implant: cap.optional() }).optional(),
});

/** A line that follows the person: last year's own line, moved by a step (shape 22). */
const carriedSchema = z.strictObject({
  afterClaim: yuan,
  withoutClaim: yuan,
  familyOrder: yuan.optional(),
  floor: yuan,
  ceiling: yuan,
});

const deductibleSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(60),
  amount: choiceSchema(yuan),
  /** Whose line it is: the person's own, or one the family order shares (shape 16). */
  owner: z.enum(['person', 'family']),
  carried: carriedSchema.optional(),
});

/** What becomes of a sheet field's part that does not count in scope: out of scope, or nowhere (shape 6). */
const elsewhere = figureSchema(z.enum(['out-of-scope', 'nowhere']));

/** A part of a sheet field which the plan treats apart (shape 7): 诊疗项目首先自付, 异地首先负担. */
const partSchema = z.strictObject({
  id: keySchema,
  name: lineSchema(40),
  from: z.enum(['preselfpay', 'inscp', 'overlmt', 'fulamt']),
  /** Where care has such a part: elsewhere it is 0 unless stated. Absent: anywhere. */
  areas: z.array(z.enum(CARE_AREAS)).min(1).optional(),
  counts: figureSchema(z.enum(['in-scope', 'out-of-scope', 'nowhere'])),
});

export const baseFields = {
  /** Null: every liability pools both sides of the bill. Counter rule 18: shares of these sheet figures that count in scope; hosp_part is taken from `hospPartFrom` in order. */
  base: z
    .strictObject({
      preselfpayShare: figureSchema(rateSchema),
      overlmtShare: figureSchema(rateSchema),
      hospPartFrom: figureSchema(z.array(z.enum(['overlmt', 'fulamt', 'preselfpay', 'inscp'])).min(1)),
      /** Where the rest of 先行自付 and 超限价 goes; absent: out of scope. */
      preselfpayRest: elsewhere.optional(),
      overlmtRest: elsewhere.optional(),
      parts: z.array(partSchema).max(10).optional(),
    })
    .nullable(),
  priorPayers: z.array(priorPayerSchema).max(40),
  /** What other commercial insurance paid: taken off the cost first, counted toward the line too, or only a limit (shape 25). */
  otherInsurance: figureSchema(z.enum(['deducted', 'toward-line', 'limit'])).optional(),
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
        amount: yuan,
      }),
    )
    .max(10)
    .optional(),
  personCap: choiceSchema(cap),
  /** Counter rule 22. */
  rounding: figureSchema(z.enum(['per-settlement', 'cumulative'])),
};
