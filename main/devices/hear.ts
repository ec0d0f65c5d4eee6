/** What each message of a reader's service does; one that is not understood is logged by its fault alone. */
import { assertNever } from '../../shared/assert-never.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { checkCertificate } from '../../shared/identity.ts';
import type { ParsedMessage, ReaderMessage } from '../../shared/reader-message.ts';
import type { Log } from '../ports.ts';
import type { CardOnHand } from './cards.ts';
import type { LineEvents } from './line.ts';
import type { ReaderStateKeeper } from './reader-state.ts';

export interface HearingScene {
  readonly state: ReaderStateKeeper;
  readonly log: Log;
  readonly today: () => LocalDate;
  /** How this desk's reader speaks; one such function a vendor (docs/devices.md). */
  readonly parse: (text: string) => ParsedMessage;
  readonly deliver: (read: CardOnHand) => void;
}

/** The events of one line. A card that lies on the reader is sent again and again: the same `read_id` counts once. */
export function hearing({ state, log, today, parse, deliver }: HearingScene): LineEvents {
  const last = { readId: '', problem: '' };
  const receive = (message: CardMessage): void => {
    if (message.read_id === last.readId) return;
    last.readId = message.read_id;
    const read = cardOf(message, today());
    if (read === null) state.trouble('card-number-wrong');
    else deliver(read);
  };
  return {
    opened: () => state.change({ state: 'connected', trouble: null }),
    lost: () => state.trouble('reader-service-lost', { state: 'disconnected', model: null }),
    heard: (text) => {
      const parsed = parse(text);
      const problem = parsed.ok ? '' : parsed.problem;
      // A service that goes on saying the same fills no disk.
      if (!parsed.ok && problem !== last.problem) log.error('reader-message-refused', { problem, length: text.length });
      last.problem = problem;
      if (parsed.ok) act(parsed.message, state, receive);
      else state.trouble('reader-message-odd');
    },
  };
}

type CardMessage = Extract<ReaderMessage, { kind: 'card' }>;

function act(message: ReaderMessage, state: ReaderStateKeeper, receive: (message: CardMessage) => void): void {
  switch (message.kind) {
    case 'card':
      state.change({ state: 'connected' });
      return receive(message);
    case 'ready':
      return state.change({ state: 'connected', model: message.model, trouble: null });
    case 'removed':
      // A card taken away after it was read is as it should be.
      if (message.what === 'reader') state.trouble('reader-unplugged', { state: 'disconnected', model: null });
      return;
    case 'error':
      return state.trouble(TROUBLES[message.code]);
    default:
      return assertNever(message);
  }
}

const TROUBLES = {
  unreadable: 'card-unreadable',
  'card-moved': 'card-moved',
  unsupported: 'card-unsupported',
  device: 'reader-device',
} as const;

/** The card in our own writing, or null for a number that cannot be. */
function cardOf(message: CardMessage, today: LocalDate): CardOnHand | null {
  const { psn_cert_type, psn_name, gend, brdy, valid_from, valid_to, issuer, photo } = message;
  const check = checkCertificate(psn_cert_type, message.certno, today);
  if (!check.ok) return null;
  return {
    card: { psn_cert_type, certno: check.certno, psn_name, gend, brdy, valid_from, valid_to, issuer },
    photo: photo === null ? null : Uint8Array.from(Buffer.from(photo, 'base64')),
  };
}
