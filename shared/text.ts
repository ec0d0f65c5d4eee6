/** What text may enter the product: no control characters, no lone surrogates, trimmed, bounded. */
import { z } from 'zod';

// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u;

/** What every line of text keeps, made once: a schema costs more to make than to use. */
const fitText = z
  .string({ error: '须填写文字' })
  .trim()
  .min(1, '不能为空')
  .refine((text) => !CONTROL.test(text), '含有不可见的控制字符')
  .refine((text) => text.isWellFormed(), '含有不完整的字符');

/**
 * A trimmed line of text of 1 to `max` characters.
 * Control characters and lone surrogates are refused: they break hashes, papers and CSV alike (DESIGN §3.3).
 */
export function lineSchema(max: number): z.ZodString {
  return fitText.max(max, `不能超过 ${max} 个字`);
}
