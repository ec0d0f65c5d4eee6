/** A person of the 参保 roster as the desk may know them: least data, dated facts (counter rule 4). */
import { z } from 'zod';
import { localDateSchema } from './dates.ts';

/** One insurance row; `null` is "not in the roster", never "no". */
export const insuranceRowSchema = z.strictObject({
  insutype: z.string().min(1),
  psn_insu_stas: z.string().min(1),
  insuplc_admdvs: z.string().regex(/^\d{6}$/, '参保地医保区划应为 6 位数字'),
  /** First day of the current 待遇享受, and its last (`null`: open, or not known). */
  trt_enjymnt_begndate: localDateSchema.nullable(),
  trt_enjymnt_enddate: localDateSchema.nullable(),
  /** Whether next year's contribution has been seen; `null` while it is not visible yet (counter rule 6). */
  paid_next_year: z.boolean().nullable(),
});
export type InsuranceRow = z.infer<typeof insuranceRowSchema>;

export const rosterPersonSchema = z.strictObject({
  psn_no: z.string().min(1),
  psn_cert_type: z.string().min(1),
  certno: z.string().min(1),
  psn_name: z.string().min(1),
  gend: z.string().min(1),
  brdy: localDateSchema,
  township: z.string().nullable(),
  insurances: z.array(insuranceRowSchema),
});
export type RosterPerson = z.infer<typeof rosterPersonSchema>;
