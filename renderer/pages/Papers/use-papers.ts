/** Which papers the page lists: today's, another day's, or the one of a number the page was opened for. */
import { useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { usePageIntent } from '../../frame/pages.ts';

/** A null day is today. */
export interface Asked {
  readonly day: LocalDate | null;
  readonly no: string | null;
}

export interface Papers {
  readonly asked: Asked;
  readonly ask: (asked: Asked) => void;
  readonly list: UseQueryResult<Output<'papers.list'>>;
}

/** Opened with a subject, the page shows that paper; empty subjects show today. */
export function usePapers(): Papers {
  const intent = usePageIntent();
  const [seen, setSeen] = useState(intent?.nth ?? 0);
  const [asked, ask] = useState<Asked>(askedBy(intent?.subject));
  if (intent !== null && intent.nth !== seen) {
    setSeen(intent.nth);
    ask(askedBy(intent.subject));
  }
  return { asked, ask, list: useDeskQuery('papers.list', asked) };
}

function askedBy(subject: string | undefined): Asked {
  return { day: null, no: subject === undefined || subject === '' ? null : subject };
}
