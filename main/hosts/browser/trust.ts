/** Who may talk to the browser host: pages that were opened by it, on this machine, in this run. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors.ts';
import { equalSecrets, secureRandom } from '../../crypto.ts';

/** The secrets of one run. A page trades a one-time token for the key and sends the key in a header from then on. */
export interface Trust {
  /** A new token for one page; it is good once, for `tokenLifeMs`. */
  issueToken(): string;
  /** The key for a good token. Throws 'host-token-refused'; the token is spent either way. */
  tradeToken(token: string): string;
  /** Throws unless the request comes from a page of this origin; looks at headers only. */
  checkOrigin(request: IncomingMessage, origin: string): void;
  /** Throws 'host-key-refused' unless the request carries the key. */
  checkKey(request: IncomingMessage): void;
}

/** Fresh secrets. `now` counts milliseconds on a clock that never goes back. */
export function createTrust(options: { readonly now: () => number; readonly tokenLifeMs: number }): Trust {
  const key = secret();
  const expiries = new Map<string, number>();
  return {
    issueToken() {
      dropExpired(expiries, options.now());
      const token = secret();
      expiries.set(token, options.now() + options.tokenLifeMs);
      return token;
    },
    tradeToken(token) {
      const expiry = expiries.get(token);
      expiries.delete(token);
      if (expiry === undefined || expiry <= options.now()) throw new AppError('host-token-refused', {});
      return key;
    },
    checkOrigin,
    checkKey(request) {
      if (!equalSecrets(request.headers.authorization ?? '', `Bearer ${key}`))
        throw new AppError('host-key-refused', {});
    },
  };
}

/** 256 bits in characters that neither a URL nor HTML escapes. */
function secret(): string {
  return secureRandom(32).toString('base64url');
}

function dropExpired(expiries: Map<string, number>, now: number): void {
  for (const [token, expiry] of expiries) if (expiry <= now) expiries.delete(token);
}

/** A foreign name for 127.0.0.1 (DNS rebinding) shows in Host, a foreign page in Origin and Sec-Fetch-Site. */
function checkOrigin(request: IncomingMessage, origin: string): void {
  const { host, origin: from } = request.headers;
  const isOurHost = `http://${host}` === origin;
  const isOurPage = from === undefined || from === origin;
  if (!isOurHost || !isOurPage || !isOurSite(request)) throw new AppError('host-origin-refused', {});
}

/** Opening the page itself may come from outside (the file that opens it); everything else only from the page. */
function isOurSite(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  const isPageLoad = request.method === 'GET' && request.headers['sec-fetch-dest'] === 'document';
  return isPageLoad && !(request.url ?? '').startsWith('/api/');
}
