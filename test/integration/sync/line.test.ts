/** The line under Node: every way an exchange can fail has its own name, and nothing is believed that was not read to its end. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { fetchLine } from '../../../main/hosts/fetch-line.ts';
import type { LineRequest } from '../../../main/ports.ts';
import { AppError } from '../../../shared/errors.ts';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on TCP.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

const ask = (url: string, changes: Partial<LineRequest> = {}) =>
  fetchLine({
    url,
    method: 'GET',
    headers: {},
    body: null,
    timeoutMs: 10_000,
    maxBytes: 1024 * 1024,
    signal: new AbortController().signal,
    ...changes,
  });

const codeOf = async (asking: Promise<unknown>): Promise<string> => {
  const cause: unknown = await asking.catch((error: unknown) => error);
  return cause instanceof AppError ? cause.code : String(cause);
};

test('an answer comes with its status, headers and whole body', async () => {
  const url = await serve((request, response) => {
    response.setHeader('x-said', request.headers['x-asked'] ?? '');
    response.writeHead(418).end('茶');
  });
  const answer = await ask(url, { headers: { 'x-asked': 'yes' } });
  expect([
    answer.status,
    answer.header('x-said'),
    answer.header('x-none'),
    Buffer.from(answer.body).toString(),
  ]).toEqual([418, 'yes', null, '茶']);
});

test('a redirect is an answer, not an order', async () => {
  const url = await serve((_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
  expect((await ask(url)).status).toBe(302);
});

test.each<[string, RequestListener, string]>([
  [
    'cut in mid-body',
    (_request, response) =>
      response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy()),
    'line-broken',
  ],
  ['hung up without an answer', (request) => request.socket.destroy(), 'line-broken'],
  ['what is no HTTP', (request) => request.socket.end('hello\r\n'), 'line-broken'],
  ['too large', (_request, response) => response.end(Buffer.alloc(2 * 1024 * 1024)), 'line-too-large'],
])('%s', async (_, listener, code) => {
  expect(await codeOf(ask(await serve(listener)))).toBe(code);
});

test('no answer in time is named so, a body that drips too', async () => {
  const silent = await serve(() => undefined);
  expect(await codeOf(ask(silent, { timeoutMs: 50 }))).toBe('line-slow');
  server?.closeAllConnections();
  server?.close();
  const dripping = await serve((_request, response) => response.writeHead(200).write('{'));
  expect(await codeOf(ask(dripping, { timeoutMs: 50 }))).toBe('line-slow');
});

test('nobody listens: the centre is down; no such name: no line', async () => {
  const url = await serve(() => undefined);
  server?.close();
  await once(server ?? createServer(), 'close');
  server = null;
  expect(await codeOf(ask(url))).toBe('line-refused');
  expect(await codeOf(ask('http://no-such-name.invalid/'))).toBe('line-unreachable');
});

test('a stop breaks off at once, and is no trouble of the line', async () => {
  const url = await serve(() => undefined);
  const stop = new AbortController();
  const asking = ask(url, { signal: stop.signal });
  stop.abort();
  expect(await codeOf(asking)).toMatch(/AbortError/);
});
