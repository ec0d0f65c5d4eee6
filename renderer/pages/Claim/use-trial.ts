/** 受理 and 试算 in one act: takes the claim in, or amends it when its facts changed, then tries it (DESIGN §6). */
import { useState } from 'react';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Input, Output } from '../../../shared/contract.ts';
import type { Expected } from '../../../shared/contract/claims.ts';
import { useDesk } from '../../api/desk-context.ts';
import { makeStale } from '../../api/stale.ts';

export type ClaimFacts = Omit<Input<'claims.open'>, 'policyId'>;

export interface Trial {
  readonly facts: ClaimFacts;
  /** The figures the clerk sees; the desk refuses when it computes others. */
  readonly expected: Expected;
}

/** What this form already took in. */
interface Taken {
  readonly claimId: string | null;
  /** The facts as last sent, as JSON. */
  readonly facts: string;
}

interface RequestIds {
  readonly open: string;
  readonly amend: string;
  readonly try: string;
}

/** One claim's trials; each act has its request id until it succeeds. */
export function useTrial(
  policyId: string,
  initialClaimId: string | null,
): UseMutationResult<Output<'claims.try'>, Error, Trial> {
  const { client } = useDesk();
  const queries = useQueryClient();
  const [taken, setTaken] = useState<Taken>({ claimId: initialClaimId, facts: '' });
  const [ids, setIds] = useState(newIds);
  const takeIn = async (facts: ClaimFacts): Promise<string> => {
    const text = JSON.stringify(facts);
    if (taken.claimId === null) {
      const { claimId } = await client.call('claims.open', { policyId, ...facts }, { requestId: ids.open });
      setTaken({ claimId, facts: text });
      return claimId;
    }
    if (taken.facts !== text) {
      await client.call('claims.amend', { claimId: taken.claimId, ...facts }, { requestId: ids.amend });
      setTaken({ claimId: taken.claimId, facts: text });
      setIds((now) => ({ ...now, amend: crypto.randomUUID() }));
    }
    return taken.claimId;
  };
  return useMutation({
    mutationFn: async ({ facts, expected }: Trial) => {
      const claimId = await takeIn(facts);
      return client.call('claims.try', { claimId, expected }, { requestId: ids.try });
    },
    onSuccess: () => setIds((now) => ({ ...now, try: crypto.randomUUID() })),
    onSettled: () => makeStale(queries),
  });
}

function newIds(): RequestIds {
  return { open: crypto.randomUUID(), amend: crypto.randomUUID(), try: crypto.randomUUID() };
}
