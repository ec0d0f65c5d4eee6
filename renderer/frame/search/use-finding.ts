/** Results while typing: one question at a time, the newest text next, and an answer only beside the text it answers. */
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract.ts';
import { wholeCertno } from '../../../shared/person-search.ts';
import type { DeskClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk-context.ts';

/** What was found for which text; `error` is what kept it from being answered. */
export interface Finding {
  readonly text: string;
  readonly found: Output<'person.find'> | null;
  /** For a whole certificate number. */
  readonly roster: Output<'roster.lookup'> | null;
  readonly error: unknown;
}

/** Asks as the text changes; null while there is nothing to say about this very text. */
export function useFinding(text: string): Finding | null {
  const { client } = useDesk();
  const [finding, setFinding] = useState<Finding | null>(null);
  const wanted = useRef(text);
  const isAsking = useRef(false);
  useEffect(() => {
    wanted.current = text;
    const ask = async () => {
      isAsking.current = true;
      const asked = wanted.current;
      const answer = await find(client, asked);
      isAsking.current = false;
      // What was typed meanwhile is asked at once; its older answer is not shown.
      if (wanted.current === asked) setFinding(answer);
      else if (wanted.current !== '') void ask();
    };
    if (text !== '' && !isAsking.current) void ask();
  }, [client, text]);
  return finding?.text === text && text !== '' ? finding : null;
}

/** Both at once; what one of them refuses leaves the other's answer standing. */
async function find(client: DeskClient, text: string): Promise<Finding> {
  const certno = wholeCertno(text);
  const [found, roster] = await Promise.allSettled([
    client.call('person.find', { text }),
    certno === null ? null : client.call('roster.lookup', { certno }),
  ]);
  const refused = [found, roster].find(({ status }) => status === 'rejected');
  return {
    text,
    found: found.status === 'fulfilled' ? found.value : null,
    roster: roster.status === 'fulfilled' ? roster.value : null,
    error: refused?.status === 'rejected' ? refused.reason : null,
  };
}
