/** 受理 and 试算 in one act: takes the claim in, or amends it when its facts changed, then tries it (DESIGN §6). */
import { useState } from 'react';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Input, Output } from '../../../shared/contract.ts';
import type { Expected } from '../../../shared/contract/claims.ts';
import type { Fen } from '../../../shared/money.ts';
import { useDesk } from '../../api/desk-context.ts';
import { makeStale } from '../../api/stale.ts';

export type ClaimFacts = Omit<Input<'claims.open'>, 'policyId' | 'follows'>;

export interface Trial {
  readonly facts: ClaimFacts;
  /** The figures the clerk sees; the desk refuses when it computes others. */
  readonly expected: Expected;
  /** Σ 追回 beside them. */
  readonly shownRecover: Fen;
}

/** A trial as it came out; `warnings` is what the desk says about the facts, such as 姓名差异. */
export type Tried = Output<'claims.try'> & { readonly claimId: string; readonly warnings: readonly string[] };

/** What the desk has taken in from this form. */
export interface Taken {
  readonly claimId: string;
  /** The facts as last taken in, as JSON. */
  readonly facts: string;
  readonly warnings: readonly string[];
}

interface RequestIds {
  readonly open: string;
  readonly amend: string;
  readonly try: string;
}

/**
 * One claim's trials; each act has its request id until it succeeds. `initial`: the claim as it was opened from the list;
 * `follows`: the decided claim a new one takes back or states anew. `takenIn`: the claim they are of, from 受理 on, tried or not.
 */
export function useTrial(
  policyId: string,
  initial: Taken | null,
  follows: string | null,
): { readonly trial: UseMutationResult<Tried, Error, Trial>; readonly takenIn: string | null } {
  const { client } = useDesk();
  const queries = useQueryClient();
  const [taken, setTaken] = useState(initial);
  const [ids, setIds] = useState(newIds);
  const takeIn = async (facts: ClaimFacts): Promise<Taken> => {
    const text = JSON.stringify(facts);
    if (taken !== null && taken.facts === text) return taken;
    const answer =
      taken === null
        ? await client.call(
            'claims.open',
            { policyId, ...facts, ...(follows === null ? {} : { follows }) },
            { requestId: ids.open },
          )
        : await client.call('claims.amend', { claimId: taken.claimId, ...facts }, { requestId: ids.amend });
    const now = { ...answer, facts: text };
    setTaken(now);
    setIds((before) => ({ ...before, amend: crypto.randomUUID() }));
    return now;
  };
  const trial = useMutation({
    mutationFn: async ({ facts, expected, shownRecover }: Trial) => {
      const { claimId, warnings } = await takeIn(facts);
      const tried = await client.call('claims.try', { claimId, expected, shownRecover }, { requestId: ids.try });
      return { ...tried, claimId, warnings };
    },
    onSuccess: () => setIds((now) => ({ ...now, try: crypto.randomUUID() })),
    onSettled: () => makeStale(queries),
  });
  return { trial, takenIn: taken?.claimId ?? null };
}

function newIds(): RequestIds {
  return { open: crypto.randomUUID(), amend: crypto.randomUUID(), try: crypto.randomUUID() };
}
