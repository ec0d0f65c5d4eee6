/** The four people of every policy and claim (counter rule 3), frozen as seen at the window. */
import { z } from 'zod';
import { localDateSchema } from './dates.ts';
import { lineSchema } from './text.ts';

const certTypeSchema = z.string('请选择证件类型').regex(/^\d{2,6}$/, '请选择证件类型');

/** A person with a certificate: psn_cert_type per the national table, certno normalised. */
export const partySchema = z.strictObject({
  psn_name: lineSchema(50),
  psn_cert_type: certTypeSchema,
  certno: lineSchema(50),
  tel: lineSchema(30).nullable(),
});
export type Party = z.infer<typeof partySchema>;

/** A party and what the insured is to them: GB/T 4761 code (01 本人, 10 配偶, 20 子, 30 女, 51 父, 52 母 …). */
export const relatedPartySchema = partySchema.extend({
  /** The insured person's relation to this party, GB/T 4761, 2 digits. */
  relation: z.string('请选择关系').regex(/^\d{2}$/, '请选择关系'),
});
export type RelatedParty = z.infer<typeof relatedPartySchema>;

/** 代办人: who acts, and on what paper. */
export const agentSchema = relatedPartySchema.extend({
  authority: z.enum(['mandate', 'guardianship'], '请选择代办依据'),
});

/**
 * 被保险人 as the card says; the roster's other spelling is kept beside it (counter rule 11). Scheme, place and benefit dates
 * stay in the roster: the insurer's side gets a class of reason only (counter rule 4).
 */
export const insuredSchema = z.strictObject({
  psn_no: lineSchema(30),
  psn_name: lineSchema(50),
  /** 姓名差异: the roster's spelling when it differs from the card, else null. */
  rosterName: lineSchema(50).nullable(),
  psn_cert_type: certTypeSchema,
  certno: lineSchema(50),
  gend: z.string().regex(/^[0129]$/),
  brdy: localDateSchema,
  /** As-of day of the roster version that was asked. */
  rosterAsOf: localDateSchema,
  tel: lineSchema(30).nullable(),
});
export type Insured = z.infer<typeof insuredSchema>;
