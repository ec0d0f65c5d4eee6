/** Around every page: takes each card that is read and each certificate that is scanned to the page in front (rule 33). */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { errorSentence } from '../../shared/errors.ts';
import type { DeskEvent } from '../../shared/contract/transport.ts';
import { useDesk } from '../api/desk-context.ts';
import { failureOf } from '../api/failure.ts';
import { useNavigation } from '../frame/pages.ts';
import { openPersonByCard } from '../pages/Person/open-person.ts';
import { DeviceNotice } from './DeviceNotice.tsx';
import { useScans, type OurScan } from './use-scans.ts';
import { type CardRead, type CardTaker, CardTakersContext, createHanded, HandedContext } from './use-cards.ts';

export interface CardDeskProps {
  /** Not while the screen is shut: nobody is there to take a card. */
  readonly isActive: boolean;
  readonly children: ReactNode;
}

/** Wraps the pages and says what a reader or scanner had to say. */
export function CardDesk({ isActive, children }: CardDeskProps) {
  const [takers] = useState(() => new Set<CardTaker>());
  const [handed] = useState(createHanded);
  const [answer, setAnswer] = useState<string | null>(null);
  const { goTo } = useNavigation();
  const deliver = (read: CardRead) => {
    setAnswer(null);
    const taker = [...takers].at(-1);
    if (taker === undefined) openPersonByCard(goTo, read);
    else taker(read);
  };
  useReadCards(isActive, deliver, setAnswer);
  const act = (scan: OurScan) => {
    setAnswer(scan.kind === 'hsa-code' ? errorSentence('hsa-code-offline', {}) : null);
    if (scan.kind === 'own-paper') goTo('search', scan.no);
    if (scan.kind === 'certificate') deliver({ ...scan, facts: null });
  };
  useScans(isActive, act);
  return (
    <CardTakersContext value={takers}>
      <HandedContext value={handed}>{children}</HandedContext>
      <DeviceNotice answer={answer} close={() => setAnswer(null)} />
    </CardTakersContext>
  );
}

/** How long a page in sight without the focus leaves a card to the one that has it, in milliseconds. */
const COURTESY = 400;

/** Takes cards as the desk announces them; what another page has taken is not ours to mention. */
function useReadCards(isActive: boolean, deliver: CardTaker, refuse: (sentence: string) => void): void {
  const { client } = useDesk();
  const latest = useRef({ deliver, refuse });
  useEffect(() => {
    latest.current = { deliver, refuse };
  });
  useEffect(() => {
    if (!isActive) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const take = async (ticket: string) => {
      try {
        const facts = await client.call('cards.take', { ticket });
        const { psn_cert_type, certno, psn_name } = facts.card;
        latest.current.deliver({ psn_cert_type, certno, psn_name, facts });
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code !== 'card-gone') latest.current.refuse(failure.message);
      }
    };
    const follow = (event: DeskEvent) => {
      if (event.kind !== 'card' || document.visibilityState === 'hidden') return;
      clearTimeout(waiting);
      if (document.hasFocus()) void take(event.ticket);
      else waiting = setTimeout(() => void take(event.ticket), COURTESY);
    };
    const stop = client.subscribe(follow);
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [client, isActive]);
}
