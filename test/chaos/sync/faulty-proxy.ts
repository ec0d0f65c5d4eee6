/** A bad line: an HTTP proxy before the centre that loses, cuts, doubles, garbles and delays as its dice say. */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

/** What a line can do to one request. `drop-answer` is the cruellest: the centre has it, the desk does not know. */
export const LINE_FAULTS = [
  'refuse',
  'cut-request',
  'drop-answer',
  'cut-answer',
  'garbage',
  'server-error',
  'twice',
  'slow',
] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

export interface FaultyProxy {
  readonly origin: string;
  /** How often each fault was dealt. */
  readonly dealt: ReadonlyMap<LineFault, number>;
  /** From now on the line is good. */
  heal(): void;
  close(): Promise<void>;
}

/** Starts the proxy on 127.0.0.1; `badness` is the share of requests that meet a fault. */
export async function startFaultyProxy(target: string, random: () => number, badness: number): Promise<FaultyProxy> {
  const dealt = new Map<LineFault, number>();
  let share = badness;
  const deal = (): LineFault | null => {
    if (random() >= share) return null;
    const fault = LINE_FAULTS[Math.floor(random() * LINE_FAULTS.length)] ?? 'slow';
    dealt.set(fault, (dealt.get(fault) ?? 0) + 1);
    return fault;
  };
  const server = createServer((incoming, outgoing) => {
    void carry(target, incoming, outgoing, deal(), random()).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    // A server listening on TCP has an AddressInfo.
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dealt,
    heal: () => {
      share = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

async function carry(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: LineFault | null,
  where: number,
): Promise<void> {
  if (fault === 'refuse') return void incoming.destroy();
  const body = await readAll(incoming);
  switch (fault) {
    case 'cut-request':
      await cutOff(target, incoming, body.subarray(0, Math.floor(body.length * where)));
      return void outgoing.destroy();
    case 'drop-answer':
      await forward(target, incoming, body);
      return void outgoing.destroy();
    case 'garbage':
      return send(outgoing, {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from('{"outco'),
      });
    case 'server-error':
      return send(outgoing, {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from('<h1>502</h1>'),
      });
    case 'cut-answer':
      return cutAnswer(outgoing, await forward(target, incoming, body), where);
    case 'twice':
      await forward(target, incoming, body);
      return send(outgoing, await forward(target, incoming, body));
    case 'slow':
      await after(where * 200);
      return send(outgoing, await forward(target, incoming, body));
    case null:
      return send(outgoing, await forward(target, incoming, body));
  }
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer); // no encoding is set, so parts are buffers
  return Buffer.concat(parts);
}

function forward(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      new URL(url ?? '/', target),
      { method, headers: ownHeaders(headers, body.length) },
      (response) => {
        readAll(response).then(
          (answer) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: answer }),
          reject,
        );
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

/** The centre gets the whole head and part of the body, then the line is gone. */
function cutOff(target: string, { method, url, headers }: IncomingMessage, part: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const sent = httpRequest(new URL(url ?? '/', target), { method, headers });
    sent.once('error', () => resolve());
    sent.once('close', () => resolve());
    sent.write(part, () => sent.destroy());
  });
}

function cutAnswer(outgoing: ServerResponse, { status, headers, body }: Answered, where: number): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  outgoing.write(body.subarray(0, Math.floor(body.length * where)), () => outgoing.destroy());
}

function send(outgoing: ServerResponse, { status, headers, body }: Answered): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  outgoing.end(body);
}

/** One request, one connection, and the length as it is. */
function ownHeaders(headers: IncomingMessage['headers'], length: number): IncomingMessage['headers'] {
  return { ...headers, connection: 'close', ...(length > 0 ? { 'content-length': String(length) } : {}) };
}
