/**
 * Chromium has no scheme `app:` of its own; the stage shows its pages on an address of this machine and says `app://counter`
 * to the program, so that what the program checks is where the page really is.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServedFile } from './protocol.ts';

const DESK = 'app://counter';

export interface StagedOrigin {
  /** The address Chromium shows for one of the program's. */
  staged(url: string): string;
  /** The address the program knows for one of Chromium's. */
  known(url: string): string;
  close(): void;
}

/** Opens the origin; `serve` answers each request of a page. `*.localhost` is this machine, and a secure context. */
export async function openOrigin(
  serve: (request: { url: string; method: string }) => Promise<ServedFile>,
): Promise<StagedOrigin> {
  const server = createServer((request, response) => {
    const asked = { url: `${DESK}${request.url ?? '/'}`, method: request.method ?? 'GET' };
    serve(asked).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A server listening on TCP always has an AddressInfo.
  const origin = `http://counter.localhost:${(server.address() as AddressInfo).port}`;
  return {
    staged: (url) => url.replace(DESK, origin),
    known: (url) => url.replace(origin, DESK),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
