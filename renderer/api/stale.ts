/** Which kept reads are asked again when something changed. */
import type { QueryClient } from '@tanstack/react-query';
import { contract } from '../../shared/contract.ts';

/** Makes every kept read stale but the looks at persons and papers: those are journaled, so only the clerk repeats them. */
export function makeStale(queries: QueryClient): void {
  void queries.invalidateQueries({ predicate: (query) => !isLook(query.queryKey[0]) });
}

function isLook(method: unknown): boolean {
  const declared = Object.entries(contract).find(([name]) => name === method)?.[1];
  return declared !== undefined && declared.journals.length > 0;
}
