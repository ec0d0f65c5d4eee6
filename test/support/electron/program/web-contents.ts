/** `webContents`: the page of a window, as the main process sees it. */
import { EventEmitter } from 'node:events';
import type { Invocation } from '../protocol.ts';
import { isPrevented } from './preventable.ts';
import { canLoad, type StandInSession } from './session.ts';
import { stage, tell } from './stage.ts';

/** The page, and what only the stand-in reads of it. */
export interface StandInContents extends EventEmitter {
  readonly id: number;
  readonly mainFrame: { url: string };
  readonly state: { isDestroyed: boolean; pdf: Uint8Array | null; openHandler: OpenHandler };
  readonly session: StandInSession;
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: string };
type Printed = (isDone: boolean, complaint: string) => void;

const PDF = 'data:application/pdf;base64,';
const open = new Map<number, StandInContents>();

/** Makes the page of a window. */
export function createWebContents(id: number, session: StandInSession) {
  const state: StandInContents['state'] = { isDestroyed: false, pdf: null, openHandler: () => ({ action: 'allow' }) };
  const contents = Object.assign(new EventEmitter(), {
    id,
    session,
    state,
    mainFrame: { url: '' },
    getURL: () => contents.mainFrame.url,
    isDestroyed: () => state.isDestroyed,
    loadURL: (url: string) => load(contents, url),
    reload: () => tell(stage.ask('window.reload', { windowId: id })),
    send: (channel: string, ...args: readonly unknown[]) =>
      tell(stage.ask('window.send', { windowId: id, channel, args })),
    setWindowOpenHandler: (handler: OpenHandler) => void (state.openHandler = handler),
    getPrintersAsync: async () => (await stage.ask('print.devices', null)).map((name) => ({ name })),
    print: (options: Readonly<Record<string, unknown>>, done: Printed) => void print(contents, options, done),
    forcefullyCrashRenderer: () => fall(contents, 'killed'),
  });
  open.set(id, contents);
  return contents;
}

/** The page of a window that is open. */
export function webContentsOf(id: number): StandInContents {
  const contents = open.get(id);
  if (contents === undefined) throw new Error(`there is no window ${id}`);
  return contents;
}

/** Takes the page away with its window. */
export function destroyContents(contents: StandInContents): void {
  contents.state.isDestroyed = true;
  open.delete(contents.id);
}

/** The frame that asks: the top frame is one and the same object for as long as the window stands. */
export function frameOf(contents: StandInContents, { frameUrl, isMainFrame }: Invocation): object {
  if (!isMainFrame) return { url: frameUrl };
  contents.mainFrame.url = frameUrl;
  return contents.mainFrame;
}

async function load(contents: StandInContents, url: string): Promise<void> {
  if (url.startsWith(PDF)) {
    contents.state.pdf = Buffer.from(url.slice(PDF.length), 'base64');
    return;
  }
  if (!canLoad(contents.session, url)) throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}'`);
  contents.mainFrame.url = url;
  await stage.ask('window.load', { windowId: contents.id, url });
  contents.emit('did-finish-load');
}

async function print(
  contents: StandInContents,
  options: Readonly<Record<string, unknown>>,
  done: Printed,
): Promise<void> {
  const { pdf } = contents.state;
  if (pdf === null) throw new Error('this stand-in prints a loaded PDF only');
  const { isDone, complaint } = await stage.ask('print', { pdf, options });
  done(isDone, complaint);
}

function fall(contents: StandInContents, reason: string): void {
  setImmediate(() => contents.emit('render-process-gone', {}, { reason, exitCode: 5 } satisfies Gone));
}

type Gone = { readonly reason: string; readonly exitCode: number };

stage.answer('page-gone', ({ windowId, reason }) => {
  fall(webContentsOf(windowId), reason);
  return null;
});

stage.answer('navigate', ({ windowId, url, isMainFrame }) => {
  const contents = webContentsOf(windowId);
  const facts = { url, isMainFrame };
  const isStopped = isPrevented(contents, 'will-frame-navigate', facts);
  return !(isMainFrame && isPrevented(contents, 'will-navigate', facts)) && !isStopped;
});

stage.answer('open-window', ({ windowId, url }) => {
  const { action } = webContentsOf(windowId).state.openHandler({ url });
  if (action !== 'deny') throw new Error('this stand-in opens no window by itself');
  return null;
});

stage.answer('download', ({ windowId, url }) => {
  const contents = webContentsOf(windowId);
  return !isPrevented(contents.session, 'will-download', {}, { getURL: () => url }, contents);
});

stage.answer('permission', ({ windowId, permission }) => {
  const contents = webContentsOf(windowId);
  const { request, check, device } = contents.session.asks;
  let isGranted = check() || device();
  request(contents, permission, (decision) => void (isGranted ||= decision));
  return isGranted;
});

stage.answer('context-menu', ({ windowId, params }) => {
  webContentsOf(windowId).emit('context-menu', {}, params);
  return null;
});
