/** What a 参考测算 starts from: one stay in national field names, and where the person's year stands. */
import { z } from 'zod';
import { localDateSchema, yearOf, type LocalDate } from '../dates.ts';
import { AppError } from '../errors.ts';
import { fenSchema, formatYuan, nonNegativeFenSchema, sumFen, ZERO } from '../money.ts';
import { CARE_AREAS, HOSPITAL_GRADES } from '../settle/care.ts';
import { SHEET_FIELD_NAMES } from '../settlement-sheet.ts';
import { lineSchema } from '../text.ts';

export const schemeCodeSchema = z.enum(['310', '390'], '险种类型应为 310（职工）或 390（居民）');
export type SchemeCode = z.infer<typeof schemeCodeSchema>;

/** The position of one person in one calendar year and scheme. Amounts are fen; what `estimateLayers` gives back goes into the next stay. */
export const regionPositionSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  insutype: schemeCodeSchema,
  /** Stays of the year so far: which 起付线 comes next. */
  stays: z.int().min(0).max(1000),
  /** Paid by basic insurance, against its cap. */
  basicPaid: nonNegativeFenSchema,
  /** In-scope self-pay left by basic insurance, against the line and the bands of 大病 or 大额. */
  selfPayCounted: nonNegativeFenSchema,
  /** Paid by 大病 or 大额, against its cap. */
  supplementPaid: nonNegativeFenSchema,
  /** In-scope self-pay left by both, while an identity of 医疗救助 held, against its line. */
  assistanceCounted: nonNegativeFenSchema,
  assistancePaid: nonNegativeFenSchema,
});
export type RegionPosition = z.infer<typeof regionPositionSchema>;

const staySchema = z.strictObject({
  hospitalGrade: z.enum(HOSPITAL_GRADES, '医院级别应为 1、2 或 3'),
  area: z.enum(CARE_AREAS, '就医地应为 local（本地）、registered（异地已备案）或 unregistered（异地未备案）'),
  begndate: localDateSchema,
  /** The day of the stay: chooses the version of the pack and the year. */
  enddate: localDateSchema,
  med_type: z.string().regex(/^\d{2,6}$/, '医疗类别应为 2 至 6 位数字，如 21'),
  fixmedins_name: lineSchema(200),
  medfee_sumamt: fenSchema,
  inscp_scp_amt: fenSchema,
  fulamt_ownpay_amt: fenSchema,
  overlmt_selfpay: fenSchema,
  preselfpay_amt: fenSchema,
});

export interface RegionFacts extends z.infer<typeof staySchema> {
  readonly insutype: SchemeCode;
  /** 救助对象 identities by the names of the pack; none: an empty list. */
  readonly identities: readonly string[];
  readonly position: RegionPosition;
}

/** The position before the first stay of a year. */
export function newYear(day: LocalDate, insutype: SchemeCode): RegionPosition {
  return {
    year: yearOf(day),
    insutype,
    stays: 0,
    basicPaid: ZERO,
    selfPayCounted: ZERO,
    supplementPaid: ZERO,
    assistanceCounted: ZERO,
    assistancePaid: ZERO,
  };
}

const PARTS = ['fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'] as const;

/** Throws `region-facts-wrong` where parts are negative or do not add up (I1), `region-position-other` for another year or scheme. */
export function checkFacts(facts: RegionFacts): void {
  const negative = [...PARTS, 'medfee_sumamt' as const].find((field) => facts[field] < 0);
  if (negative !== undefined) {
    throw wrong(`${SHEET_FIELD_NAMES[negative]} ${formatYuan(facts[negative])} 为负数`);
  }
  const sum = sumFen(PARTS.map((field) => facts[field]));
  if (sum !== facts.medfee_sumamt) {
    const names = PARTS.map((field) => SHEET_FIELD_NAMES[field]).join(' + ');
    throw wrong(`医疗费总额 ${formatYuan(facts.medfee_sumamt)} 不等于 ${names} = ${formatYuan(sum)}`);
  }
  if (facts.begndate > facts.enddate) throw wrong(`开始日期 ${facts.begndate} 晚于结束日期 ${facts.enddate}`);
  const { position } = facts;
  if (position.year !== yearOf(facts.enddate)) {
    throw otherPosition('年度', String(position.year), String(yearOf(facts.enddate)));
  }
  if (position.insutype !== facts.insutype) throw otherPosition('险种', position.insutype, facts.insutype);
}

function wrong(problem: string): AppError<'region-facts-wrong'> {
  return new AppError('region-facts-wrong', { problem });
}

function otherPosition(field: string, value: string, expected: string): AppError<'region-position-other'> {
  return new AppError('region-position-other', { field, value, expected });
}
