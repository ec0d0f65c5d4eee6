/** The card that was read last, waiting in memory to be taken by one page; never written, gone after a minute. */
import type { ReadCard } from '../../shared/card.ts';
import type { Ports } from '../ports.ts';

/** A card as it was read; the photo is the JPEG's bytes. */
export interface CardOnHand {
  readonly card: ReadCard;
  readonly photo: Uint8Array | null;
}

export interface Cards {
  /** Puts a card in place of the one that waits; answers its ticket. */
  put(read: CardOnHand): string;
  /** The card of a ticket, once; null when it was taken, replaced or is too old. */
  take(ticket: string): CardOnHand | null;
  clear(): void;
}

const KEPT_MS = 60_000;

/** An empty place for one card. */
export function createCards(ports: Pick<Ports, 'after'>, newTicket: () => string): Cards {
  const place: { ticket: string; read: CardOnHand | null; stop: () => void } = {
    ticket: '',
    read: null,
    stop: () => undefined,
  };
  const clear = (): void => {
    place.stop();
    place.read = null;
  };
  return {
    put: (read) => {
      clear();
      place.ticket = newTicket();
      place.read = read;
      place.stop = ports.after(KEPT_MS, clear);
      return place.ticket;
    },
    take: (ticket) => {
      const read = place.ticket === ticket ? place.read : null;
      if (read !== null) clear();
      return read;
    },
    clear,
  };
}
