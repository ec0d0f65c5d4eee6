/** 好差评 of one piece of business: asked on the 客户屏, written by this window, once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../shared/contract.ts';
import type { CustomerAnswer, RatingAsked } from '../../shared/customer-screen.ts';
import type { RatedKind } from '../../shared/rating.ts';
import { useDesk } from '../api/desk-context.ts';
import { failureOf } from '../api/failure.ts';
import { makeStale } from '../api/stale.ts';
import { useAsking } from './use-asking.ts';

export interface RatingAtWork {
  /** What the 客户屏 is told. */
  readonly asked: RatingAsked;
  readonly hear: (answer: CustomerAnswer) => void;
}

/** The rating of a policy or claim. A business rated before is thanked for, not asked again. */
export function useRating(kind: RatedKind, id: string): RatingAtWork {
  const { client } = useDesk();
  const queries = useQueryClient();
  const asking = useAsking(id);
  const rate = useMutation({
    mutationFn: (input: Input<'citizen.rate'>) => client.call('citizen.rate', input, { requestId: asking }),
    onSuccess: () => makeStale(queries),
  });
  const isOurs = rate.variables?.id === id;
  const isDone = isOurs && (rate.isSuccess || (rate.error !== null && failureOf(rate.error).code === 'already-rated'));
  const state = isDone ? 'done' : isOurs && rate.isPending ? 'sending' : isOurs && rate.isError ? 'failed' : 'open';
  return {
    asked: { asking, state },
    hear: (answer) => {
      if (answer.kind !== 'rated' || state === 'sending' || state === 'done') return;
      rate.mutate({ kind, id, level: answer.level, reasons: answer.reasons });
    },
  };
}
