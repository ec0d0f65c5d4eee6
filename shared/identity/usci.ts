/** 统一社会信用代码 of companies, funds and offices: GB 32100-2015 [A]. */
import type { ErrorDetails } from '../errors.ts';
import { normaliseNumber } from './normalise.ts';

/** 31 characters: no I, O, S, V, Z. The place in the text is the value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** By the first two characters; others are valid but not named here. */
const KINDS: Readonly<Record<string, string>> = {
  '11': '机关',
  '12': '事业单位',
  '51': '社会团体',
  '52': '民办非企业单位',
  '91': '企业',
  '92': '个体工商户',
  '93': '农民专业合作社',
};

export type UsciCheck =
  | { readonly ok: true; readonly usci: string; readonly kind: string | null }
  | {
      readonly ok: false;
      readonly code: 'usci-shape' | 'usci-check-digit';
      readonly details: ErrorDetails<'usci-shape'>;
    };

/** Checks a unified social credit code as typed; never throws. A company's number is public, so faults name it. */
export function checkUsci(text: string): UsciCheck {
  const usci = normaliseNumber(text);
  const details = { value: usci };
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(usci)) return { ok: false, code: 'usci-shape', details };
  if (usci.charAt(17) !== usciCheckCharacter(usci.slice(0, 17)))
    return { ok: false, code: 'usci-check-digit', details };
  return { ok: true, usci, kind: KINDS[usci.slice(0, 2)] ?? null };
}

/** (31 − Σ mod 31) mod 31: a sum divisible by 31 gives '0', not 'Y'. */
function usciCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
