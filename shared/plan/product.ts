/** A product across its cover years: what one settlement may be claimed from once (counter rule 20). */

/** The plan's id without its cover year: `zaozhuang-2022` → `zaozhuang` (counter rule 28). */
export function productOf(planId: string): string {
  return planId.replace(/-\d{4}$/, '');
}
