/** By what a settlement is known when it is claimed, so that it is claimed once (counter rule 20). */
import { normaliseNumber } from './identity/normalise.ts';

export type SettlementKey = { readonly product: string; readonly setlId: string };

/**
 * The product across its cover years (`zaozhuang-2022` → `zaozhuang`, counter rule 28) and the 结算ID in one spelling:
 * a stay over the new year is not claimed from both years, another product may still pay its part.
 */
export function settlementKey(planId: string, setlId: string): SettlementKey {
  return { product: planId.replace(/-\d{4}$/, ''), setlId: normaliseNumber(setlId) };
}
