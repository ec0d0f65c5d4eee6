/** What the browser host answers: five addresses under /api/, and the renderer's files. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { requestSchema } from '../../../shared/contract/transport.ts';
import { AppError } from '../../../shared/errors.ts';
import { parseRequest, refusalOf } from '../envelope.ts';
import type { DeskApp } from '../host.ts';
import { CALL_LIMIT, FILE_NAME_LIMIT, UPLOAD_LIMIT } from '../limits.ts';
import { readRendererFile } from '../renderer-files.ts';
import { parseJson, readBody } from './body.ts';
import { streamEvents } from './events.ts';
import { contentDisposition, sendBytes, sendJson } from './send.ts';
import type { Trust } from './trust.ts';

/** What the routes need; `origin` is known once the server listens. */
export interface RouteContext {
  readonly app: DeskApp;
  readonly trust: Trust;
  readonly rendererDir: string;
  readonly origin: string;
  /** Logs a fault of ours and names it for the operator. */
  readonly reportFault: (cause: unknown) => string;
}

/** Answers one request; a refusal is a Answer with a 4xx status, a fault of ours never leaves as a stack. */
export async function answer(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    context.trust.checkOrigin(request, context.origin);
    await route(context, request, response);
  } catch (error) {
    if (response.headersSent || response.destroyed) response.destroy();
    else refuse(context, response, error);
  }
}

async function route(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // The path as sent: `new URL` would fold a way up and take `//name/…` for another host.
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const address = `${request.method} ${path}`;
  if (address === 'POST /api/key') return tradeToken(context, request, response);
  if (!path.startsWith('/api/')) return sendRendererFile(context, request, path, response);
  context.trust.checkKey(request);
  if (address === 'POST /api/call') return call(context, request, response);
  if (address === 'GET /api/events') return streamEvents(context.app, response);
  if (address === 'PUT /api/upload') return upload(context, request, response);
  if (address.startsWith('GET /api/file/')) return sendFile(context, path.slice('/api/file/'.length), response);
  throw new AppError('host-path-unknown', { path });
}

async function tradeToken(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { token } = parseRequest(z.strictObject({ token: z.string().max(256) }), await readJson(request));
  sendJson(response, 200, { ok: true, value: { key: context.trust.tradeToken(token) } });
}

async function call(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const deskRequest = parseRequest(requestSchema, await readJson(request));
  sendJson(response, 200, await context.app.dispatch(deskRequest));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const isJson = (request.headers['content-type'] ?? '').split(';')[0]?.trim() === 'application/json';
  if (!isJson) throw new AppError('host-request-malformed', { problem: '内容类型不是 application/json' });
  const tooLarge = new AppError('host-body-too-large', { limitKilobytes: CALL_LIMIT / 1024 });
  return parseJson(await readBody(request, CALL_LIMIT, tooLarge));
}

async function upload(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = fileName(request.headers['x-file-name']);
  const tooLarge = new AppError('upload-too-large', { limitMegabytes: UPLOAD_LIMIT / 1024 / 1024 });
  const bytes = await readBody(request, UPLOAD_LIMIT, tooLarge);
  sendJson(response, 200, { ok: true, value: { ticket: context.app.uploads.put(bytes, name) } });
}

/** A header holds ASCII only, so the page percent-encodes the name. */
function fileName(header: string | string[] | undefined): string {
  const name = typeof header === 'string' ? decodeOrNull(header) : null;
  const isUsable = name !== null && name.length > 0 && name.length <= FILE_NAME_LIMIT;
  if (!isUsable) throw new AppError('host-request-malformed', { problem: '缺少文件名或文件名过长' });
  return name;
}

function decodeOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function sendFile(context: RouteContext, ticket: string, response: ServerResponse): void {
  const file = context.app.downloads.take(ticket);
  if (file === null) throw new AppError('file-ticket-gone', {});
  sendBytes(response, file.bytes, {
    'content-type': file.type,
    'content-disposition': contentDisposition(file.name),
    'cache-control': 'no-store',
  });
}

async function sendRendererFile(
  context: RouteContext,
  request: IncomingMessage,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const file = isRead ? await readRendererFile(context.rendererDir, path) : null;
  if (file === null) throw new AppError('host-path-unknown', { path: path.slice(0, 100) });
  sendBytes(response, file.bytes, { 'content-type': file.type, 'cache-control': file.cacheControl });
}

function refuse(context: RouteContext, response: ServerResponse, error: unknown): void {
  const { status, refusal } = refusalOf(error, context.reportFault);
  sendJson(response, status, refusal);
}
