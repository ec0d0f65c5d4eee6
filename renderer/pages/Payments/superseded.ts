/** Which 受理单 of a policy belong to a payment that gave way to another (改换缴费). */
import type { Policy } from '../../../shared/contract/enrollment.ts';
import type { IssuedPaper, PaperKind } from '../../../shared/papers.ts';

const ACCEPTANCES: readonly PaperKind[] = ['payment-acceptance', 'deduction-acceptance'];

/**
 * Numbers of the papers that no longer count: each payment but cash has one 受理单, and the newest is the live payment's.
 * `papers` in the order they were issued.
 */
export function supersededPapers(
  { tender }: Pick<Policy['payment'], 'tender'>,
  papers: readonly IssuedPaper[],
): ReadonlySet<string> {
  const acceptances = papers.filter(({ kind }) => ACCEPTANCES.includes(kind));
  const old = tender === 'cash' ? acceptances : acceptances.slice(0, -1);
  return new Set(old.map(({ no }) => no));
}
