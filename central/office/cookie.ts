/** The session's token travels in a cookie that no script reads and no other site sends. */
import type { IncomingHttpHeaders } from 'node:http';

const NAME = 'office';
const LIFE_SECONDS = 12 * 3_600;

/** The token a request carries, or null. */
export function tokenOf({ cookie }: IncomingHttpHeaders): string | null {
  const pairs = (cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
}

/** The `set-cookie` of a token; null takes it away. Over https it never travels in clear. */
export function cookieOf(token: string | null, isSecure: boolean): string {
  const life = token === null ? 0 : LIFE_SECONDS;
  const secure = isSecure ? '; Secure' : '';
  return `${NAME}=${token ?? ''}; Path=/office; Max-Age=${life}; HttpOnly; SameSite=Strict${secure}`;
}
