/** 参保 F2 and 理赔 F3 for the person on the page: the certificate goes along, and the desk journals the look with that purpose. */
import { useState } from 'react';
import type { Person, Who } from '../../../shared/contract/people.ts';
import { useDesk, useMayCall } from '../../api/desk-context.ts';
import { useSendCard } from '../../devices/use-cards.ts';

export interface Start {
  /** Null: not this operator's work. */
  readonly enroll: (() => void) | null;
  readonly claim: (() => void) | null;
  readonly error: unknown;
}

const PAGES = { enrollment: 'enroll', claim: 'claim' } as const;

/** Begins a job with this person; `who` is how they were opened: their card says its own type. */
export function useStart(who: Who, person: Person): Start {
  const { client } = useDesk();
  const send = useSendCard();
  const [error, setError] = useState<unknown>(null);
  const mayEnroll = useMayCall('enrollment.check');
  const mayClaim = useMayCall('claims.open');
  const begin = async (purpose: 'enrollment' | 'claim') => {
    setError(null);
    const asked: Who = who.by === 'card' ? who : { by: 'found', ref: person.ref };
    const certificate = await client.call('person.start', { who: asked, purpose });
    send(PAGES[purpose], { ...certificate, psn_name: certificate.psn_name ?? person.psn_name, facts: null });
  };
  const starting = (purpose: 'enrollment' | 'claim') => () => void begin(purpose).catch(setError);
  return {
    enroll: mayEnroll ? starting('enrollment') : null,
    claim: mayClaim ? starting('claim') : null,
    error,
  };
}
