/** The ID reader of this desk: follows the address that is set, hands each card to one page, says what went wrong. */
import type { DeskEvent } from '../../shared/contract.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { parseReaderMessage, type ParsedMessage } from '../../shared/reader-message.ts';
import type { Ports } from '../ports.ts';
import { createCards, type CardOnHand } from './cards.ts';
import { hearing } from './hear.ts';
import { type Line, openLine } from './line.ts';
import { createReaderState, NO_READER, type ReaderState } from './reader-state.ts';

export interface Reader {
  /** Connects to this address, or to none; the same one again changes nothing. */
  follow(address: string | null): void;
  state(): ReaderState;
  /** Hands a card on as if it had just been read. */
  deliver(read: CardOnHand): void;
  take(ticket: string): CardOnHand | null;
  /** Lets go of the line and of any card. */
  close(): void;
}

/** What the reader needs of the desk around it. */
export interface ReaderScene {
  readonly ports: Pick<Ports, 'after' | 'randomness' | 'log'>;
  readonly newTicket: () => string;
  readonly today: () => LocalDate;
  readonly emit: (event: DeskEvent) => void;
  /** Another vendor's way of speaking; ours unless told. */
  readonly parse?: (text: string) => ParsedMessage;
}

/** A reader that is not set up yet. */
export function createReader({ ports, newTicket, today, emit, parse = parseReaderMessage }: ReaderScene): Reader {
  const cards = createCards(ports, newTicket);
  const state = createReaderState(emit);
  const held: { address: string | null; line: Line | null } = { address: null, line: null };
  const deliver = (read: CardOnHand): void => {
    state.change({ trouble: null });
    emit({ kind: 'card', ticket: cards.put(read) });
  };
  const close = (): void => {
    held.line?.close();
    cards.clear();
  };
  const follow = (address: string | null): void => {
    if (address === held.address) return;
    close();
    held.address = address;
    state.change({ ...NO_READER, state: address === null ? 'unset' : 'disconnected' });
    const events = hearing({ state, log: ports.log, today, parse, deliver });
    held.line = address === null ? null : openLine(ports, address, events);
  };
  return { follow, state: state.now, deliver, take: cards.take, close };
}
