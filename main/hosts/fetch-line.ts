/** The line port under Node: fetch with a time limit, a size limit and no redirects; its failures become sentences. */
import { AppError } from '../../shared/errors.ts';
import type { LineAnswer, LineRequest } from '../ports.ts';

/** One HTTP exchange, as `Line` promises. */
export async function fetchLine(request: LineRequest): Promise<LineAnswer> {
  const { url, method, headers, body, timeoutMs, signal } = request;
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([limit, signal]),
      ...(body === null ? {} : { body }),
    });
    const bytes = await readBody(response, request);
    return { status: response.status, header: (name) => response.headers.get(name), body: bytes };
  } catch (cause) {
    if (signal.aborted || cause instanceof AppError) throw cause;
    throw failureOf(cause, request, limit.aborted);
  }
}

async function readBody(response: Response, { url, maxBytes }: LineRequest): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let size = 0;
  // Node's stream of a response is of bytes.
  for await (const piece of response.body as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size > maxBytes) {
      throw new AppError('line-too-large', { host: hostOf(url), limit: `${Math.round(maxBytes / 1024 / 1024)} MB` });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function failureOf(cause: unknown, { url, timeoutMs }: LineRequest, isLate: boolean): AppError {
  const host = hostOf(url);
  if (isLate) return new AppError('line-slow', { host, seconds: Math.round(timeoutMs / 1000) });
  const code = codeOf(cause);
  if (UNREACHABLE.has(code)) return new AppError('line-unreachable', { host });
  if (code === 'ECONNREFUSED') return new AppError('line-refused', { host });
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return new AppError('line-insecure', { host });
  return new AppError('line-broken', { host });
}

/** No way to the machine: nothing of the request has left. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** fetch says "fetch failed"; what failed stands in its cause. */
function codeOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  return typeof inner === 'object' && inner !== null && 'code' in inner && typeof inner.code === 'string'
    ? inner.code
    : '';
}

function hostOf(url: string): string {
  return new URL(url).host;
}
