/** The doors from the page to the desk: calls, uploads and files in, events out; each message is checked first. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { z } from 'zod';
import type { Answer } from '../../../shared/contract.ts';
import { requestSchema } from '../../../shared/contract/transport.ts';
import { AppError } from '../../../shared/errors.ts';
import { parseRequest, refusalOf } from '../envelope.ts';
import type { DeskApp } from '../host.ts';
import { FILE_NAME_LIMIT, UPLOAD_LIMIT } from '../limits.ts';
import { APP_ORIGIN } from './scheme.ts';

type Door = (app: DeskApp, received: readonly unknown[]) => Promise<Answer>;

const DOORS: Readonly<Record<string, Door>> = { 'desk:call': call, 'desk:upload': upload, 'desk:file': takeFile };

/**
 * Connects one window's page with the desk; any other sender is refused. Returns what disconnects it.
 * `reportFault` logs a fault of ours and gives the reference that the operator sees.
 */
export function connectPage(app: DeskApp, page: WebContents, reportFault: (cause: unknown) => string): () => void {
  for (const [channel, door] of Object.entries(DOORS)) {
    ipcMain.handle(channel, async (event, ...received: unknown[]): Promise<Answer> => {
      try {
        checkSender(event, page);
        return await door(app, received);
      } catch (error) {
        return refusalOf(error, reportFault).refusal;
      }
    });
  }
  const unsubscribe = app.subscribe((event) => page.send('desk:events', event));
  return () => {
    unsubscribe();
    for (const channel of Object.keys(DOORS)) ipcMain.removeHandler(channel);
  };
}

/** Only the top frame of our window, and only while it shows our own page. */
function checkSender(event: IpcMainInvokeEvent, page: WebContents): void {
  const frame = event.senderFrame;
  const isOurPage = frame !== null && frame === page.mainFrame && frame.url.startsWith(`${APP_ORIGIN}/`);
  if (!isOurPage) throw new AppError('host-origin-refused', {});
}

async function call(app: DeskApp, [received]: readonly unknown[]): Promise<Answer> {
  return app.dispatch(parseRequest(requestSchema, received));
}

async function upload(app: DeskApp, [bytes, name]: readonly unknown[]): Promise<Answer> {
  const file = parseRequest(uploadSchema, { bytes, name });
  if (file.bytes.byteLength > UPLOAD_LIMIT) {
    throw new AppError('upload-too-large', { limitMegabytes: UPLOAD_LIMIT / 1024 / 1024 });
  }
  return { ok: true, value: { ticket: app.uploads.put(file.bytes, file.name) } };
}

const uploadSchema = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  name: z.string().min(1).max(FILE_NAME_LIMIT),
});

async function takeFile(app: DeskApp, [ticket]: readonly unknown[]): Promise<Answer> {
  const file = app.downloads.take(parseRequest(z.string().max(256), ticket));
  if (file === null) throw new AppError('file-ticket-gone', {});
  return { ok: true, value: file };
}
