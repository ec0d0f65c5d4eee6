/** Results while typing: one question at a time, the newest text next, and an answer only beside the text it answers. */
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract.ts';
import { useDesk } from '../../api/desk-context.ts';

/** What was found for which text; `error` is what kept it from being answered. */
export interface Finding {
  readonly text: string;
  readonly found: Output<'person.find'> | null;
  readonly error: unknown;
}

/** Asks as the text changes; null while there is nothing to say about this very text. `onAnswer` hears each as it comes. */
export function useFinding(text: string, onAnswer: (finding: Finding) => void): Finding | null {
  const { client } = useDesk();
  const [finding, setFinding] = useState<Finding | null>(null);
  const wanted = useRef(text);
  const isAsking = useRef(false);
  const hear = useRef(onAnswer);
  useEffect(() => {
    hear.current = onAnswer;
  });
  useEffect(() => {
    wanted.current = text;
    const ask = async () => {
      isAsking.current = true;
      const asked = wanted.current;
      const answer = await client.call('person.find', { text: asked }).then(
        (found) => ({ text: asked, found, error: null }),
        (error: unknown) => ({ text: asked, found: null, error }),
      );
      isAsking.current = false;
      // What was typed meanwhile is asked at once; its older answer is not shown.
      if (wanted.current === asked) {
        setFinding(answer);
        hear.current(answer);
      } else if (wanted.current !== '') void ask();
    };
    if (text !== '' && !isAsking.current) void ask();
  }, [client, text]);
  return finding?.text === text && text !== '' ? finding : null;
}
