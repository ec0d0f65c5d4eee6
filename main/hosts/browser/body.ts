/** The body of a request: whole and within its limit, or refused. Nothing acts on half a body. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors.ts';

/** Reads a body of at most `limit` bytes; `tooLarge` is thrown beyond it, 'host-body-cut-off' when it ends early. */
export function readBody(request: IncomingMessage, limit: number, tooLarge: AppError): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= limit) chunks.push(chunk);
      else reject(tooLarge);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(new AppError('host-body-cut-off', {})));
  });
}

/** Parses a JSON body. Throws 'host-request-malformed' for bytes that are not UTF-8 or not JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new AppError('host-request-malformed', { problem: '内容不是 JSON' });
  }
}
