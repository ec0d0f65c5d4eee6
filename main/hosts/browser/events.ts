/** The event stream: one JSON object a line, an empty line as a sign of life. */
import type { ServerResponse } from 'node:http';
import { securityHeaders } from '../content-security.ts';
import type { DeskApp } from '../host.ts';

/** How often an empty line is sent, in milliseconds; a page that misses several knows that the line is broken. */
const HEARTBEAT = 15_000;

/** What may wait for a page that does not read, in bytes; beyond it the page is cut off and connects anew. */
const BACKLOG = 1024 * 1024;

/** Streams the desk's events to a page until either side goes. Starts with an empty line: the page is subscribed. */
export function streamEvents(app: DeskApp, response: ServerResponse): void {
  response.writeHead(200, {
    ...securityHeaders(),
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  });
  const unsubscribe = app.subscribe((event) => writeLine(response, JSON.stringify(event)));
  const heartbeat = setInterval(() => writeLine(response, ''), HEARTBEAT);
  heartbeat.unref();
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
  writeLine(response, '');
}

function writeLine(response: ServerResponse, line: string): void {
  if (response.writableLength > BACKLOG) response.destroy();
  else response.write(`${line}\n`);
}
