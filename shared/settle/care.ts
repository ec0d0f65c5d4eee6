/** What figures may depend on beside the sheet: facts of the visit and of the insured. What is absent is not known, never assumed. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { fenSchema, nonNegativeFenSchema } from '../money.ts';
import { lineSchema } from '../text.ts';

/** 本地, 异地已备案, 异地未备案. */
export const CARE_AREAS = ['local', 'registered', 'unregistered'] as const;
export const HOSPITAL_GRADES = ['1', '2', '3'] as const;
export const HOSPITAL_KINDS = ['public', 'private'] as const;
/** Basic insurance settled the visit; did not because it rested that day; did not although it was in force. */
export const SETTLEMENTS = ['settled', 'lapsed', 'unsettled'] as const;
export const WARDS = ['ordinary', 'special'] as const;
export const ITEM_KINDS = ['drug', 'implant'] as const;

const word = lineSchema(60);

/** A part of one field of the sheet which the sheet does not show apart, such as 诊疗项目首先自付 (shape 7). */
const sheetPartSchema = z.strictObject({ part: word, amount: fenSchema });

/** A self-funded drug or implant of its own cost, for caps per item (shapes 40, 41). */
const billItemSchema = z.strictObject({
  kind: z.enum(ITEM_KINDS),
  item: lineSchema(120),
  name: lineSchema(120),
  amount: fenSchema,
});
export type BillItem = z.infer<typeof billItemSchema>;

/** Facts of one visit. */
export const careSchema = z.strictObject({
  area: z.enum(CARE_AREAS).optional(),
  settledByBasic: z.boolean().optional(),
  hospitalGrade: z.enum(HOSPITAL_GRADES).optional(),
  hospitalKind: z.enum(HOSPITAL_KINDS).optional(),
  ward: z.enum(WARDS).optional(),
  listedPlace: z.boolean().optional(),
  parts: z.array(sheetPartSchema).max(20).optional(),
  items: z.array(billItemSchema).max(400).optional(),
  /** The layers before this product were computed from a region pack: 参考测算, to be tried, never decided (counter rule 25). */
  isEstimate: z.literal(true).optional(),
});
export type Care = z.infer<typeof careSchema>;

/** Facts of one listed item. */
export const itemFactsSchema = z.strictObject({
  /** The indication is met and there is no resistance, as a person found (shape 59). */
  indicated: z.boolean().optional(),
  firstDiagnosedInCover: z.boolean().optional(),
  supplyDays: z.int().min(0).max(200).optional(),
  prescribedOn: localDateSchema.optional(),
});
export type ItemFacts = z.infer<typeof itemFactsSchema>;

const periodSchema = z.strictObject({ from: localDateSchema, to: localDateSchema });

/** Facts of the insured in the cover year. */
export const memberSchema = z.strictObject({
  version: word.optional(),
  identities: z.array(lineSchema(40)).max(40).optional(),
  familyOrder: z.boolean().optional(),
  /** The cover year included: 1 is new. */
  consecutiveYears: z.int().min(1).max(100).optional(),
  claimFreeYears: z.int().min(0).max(100).optional(),
  householdYears: z.int().min(0).max(150).optional(),
  chronic: z.array(lineSchema(40)).max(40).optional(),
  /** Own line of last year by line id, in fen (shape 22). */
  lastYearLines: z.record(word, nonNegativeFenSchema).optional(),
  /** What others of the family order used of a shared line, by line id, in fen (shape 16). */
  familyLineUsed: z.record(word, nonNegativeFenSchema).optional(),
  /** First day of the first cover without a gap since (shapes 49, 50). */
  firstCoverFrom: localDateSchema.optional(),
  /** Day this year's policy was bought; cover may be backdated (shape 57). */
  joinedOn: localDateSchema.optional(),
  /** Illnesses and the day each was first found (shape 49). */
  diagnoses: z
    .array(z.strictObject({ illness: lineSchema(60), on: localDateSchema }))
    .max(100)
    .optional(),
  /** Days on which basic insurance was suspended or had ended (shape 54). */
  suspended: z.array(periodSchema).max(40).optional(),
});
export type Member = z.infer<typeof memberSchema>;
