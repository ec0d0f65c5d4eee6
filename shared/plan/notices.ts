/** The sentences a plan wants said on its papers; one that is unset is not said. */
import { valueOf } from './figure.ts';
import type { Plan } from './schema.ts';

/** The notices of one kind of paper and those that stand on every paper, in the order of the plan. */
export function noticesFor(plan: Plan, paper: 'proposal' | 'certificate' | 'claim'): string[] {
  return plan.notices.flatMap(({ when, text }) => (when === paper || when === 'always' ? (valueOf(text) ?? []) : []));
}
