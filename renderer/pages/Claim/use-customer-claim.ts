/** What the citizen sees of their claim: figures, who bore what, and the steps in words (counter rules 1, 10). */
import type { ContentOf, CustomerFigure, RatingAsked } from '../../../shared/customer-screen.ts';
import type { HealthStatus } from '../../../shared/health.ts';
import { recoverOf } from '../../../shared/settle/decide.ts';
import { explain, explainLine } from '../../../shared/settle/explain.ts';
import { useCustomerShows } from '../../customer/customer-context.ts';
import { maskedPerson } from '../../customer/masked.ts';
import { useRating } from '../../customer/use-rating.ts';
import type { PickedPolicy } from './ClaimPage.tsx';
import { uncovered, type Figure } from './preview.ts';
import type { ClaimAtWork } from './use-claim.ts';

/** Shown from when there is a figure; once the 试算单 is out, the citizen may rate it. */
export function useCustomerClaim(work: ClaimAtWork, picked: PickedPolicy, chosen: HealthStatus | null): void {
  const rating = useRating('claim', work.issued?.claimId ?? '');
  useCustomerShows(contentOf(work, picked, chosen, rating.asked), rating.hear);
}

function contentOf(
  { read, issued }: ClaimAtWork,
  { policy, person }: PickedPolicy,
  chosen: HealthStatus | null,
  rating: RatingAsked,
): ContentOf<'claim'> | null {
  const { figures, visit } = read.shown;
  const [first] = figures;
  if (first === undefined || visit === null) return null;
  const { begndate, enddate, fixmedins_name } = visit.sheet;
  const paper = issued?.papers.at(-1)?.no ?? null;
  return {
    kind: 'claim',
    product: policy.productName,
    person: maskedPerson(policy.psn_name, person.certno),
    stay: `${begndate} 至 ${enddate} ${fixmedins_name}`,
    figures: figures.map(figureOf),
    chosen: chosen ?? first.healthStatus,
    paper,
    rating: paper === null ? null : rating,
  };
}

function figureOf(figure: Figure): CustomerFigure {
  const { healthStatus, settlement, bars, isFollowing } = figure;
  const { payable, payableSoFar, lines, steps, adjustments } = settlement;
  return {
    healthStatus,
    payable,
    payableSoFar,
    words: uncovered(figure),
    bars: [...bars],
    lines: lines.map((line) => ({ name: line.name, sentence: explainLine(line), payable: line.payable })),
    steps: steps.map(explain),
    following: isFollowing ? { recover: recoverOf(lines), adjustments: [...adjustments] } : null,
  };
}
