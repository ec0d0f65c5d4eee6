/** Answers with the headers every answer carries. */
import type { ServerResponse } from 'node:http';
import type { Answer } from '../../../shared/contract.ts';
import { securityHeaders } from '../content-security.ts';

/** Sends an answer of the API; it is never kept by a cache. */
export function sendJson(response: ServerResponse, status: number, answer: Answer): void {
  response.statusCode = status;
  const bytes = Buffer.from(JSON.stringify(answer), 'utf8');
  sendBytes(response, bytes, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
}

/** Sends whole bytes with the security headers (Node leaves the body out for HEAD). */
export function sendBytes(
  response: ServerResponse,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
): void {
  const all = { ...securityHeaders(), ...headers, 'content-length': String(bytes.byteLength) };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
  response.end(bytes);
}

/** A header holds ASCII only, so the name goes percent-encoded (RFC 8187). */
export function contentDisposition(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `inline; filename*=UTF-8''${encoded}`;
}
