/** Whether the person of the card may join, for each product sold today: asked as soon as the card is complete. */
import { useQueries, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { CheckAnswer, PlanOffer } from '../../../shared/contract/enrollment.ts';
import type { DeskClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk-context.ts';

export interface Card {
  readonly psn_cert_type: string;
  readonly certno: string;
  readonly psn_name: string;
}

export interface Eligibility {
  readonly planId: string;
  readonly answer: CheckAnswer | null;
  readonly isAsking: boolean;
  readonly error: unknown;
}

function lookAt(client: DeskClient, planId: string, card: Card | null, today: LocalDate | undefined) {
  return {
    queryKey: ['enrollment.check', { planId, card, today }],
    queryFn: (): Promise<Output<'enrollment.check'>> =>
      card === null ? Promise.reject(new Error('no card')) : client.call('enrollment.check', { planId, card }),
    gcTime: 0,
  };
}

/** The answer for one product, the one under way included; null when it cannot be had. */
export function useAskEligibility(
  today: LocalDate | undefined,
): (planId: string, card: Card) => Promise<CheckAnswer | null> {
  const { client } = useDesk();
  const queries = useQueryClient();
  return (planId, card) =>
    queries
      .fetchQuery({ ...lookAt(client, planId, card, today), staleTime: Number.POSITIVE_INFINITY })
      .catch(() => null);
}

/**
 * One answer per open offer on a day; nothing is asked while the card is not complete (null) or the offer is closed.
 * An answer is forgotten with its form: the next look at the same person asks again.
 */
export function useEligibility(
  offers: readonly PlanOffer[],
  card: Card | null,
  today: LocalDate | undefined,
): readonly Eligibility[] {
  const { client } = useDesk();
  const open = offers.filter((offer) => offer.closed === null);
  return useQueries({
    queries: open.map(({ planId }) => ({ ...lookAt(client, planId, card, today), enabled: card !== null })),
    combine: (results) =>
      results.map((result, at) => ({
        planId: open[at]?.planId ?? '',
        answer: result.data ?? null,
        isAsking: result.isFetching,
        error: result.error,
      })),
  });
}
