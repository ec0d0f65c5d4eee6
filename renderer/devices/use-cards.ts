/** A certificate just read or scanned, and which page takes it: the one in front, or else the person page. */
import { createContext, useContext, useEffect, useRef } from 'react';
import type { Output } from '../../shared/contract.ts';
import { PageContext, type PageId, useNavigation } from '../frame/pages.ts';

/** What a reader told beyond number and name. */
export type CardFacts = Output<'cards.take'>;

/** A person by certificate. A scanner tells the number alone: then name and facts are null. */
export interface CardRead {
  readonly psn_cert_type: string;
  readonly certno: string;
  readonly psn_name: string | null;
  readonly facts: CardFacts | null;
}

export type CardTaker = (read: CardRead) => void;

/** Pages that take cards register here while they are in front. */
export const CardTakersContext = createContext<Set<CardTaker> | null>(null);

/** A person one page sends to another, until that takes cards. */
export interface Handed {
  put(page: PageId, read: CardRead): void;
  /** Whoever was sent to this page, once. */
  take(page: PageId): CardRead | null;
}

/** Nobody is on the way. */
export function createHanded(): Handed {
  let sent: { readonly page: PageId; readonly read: CardRead } | null = null;
  return {
    put: (page, read) => {
      sent = { page, read };
    },
    take: (page) => {
      const read = sent?.page === page ? sent.read : null;
      if (read !== null) sent = null;
      return read;
    },
  };
}

export const HandedContext = createContext<Handed | null>(null);

/** Opens a page for a person: it takes them as if their card had been read there. */
export function useSendCard(): (page: 'enroll' | 'claim', read: CardRead) => void {
  const handed = useContext(HandedContext);
  const { goTo } = useNavigation();
  return (page, read) => {
    handed?.put(page, read);
    goTo(page, page === 'enroll' ? 'proposal' : undefined);
  };
}

/** Takes the cards read while `isActive`, the last one read before `isReady` then; the handler of the last render is called. */
export function useCards(take: CardTaker, isActive: boolean, isReady = true): void {
  const takers = useContext(CardTakersContext);
  const handed = useContext(HandedContext);
  const { id } = useContext(PageContext);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!isActive || takers === null) return undefined;
    const taker: CardTaker = (read) => (isReady ? latest.current(read) : handed?.put(id, read));
    takers.add(taker);
    const sent = isReady ? (handed?.take(id) ?? null) : null;
    if (sent !== null) taker(sent);
    return () => void takers.delete(taker);
  }, [takers, handed, id, isActive, isReady]);
}
