/** The facts file of `desk estimate`, format 1: one person's stays of a year, national field names, yuan as text (docs/region.md). */
import { z } from 'zod';
import { localDateSchema } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { newYear, schemeCodeSchema, type RegionFacts, type RegionPosition } from '../../../shared/region/facts.ts';
import { firstProblem, inChinese } from '../../../shared/schema-words.ts';
import { CARE_AREAS, HOSPITAL_GRADES } from '../../../shared/settle/care.ts';
import { lineSchema } from '../../../shared/text.ts';
import { yuanSchema } from './yuan.ts';

const staySchema = z.strictObject({
  hospitalGrade: z.enum(HOSPITAL_GRADES, '医院级别应为 "1"、"2" 或 "3"'),
  area: z.enum(CARE_AREAS, '就医地应为 local（本地）、registered（异地已备案）或 unregistered（异地未备案）'),
  begndate: localDateSchema,
  enddate: localDateSchema,
  med_type: z
    .string()
    .regex(/^\d{2,6}$/, '医疗类别应为 2 至 6 位数字，如 21')
    .default('21'),
  fixmedins_name: lineSchema(200).default('未填写就医机构（参考测算）'),
  medfee_sumamt: yuanSchema,
  inscp_scp_amt: yuanSchema,
  fulamt_ownpay_amt: yuanSchema,
  overlmt_selfpay: yuanSchema,
  preselfpay_amt: yuanSchema,
});

const positionSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  insutype: schemeCodeSchema,
  stays: z.int().min(0).max(1000),
  basicPaid: yuanSchema,
  selfPayCounted: yuanSchema,
  supplementPaid: yuanSchema,
  assistanceCounted: yuanSchema,
  assistancePaid: yuanSchema,
});

const regionFactsSchema = z.strictObject({
  format: z.literal(1),
  insutype: schemeCodeSchema,
  identities: z.array(lineSchema(30)).max(20).default([]),
  /** Absent: the first stay of the list is the first of its year. */
  position: positionSchema.optional(),
  stays: z.array(staySchema).min(1).max(100),
});

type Stay = z.output<typeof staySchema>;

/** One person's stays; each is estimated from where the one before left the year. */
export interface RegionFactsFile {
  readonly isFirstOfYear: boolean;
  readonly stays: readonly Stay[];
  /** The facts of one stay, from the position after the one before it (null: as the file says). */
  factsOf(stay: Stay, after: RegionPosition | null): RegionFacts;
}

/** Reads the content of a facts file; `path` names it in errors. Throws 'file-not-read' with the place of the first problem. */
export function readRegionFacts(path: string, content: unknown): RegionFactsFile {
  const parsed = regionFactsSchema.safeParse(content, { error: inChinese });
  if (!parsed.success) {
    const [at, problem] = firstProblem(parsed.error.issues);
    throw new AppError('file-not-read', { path, problem: `的“${at || '全文'}”不正确：${problem}` });
  }
  const { insutype, identities, position, stays } = parsed.data;
  return {
    isFirstOfYear: position === undefined,
    stays,
    factsOf: (stay, after) => ({
      ...stay,
      insutype,
      identities,
      position: after ?? position ?? newYear(stay.enddate, insutype),
    }),
  };
}
