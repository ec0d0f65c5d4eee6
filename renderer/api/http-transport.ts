/** The desk over HTTP: the browser host's five addresses, every call with its key. */
import { z } from 'zod';
import type { DeskAnswer, DeskRequest, DeskTransport } from '../../shared/contract/transport.ts';
import { streamLines } from './event-stream.ts';
import { failedCall } from './failure.ts';

const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.unknown(),
  reference: z.string().exactOptional(),
});
const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
const ticketSchema = z.object({ ticket: z.string() });

/** A transport for pages served by the browser host. */
export function httpTransport(key: string): DeskTransport {
  const authorization = `Bearer ${key}`;
  return {
    call: (request: DeskRequest) => postCall(request, authorization),
    subscribe: (listener) => streamLines('/api/events', authorization, listener),
    upload: (bytes, name) => putFile(bytes, name, authorization),
    fileUrl: (ticket) => blobUrl(ticket, authorization),
  };
}

async function postCall(request: DeskRequest, authorization: string): Promise<DeskAnswer> {
  const response = await fetch('/api/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(request),
  });
  return answerSchema.parse(await response.json());
}

async function putFile(bytes: Uint8Array, name: string, authorization: string): Promise<string> {
  const response = await fetch('/api/upload', {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), authorization },
    body: new Uint8Array(bytes),
  });
  return ticketSchema.parse(await valueOf(response)).ticket;
}

async function blobUrl(ticket: string, authorization: string): Promise<string> {
  const response = await fetch(`/api/file/${encodeURIComponent(ticket)}`, { headers: { authorization } });
  if (!response.ok) await valueOf(response);
  return URL.createObjectURL(await response.blob());
}

async function valueOf(response: Response): Promise<unknown> {
  const answer = answerSchema.parse(await response.json());
  if (!answer.ok) throw failedCall(answer.error);
  return answer.value;
}
