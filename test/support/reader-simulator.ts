/** A reader's local service as docs/devices.md describes it: a real WebSocket server on 127.0.0.1. */
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { castCard } from '../../main/demo/cards.ts';
import { castMember } from '../../main/demo/cast.ts';

export interface ReaderSimulator {
  /** What is set in 设置 › 设备. */
  readonly address: string;
  /** How many desks are connected. */
  connections(): number;
  /** Sends any text as it is. */
  say(text: string): void;
  /** Lays the card of a member of the cast on the reader. */
  read(name: string, changes?: Readonly<Record<string, unknown>>): void;
  ready(model: string): void;
  removed(what: 'card' | 'reader'): void;
  error(code: string): void;
  /** Ends the service as a crash does; the port stays free for `startReader(port)`. */
  stop(): Promise<void>;
}

/** Starts the service on a port, or on any free one. */
export async function startReader(port = 0): Promise<ReaderSimulator> {
  const server = new WebSocketServer({ host: '127.0.0.1', port, path: '/reader' });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  // A server that listens on TCP has an AddressInfo; the string form is for pipes.
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/reader`;
  const say = (text: string): void => {
    for (const client of server.clients) client.send(text);
  };
  const send = (message: Readonly<Record<string, unknown>>): void => say(JSON.stringify({ v: 1, ...message }));
  return {
    address,
    connections: () => server.clients.size,
    say,
    read: (name, changes = {}) => send({ ...cardMessage(name), ...changes }),
    ready: (model) => send({ kind: 'ready', model }),
    removed: (what) => send({ kind: 'removed', what }),
    error: (code) => send({ kind: 'error', code }),
    stop: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}

/** The message of a card of the cast, each time with a `read_id` of its own. */
export function cardMessage(name: string): Record<string, unknown> {
  const read = castCard(castMember(name).row.certno);
  if (read === null) throw new RangeError(`no card for ${name}`);
  const photo = Buffer.from(read.photo).toString('base64');
  return { v: 1, kind: 'card', read_id: crypto.randomUUID(), ...read.card, photo };
}
