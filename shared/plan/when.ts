/** When a figure holds: conditions on facts of the insured, the visit and, for listed items, the item (shapes 18–21, 27–35, 46–59). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { healthStatusSchema } from '../health.ts';
import { CARE_AREAS, HOSPITAL_GRADES, HOSPITAL_KINDS, SETTLEMENTS, WARDS } from '../settle/care.ts';
import { lineSchema } from '../text.ts';
import { insutypeSchema, keySchema } from './keys.ts';

const wholeRange = z
  .strictObject({ atLeast: z.int().min(0).max(200).optional(), atMost: z.int().min(0).max(200).optional() })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, '范围至少要写 atLeast 或 atMost')
  .refine(({ atLeast = 0, atMost = 200 }) => atLeast <= atMost, 'atLeast 不能大于 atMost');
export type WholeRange = z.infer<typeof wholeRange>;

const names = z.array(lineSchema(40)).min(1).max(60);
const keys = z.array(keySchema).min(1).max(60);

/** Every condition given must hold; a list holds when one of it does. An empty condition is refused. */
export const whenSchema = z
  .strictObject({
    health: healthStatusSchema.optional(),
    /** Product version of the person: A/B/A+/B+, 普通版/关爱版 (shape 35). */
    version: keys.optional(),
    insutype: z.array(insutypeSchema).min(1).optional(),
    /** One of the person's identities or population groups (shapes 35, 52). */
    identity: names.optional(),
    /** None of these (shape 52). */
    notIdentity: names.optional(),
    /** Bought in one order with the family (shapes 16, 21). */
    familyOrder: z.boolean().optional(),
    /** Years insured without a gap, the cover year included: 1 is new (shapes 20, 31). */
    consecutiveYears: wholeRange.optional(),
    /** Of these, the last years without a claim, before the cover year (shapes 20, 31). */
    claimFreeYears: wholeRange.optional(),
    /** Years of 户籍 or residence (shape 51). */
    householdYears: wholeRange.optional(),
    /** One of these 门慢特 registrations (shape 32). */
    chronic: names.optional(),
    /** Day of care within these, both included: figures that change in mid-year (shape 61). */
    on: z
      .strictObject({ from: localDateSchema.optional(), to: localDateSchema.optional() })
      .refine(({ from, to }) => from === undefined || to === undefined || from <= to, '起始日期晚于结束日期')
      .optional(),
    medType: z
      .array(z.string().regex(/^\d{2,6}$/, '医疗类别应为 2 至 6 位数字，如 21'))
      .min(1)
      .optional(),
    /** Local, or elsewhere with or without 备案 (shape 34). */
    area: z.array(z.enum(CARE_AREAS)).min(1).optional(),
    /** Settled by basic insurance, anywhere (shape 33). */
    settledByBasic: z.boolean().optional(),
    /** The same, and why not where it did not: `lapsed` on a day on which the person's basic insurance rested (shapes 24, 33). */
    settlement: z.array(z.enum(SETTLEMENTS)).min(1).optional(),
    hospitalGrade: z.array(z.enum(HOSPITAL_GRADES)).min(1).optional(),
    hospitalKind: z.array(z.enum(HOSPITAL_KINDS)).min(1).optional(),
    ward: z.array(z.enum(WARDS)).min(1).optional(),
    /** At a hospital or pharmacy that the product lists (shape 12). */
    listedPlace: z.boolean().optional(),
    /** This prior payer, by its id, must have paid for the visit (shape 46). */
    paidBy: keySchema.optional(),
    /** Of a listed item: one of these ids (shape 29). */
    item: keys.optional(),
    /** Of a listed item: the indication is met and there is no resistance, as a person found (shape 59). */
    indicated: z.boolean().optional(),
    /** Of a listed item: the illness was first found within the cover (shape 53). */
    firstDiagnosedInCover: z.boolean().optional(),
    /** Of a listed item: days of supply on the prescription, and days from prescription to purchase (shape 58). */
    supplyDays: wholeRange.optional(),
    purchaseDays: wholeRange.optional(),
  })
  .refine((when) => Object.values(when).some((condition) => condition !== undefined), '条件不能为空');
export type When = z.infer<typeof whenSchema>;

/** Conditions that only one item of a bill can answer. */
export const ITEM_CONDITIONS = [
  'item',
  'indicated',
  'firstDiagnosedInCover',
  'supplyDays',
  'purchaseDays',
] as const satisfies readonly (keyof When)[];
