/** 保险凭证: only the centre makes one; its text is signed, and the QR carries text and signature (counter rule 7). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { idSchema } from '../ids.ts';
import { lineSchema } from '../text.ts';
import { ed25519SignatureSchema } from './registration.ts';

/** 保险凭证号: letters and digits the centre allots; the plan's id, a number and a check character. */
export const certificateNoSchema = z.string().regex(/^[A-Z0-9-]{8,60}$/);

export const certificateSchema = z.strictObject({
  certificateNo: certificateNoSchema,
  policyId: idSchema,
  planId: lineSchema(60),
  coverStart: localDateSchema,
  coverEnd: localDateSchema,
  issuedOn: localDateSchema,
  signature: ed25519SignatureSchema,
});
export type Certificate = z.infer<typeof certificateSchema>;

/** The text under the signature, and the head of the QR: nothing in it names the person. */
export function certificateText({
  certificateNo,
  policyId,
  planId,
  coverStart,
  coverEnd,
  issuedOn,
}: Omit<Certificate, 'signature'>): string {
  return ['JDC1', certificateNo, policyId, planId, coverStart, coverEnd, issuedOn].join('|');
}

/** What the QR of a 保险凭证 says. */
export function certificateQr(certificate: Certificate): string {
  return `${certificateText(certificate)}|${certificate.signature}`;
}
