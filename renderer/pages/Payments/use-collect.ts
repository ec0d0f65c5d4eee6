/** The cashier's single act on the clerk's screen: sign in for the step and take the cash, which ends the step (DESIGN §5). */
import { useState } from 'react';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract.ts';
import type { Fen } from '../../../shared/money.ts';
import type { DeskClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk-context.ts';
import { makeStale } from '../../api/stale.ts';

export interface Collection {
  readonly operatorNo: string;
  readonly password: string;
  readonly received: Fen;
  /** The cashier has no shift today and confirmed to open one with float 0.00. */
  readonly opensShift: boolean;
}

/** Collects one payment; the same request id serves every attempt until it succeeds. */
export function useCollect(paymentId: string): UseMutationResult<Output<'payments.collect'>, Error, Collection> {
  const { client } = useDesk();
  const queries = useQueryClient();
  const [requestId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (collection: Collection) => collect(client, paymentId, requestId, collection),
    onSuccess: () => makeStale(queries),
  });
}

async function collect(client: DeskClient, paymentId: string, requestId: string, collection: Collection) {
  const { operatorNo, password, received, opensShift } = collection;
  const { token: stepSession } = await client.call('session.signIn', { operatorNo, password, purpose: 'step' });
  try {
    if (opensShift) await client.call('shift.open', {}, { stepSession, requestId: crypto.randomUUID() });
    return await client.call('payments.collect', { paymentId, received }, { stepSession, requestId });
  } catch (refusal) {
    // The desk ends a step with its act; one that came to nothing is ended here, and the refusal is what counts.
    await client.call('session.signOut', {}, { stepSession }).catch(() => undefined);
    throw refusal;
  }
}
