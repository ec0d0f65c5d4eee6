/** The one door from a page to the desk: who asks and what is asked is checked before anything is done. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { z } from 'zod';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Answer } from '../../../shared/contract.ts';
import { type DeskRequest, requestSchema } from '../../../shared/contract/transport.ts';
import { DESK_CHANNEL, type DeskMessage } from '../../../shared/desk-channel.ts';
import { AppError } from '../../../shared/errors.ts';
import { parseRequest, refusalOf } from '../envelope.ts';
import type { DeskApp } from '../host.ts';
import { CALL_LIMIT, FILE_NAME_LIMIT, UPLOAD_LIMIT } from '../limits.ts';
import { isDeskUrl } from './scheme.ts';

/**
 * Connects one window's page with the desk; any other sender is refused. Returns what disconnects it.
 * `reportFault` logs a fault of ours and gives the reference that the operator sees.
 */
export function connectPage(app: DeskApp, page: WebContents, reportFault: (cause: unknown) => string): () => void {
  ipcMain.handle(DESK_CHANNEL, async (event, ...received: unknown[]): Promise<Answer> => {
    try {
      checkSender(event, page);
      return await answer(app, messageIn(received));
    } catch (error) {
      return refusalOf(error, reportFault).refusal;
    }
  });
  const unsubscribe = app.subscribe((event) => {
    if (!page.isDestroyed()) page.send(DESK_CHANNEL, event);
  });
  return () => {
    unsubscribe();
    ipcMain.removeHandler(DESK_CHANNEL);
  };
}

/** Only the top frame of our window, and only while it shows our own page. */
function checkSender(event: IpcMainInvokeEvent, page: WebContents): void {
  const frame = event.senderFrame;
  const isOurPage = frame !== null && frame === page.mainFrame && isDeskUrl(frame.url);
  if (!isOurPage) throw new AppError('host-origin-refused', {});
}

const messageSchema: z.ZodType<DeskMessage> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), request: requestSchema }),
  z.strictObject({
    kind: z.literal('upload'),
    bytes: z.instanceof(Uint8Array),
    name: z.string().min(1).max(FILE_NAME_LIMIT),
  }),
  z.strictObject({ kind: z.literal('file'), ticket: z.string().max(256) }),
]);

function messageIn(received: readonly unknown[]): DeskMessage {
  return parseRequest(messageSchema, received.length === 1 ? received[0] : received);
}

async function answer(app: DeskApp, message: DeskMessage): Promise<Answer> {
  switch (message.kind) {
    case 'call':
      return app.dispatch(asJson(message.request));
    case 'upload':
      return upload(app, message.bytes, message.name);
    case 'file':
      return takeFile(app, message.ticket);
    default:
      return assertNever(message);
  }
}

/** A call is JSON under every host: what only a structured clone can carry never reaches the dispatcher. */
function asJson(request: DeskRequest): DeskRequest {
  const text = jsonOf(request);
  if (Buffer.byteLength(text) > CALL_LIMIT) {
    throw new AppError('host-body-too-large', { limitKilobytes: CALL_LIMIT / 1024 });
  }
  return parseRequest(requestSchema, JSON.parse(text));
}

function jsonOf(request: DeskRequest): string {
  try {
    return JSON.stringify(request);
  } catch {
    // A circle or a BigInt: no page of ours sends either.
    throw new AppError('host-request-malformed', { problem: '内容不符' });
  }
}

function upload(app: DeskApp, bytes: Uint8Array, name: string): Answer {
  if (bytes.byteLength > UPLOAD_LIMIT) {
    throw new AppError('upload-too-large', { limitMegabytes: UPLOAD_LIMIT / 1024 / 1024 });
  }
  return { ok: true, value: { ticket: app.uploads.put(bytes, name) } };
}

function takeFile(app: DeskApp, ticket: string): Answer {
  const file = app.downloads.take(ticket);
  if (file === null) throw new AppError('file-ticket-gone', {});
  return { ok: true, value: file };
}
