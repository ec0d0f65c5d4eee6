/** The facts file of `desk settle`, format 1: one person's year in national field names, yuan as text (docs/facts.md). */
import { z } from 'zod';
import { localDateSchema } from '../../../shared/dates.ts';
import { healthStatusSchema } from '../../../shared/health.ts';
import { insutypeSchema } from '../../../shared/plan/keys.ts';
import { careSchema, ITEM_KINDS, itemFactsSchema, memberSchema } from '../../../shared/settle/care.ts';
import { settleStateSchema } from '../../../shared/settle/state.ts';
import { DRUG_SOURCES } from '../../../shared/settle/visit.ts';
import { signedYuanSchema, yuanSchema } from './yuan.ts';

const word = z.string().min(1).max(200);
const yuanByLine = z.record(z.string(), yuanSchema);

const listedDrugSchema = z.strictObject({
  list: word,
  item: word,
  name: word,
  amount: signedYuanSchema,
  on: localDateSchema,
  facts: itemFactsSchema.optional(),
});

const careFactsSchema = careSchema.extend({
  parts: z
    .array(z.strictObject({ part: word, amount: signedYuanSchema }))
    .max(20)
    .optional(),
  items: z
    .array(z.strictObject({ kind: z.enum(ITEM_KINDS), item: word, name: word, amount: signedYuanSchema }))
    .max(400)
    .optional(),
});

const extrasShape = {
  othPayIs: z.enum(['other-payer', 'this-product']).nullable().default(null),
  otherPayers: z
    .array(z.strictObject({ payer: word, state: z.enum(['paid', 'none', 'open']), amount: signedYuanSchema }))
    .default([]),
  otherInsurance: signedYuanSchema.prefault('0'),
  paidElsewhere: z.array(z.strictObject({ liability: word, amount: signedYuanSchema })).default([]),
  struck: z
    .array(z.strictObject({ liability: word, item: word.optional(), amount: signedYuanSchema, reason: word }))
    .default([]),
  care: careFactsSchema.optional(),
  /** What was decided in place of what is computed, per liability (counter rule 21); absent: as computed. */
  decided: z.array(z.strictObject({ liability: word, amount: yuanSchema })).default([]),
};

const staySchema = z.strictObject({
  sheet: z.record(z.string(), z.unknown()),
  /** Absent: not known yet, so drug-only liabilities are 待补 (counter rule 19). */
  drugSum: z
    .strictObject({ amount: signedYuanSchema, source: z.enum(DRUG_SOURCES) })
    .nullable()
    .default(null),
  listedDrugs: z.array(listedDrugSchema).max(200).default([]),
  /** setl_id of an earlier visit which this one states anew: a payer that paid later, changed figures (counter rule 23). */
  corrects: word.nullable().default(null),
  ...extrasShape,
});

/** Listed items bought outside a stay: a visit of its own, whose whole cost the person paid. */
const purchaseSchema = z.strictObject({
  purchase: z.strictObject({
    on: localDateSchema,
    place: word.default('指定药店'),
    med_type: z.string().default('41'),
    /** Bought, so not below 0: what was given back is a sheet of its own, naming the one it takes back. */
    drugs: z
      .array(listedDrugSchema.omit({ on: true }).extend({ amount: yuanSchema }))
      .min(1)
      .max(200),
  }),
  ...extrasShape,
});

const memberFactsSchema = memberSchema.extend({
  lastYearLines: yuanByLine.optional(),
  familyLineUsed: yuanByLine.optional(),
});

/** What the year held before: a state as `settle` printed it, or sums per liability. */
const priorSchema = z.union([
  z.strictObject({ state: settleStateSchema }),
  z.strictObject({
    /** What the person bore in the bills counted so far; limits the year's payments. */
    borne: yuanSchema,
    liabilities: z
      .array(
        z.strictObject({
          liability: word,
          healthStatus: healthStatusSchema.default('healthy'),
          counted: yuanSchema,
          lineUsed: yuanSchema,
          paid: yuanSchema,
        }),
      )
      .max(40),
  }),
]);

export const factsSchema = z.strictObject({
  format: z.literal(1),
  /** Comes back with the answer of a batch. */
  id: z.string().max(100).optional(),
  /** Absent: 既往症 is undetermined, both figures are computed (counter rule 10). */
  healthStatus: healthStatusSchema.nullable().default(null),
  /** 既往症 as two facts: what the citizen declared decides nothing, what a reviewer determined does (counter rule 10). */
  health: z
    .strictObject({
      declared: healthStatusSchema.nullable().default(null),
      determined: healthStatusSchema.nullable().default(null),
      determinedOn: localDateSchema.nullable().default(null),
    })
    .optional(),
  /** Scheme of the person, for purchases without a sheet. */
  insutype: insutypeSchema.optional(),
  member: memberFactsSchema.optional(),
  prior: priorSchema.optional(),
  visits: z
    .array(z.union([staySchema, purchaseSchema]))
    .min(1)
    .max(1000),
});
export type FactsFile = z.output<typeof factsSchema>;
export type FactsVisit = FactsFile['visits'][number];
export type FactsPrior = NonNullable<FactsFile['prior']>;

/** The JSON Schema of the facts file, as `docs/facts.schema.json` holds it. */
export function factsJsonSchema(): unknown {
  return z.toJSONSchema(factsSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' });
}
