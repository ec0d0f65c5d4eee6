/** Basic insurance as dated facts: where and from when to when, and the days on which its benefit was suspended (shape 54). */
import { z } from 'zod';
import { isBetween, localDateSchema, type LocalDate } from '../dates.ts';
import { AppError } from '../errors.ts';

/** Both ends included; `to: null` is still running. */
export const suspensionSchema = z.strictObject({
  from: localDateSchema,
  to: localDateSchema.nullable(),
  /** Arrears of basic insurance, or of 大病保险 alone (赣州). */
  of: z.enum(['basic', 'catastrophic']),
});
export type Suspension = z.infer<typeof suspensionSchema>;

export const insuredPeriodSchema = z.strictObject({
  /** 参保地 insuplc_admdvs. */
  admdvs: z.string().regex(/^\d{6}$/, '参保地医保区划应为 6 位数字'),
  from: localDateSchema,
  to: localDateSchema.nullable(),
  suspensions: z.array(suspensionSchema).max(60),
});
export type InsuredPeriod = z.infer<typeof insuredPeriodSchema>;

/** True from the first to the last day, an open end still running. */
export function holdsOn({ from, to }: { from: LocalDate; to: LocalDate | null }, day: LocalDate): boolean {
  return to === null ? from <= day : isBetween(day, from, to);
}

/** Throws `selling-fact-invalid` where a period ends before it begins. */
export function checkPeriods(periods: readonly InsuredPeriod[]): void {
  for (const { suspensions, ...period } of periods) {
    for (const { from, to } of [period, ...suspensions]) {
      if (to !== null && to < from) {
        throw new AppError('selling-fact-invalid', { field: '参保起止日期', problem: `${from} 晚于 ${to}` });
      }
    }
  }
}
