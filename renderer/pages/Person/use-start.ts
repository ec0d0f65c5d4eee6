/** 参保 F2 and 理赔 F3 for the person on the page: the number goes along, and asking for it is journaled. */
import { useState } from 'react';
import type { Person } from '../../../shared/contract/people.ts';
import { useDesk, useMayCall } from '../../api/desk-context.ts';
import { useSendCard } from '../../devices/use-cards.ts';

export interface Start {
  /** Null: not this operator's work. */
  readonly enroll: (() => void) | null;
  readonly claim: (() => void) | null;
  readonly error: unknown;
}

/** Begins a job with this person. */
export function useStart(person: Person): Start {
  const { client } = useDesk();
  const send = useSendCard();
  const [error, setError] = useState<unknown>(null);
  const mayEnroll = useMayCall('enrollment.check');
  const mayClaim = useMayCall('claims.open');
  const begin = async (page: 'enroll' | 'claim', reason: string) => {
    setError(null);
    const who = { by: 'found' as const, ref: person.ref };
    const certno = person.isUnmasked
      ? person.certno
      : (await client.call('person.reveal', { who, field: 'certno', reason })).value;
    send(page, { psn_cert_type: '01', certno, psn_name: person.psn_name, facts: null });
  };
  const starting = (page: 'enroll' | 'claim', reason: string) => () => void begin(page, reason).catch(setError);
  return {
    enroll: mayEnroll ? starting('enroll', '办理参保') : null,
    claim: mayClaim ? starting('claim', '办理理赔') : null,
    error,
  };
}
