/** Yuan as facts files write it: text with at most two decimals, turned into fen. */
import { z } from 'zod';
import { negate, parseYuan, type Fen } from '../../../shared/money.ts';

/** Not below 0. */
export const yuanSchema = textSchema((text) => parseYuan(text), '不小于 0、最多两位小数');

/** Negative too: on a reversal. */
export const signedYuanSchema = textSchema(
  (text) => (text.startsWith('-') ? negate(parseYuan(text.slice(1))) : parseYuan(text)),
  '最多两位小数',
);

function textSchema(parse: (text: string) => Fen, shape: string) {
  return z.string('金额应写成文字的元，如 "20000.00"').transform((text, context): Fen => {
    try {
      return parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: `金额“${text}”应为${shape}的元，如 20000.00` });
      return z.NEVER;
    }
  });
}
