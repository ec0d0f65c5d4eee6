/** The browser host: the desk's own renderer on 127.0.0.1, where Electron's runtime cannot be had. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../shared/errors.ts';
import type { DeskApp } from '../host.ts';
import { removePageFile, writePageFile } from './page-file.ts';
import { answer, type RouteContext } from './routes.ts';
import { createTrust, type Trust } from './trust.ts';

export interface BrowserHostOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The built renderer (`out/renderer`). */
  readonly rendererDir: string;
  /** Where to keep the file that opens the page, or null when only `pageUrl` is used. */
  readonly pageFile: string | null;
  /** Opens a file in the user's browser and says whether that could be started; null leaves it to the user. */
  readonly openBrowser: ((file: string) => Promise<boolean>) | null;
  /** How long a token that opens a page is good, in milliseconds. */
  readonly tokenLifeMs: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Logs a fault of ours and returns the reference that the operator sees. */
  readonly reportFault: (cause: unknown) => string;
}

export interface BrowserHost {
  readonly origin: string;
  /** Whether a browser was started at the file. */
  readonly isOpened: boolean;
  /** An address with a fresh one-time token in its fragment (`#token=…`). */
  pageUrl(): string;
  /** Stops listening, cuts open connections, removes the file. The desk itself stays open. */
  close(): Promise<void>;
}

/** Serves the desk to this machine's browser. Throws 'port-in-use'. */
export async function startBrowserHost(app: DeskApp, options: BrowserHostOptions): Promise<BrowserHost> {
  const trust = createTrust(options);
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000 });
  const origin = await listen(server, options.port);
  const pageUrl = () => `${origin}/#token=${trust.issueToken()}`;
  const pageKeeper = keepPageFile(options, pageUrl);
  const { rendererDir, reportFault } = options;
  const context: RouteContext = { app, trust: renewing(trust, pageKeeper.renew), rendererDir, origin, reportFault };
  server.on('request', (request, response) => void answer(context, request, response));
  const { pageFile, openBrowser } = options;
  const isOpened = pageFile !== null && openBrowser !== null && (await openBrowser(pageFile));
  return {
    origin,
    isOpened,
    pageUrl,
    async close() {
      pageKeeper.stop();
      await stop(server);
    },
  };
}

/** Listens on the loopback address only: the desk is never a server for other machines. */
function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new AppError('port-in-use', { port }) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      // A server listening on TCP always has an AddressInfo; the string form is for pipes.
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** Keeps a good token in the file: a new one after each use and before each expiry. */
function keepPageFile(options: BrowserHostOptions, pageUrl: () => string): { renew: () => void; stop: () => void } {
  const { pageFile } = options;
  if (pageFile === null) return { renew: () => undefined, stop: () => undefined };
  const renew = () => writePageFile(pageFile, pageUrl());
  renew();
  const timer = setInterval(renew, options.tokenLifeMs / 2);
  timer.unref();
  return {
    renew,
    stop() {
      clearInterval(timer);
      removePageFile(pageFile);
    },
  };
}

/** The same trust; a traded token makes the file's next one. */
function renewing(trust: Trust, renew: () => void): Trust {
  return {
    ...trust,
    tradeToken(token) {
      const key = trust.tradeToken(token);
      renew();
      return key;
    },
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
