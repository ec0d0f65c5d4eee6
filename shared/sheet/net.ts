/** Nets reversals against their originals, so that a cancelled settlement is neither claimed nor counted (STANDARDS 1.7). */
import { AMOUNT_FIELDS, isReversal, type SettlementSheet } from '../settlement-sheet.ts';

export type Netted = {
  /** Settlements that stand, in the order given. */
  readonly standing: readonly SettlementSheet[];
  readonly cancelled: readonly { readonly original: SettlementSheet; readonly reversal: SettlementSheet }[];
  /** Reversals whose original is not among the sheets: ask for it. */
  readonly unmatched: readonly SettlementSheet[];
};

/** Pairs by init_setl_id, else by mdtrt_id and exactly opposite amounts; each original is cancelled at most once. */
export function netReversals(sheets: readonly SettlementSheet[]): Netted {
  const standing = sheets.filter((sheet) => !isReversal(sheet));
  const cancelled: { original: SettlementSheet; reversal: SettlementSheet }[] = [];
  const unmatched: SettlementSheet[] = [];
  for (const reversal of sheets.filter(isReversal)) {
    const at = standing.findIndex((sheet) => takesBack(reversal, sheet));
    const [original] = at < 0 ? [] : standing.splice(at, 1);
    if (original === undefined) unmatched.push(reversal);
    else cancelled.push({ original, reversal });
  }
  return { standing, cancelled, unmatched };
}

function takesBack(reversal: SettlementSheet, original: SettlementSheet): boolean {
  if (reversal.init_setl_id !== null) return reversal.init_setl_id === original.setl_id;
  if (reversal.mdtrt_id === null || reversal.mdtrt_id !== original.mdtrt_id) return false;
  return AMOUNT_FIELDS.every((field) => isOpposite(reversal[field], original[field]));
}

function isOpposite(taken: number | null, given: number | null): boolean {
  return taken === null || given === null || taken + given === 0;
}
