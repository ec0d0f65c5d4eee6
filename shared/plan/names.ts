/** What a plan's own ids are called, for whoever reads a claim without the plan in hand. */
import type { Plan } from './schema.ts';

/** Liabilities and prior payers by their ids. */
export function planNames({
  liabilities,
  priorPayers,
}: Pick<Plan, 'liabilities' | 'priorPayers'>): Record<string, string> {
  return Object.fromEntries([...liabilities, ...priorPayers].map(({ id, name }) => [id, name]));
}
