/** 交易流水号 in one spelling, so that the same one typed otherwise is the same one (counter rule 8). */
import { normaliseNumber } from './identity/normalise.ts';
import { lineSchema } from './text.ts';

/** Longer than any channel's reference. */
export const REFERENCE_LENGTH = 64;

/** NFKC, upper-case, no spaces: what is compared, stored and printed. */
export function normaliseReference(text: string): string {
  return normaliseNumber(text);
}

/** A reference as typed; parsed, it is the normalised one. */
export const referenceSchema = lineSchema(REFERENCE_LENGTH)
  .overwrite(normaliseReference)
  .min(1, '不能为空')
  .max(REFERENCE_LENGTH, `不能超过 ${REFERENCE_LENGTH} 个字`);
