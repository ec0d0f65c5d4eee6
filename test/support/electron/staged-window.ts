/** One window of the program on one page of Chromium: its scripts, its navigations, its way to the program. */
import { randomUUID } from 'node:crypto';
import type { CDPSession, Page } from '@playwright/test';
import type { StagedOrigin } from './origin.ts';
import { pack, unpack } from './page/packing.ts';
import {
  HEAR,
  PAGE_BINDING,
  PRELOAD_BINDING,
  PRELOAD_WORLD,
  pageScript,
  preloadScript,
  type FromPage,
  type ToPreload,
} from './page/worlds.ts';
import type { ProgramAsks, StageAsks } from './protocol.ts';
import type { Wire } from './wire.ts';

export type ToProgram = Wire<StageAsks, ProgramAsks>;

export interface StagedWindow {
  readonly page: Page;
  send(channel: string, args: readonly unknown[]): Promise<void>;
  /** Takes the scripts and checks away again. */
  leave(): Promise<void>;
}

/** Makes a page the window of the program; the next load has everything in place. */
export async function stageWindow(
  page: Page,
  windowId: number,
  preload: string | null,
  program: ToProgram,
  origin: StagedOrigin,
): Promise<StagedWindow> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await placeScripts(cdp, preload);
  const preloadWorld = watchPreloadWorld(cdp);
  cdp.on('Runtime.bindingCalled', ({ payload }) => {
    // Both bindings are called by our own scripts (page/worlds.ts).
    const said = JSON.parse(payload) as FromPage;
    if (said.kind === 'open') void program.ask('open-window', { windowId, url: origin.known(said.url) });
    else void invoke(said);
  });
  const tellPreload = async (message: ToPreload): Promise<void> => {
    const uniqueContextId = preloadWorld();
    if (uniqueContextId === null) return;
    const expression = `${HEAR}(${JSON.stringify(message)})`;
    // A page that has gone on hears nothing, as under Electron.
    await cdp.send('Runtime.evaluate', { expression, uniqueContextId }).catch(() => undefined);
  };
  const invoke = async (said: Extract<FromPage, { kind: 'invoke' }>): Promise<void> => {
    const { channel, isMainFrame, id } = said;
    // Packed from the arguments' array.
    const args = unpack(said.args) as unknown[];
    const frameUrl = origin.known(said.frameUrl);
    const answered = program.ask('invoke', { windowId, channel, args, frameUrl, isMainFrame });
    const message = await answered.then(
      (value) => ({ kind: 'answer', id, isGood: true, value: pack(value) }) as const,
      (cause: Error) =>
        ({
          kind: 'answer',
          id,
          isGood: false,
          value: `Error invoking remote method '${channel}': ${cause.message}`,
        }) as const,
    );
    await tellPreload(message);
  };
  await judgeNavigations(cdp, windowId, program, origin);
  judgeDownloads(page, windowId, program, origin);
  return {
    page,
    send: (channel, args) => tellPreload({ kind: 'event', channel, args: pack(args) }),
    leave: () => cdp.detach(),
  };
}

async function placeScripts(cdp: CDPSession, preload: string | null): Promise<void> {
  const secret = randomUUID();
  await cdp.send('Runtime.addBinding', { name: PAGE_BINDING });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret, preload !== null) });
  if (preload === null) return;
  await cdp.send('Runtime.addBinding', { name: PRELOAD_BINDING, executionContextName: PRELOAD_WORLD });
  const source = preloadScript(secret, preload);
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { worldName: PRELOAD_WORLD, source });
}

/** The preload's world of the top frame, as it is now. */
function watchPreloadWorld(cdp: CDPSession): () => string | null {
  let current: string | null = null;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    // The auxiliary data of a page's context names its frame; a frame of another process has a session of its own.
    if (context.name === PRELOAD_WORLD) current = context.uniqueId;
  });
  cdp.on('Runtime.executionContextsCleared', () => void (current = null));
  return () => current;
}

/** What the page begins itself (links, scripts, reloads) is put to the program first; what the program or a test begins is not. */
async function judgeNavigations(
  cdp: CDPSession,
  windowId: number,
  program: ToProgram,
  origin: StagedOrigin,
): Promise<void> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const begun = new Set<string>();
  cdp.on('Page.frameRequestedNavigation', ({ frameId, url }) => void begun.add(`${frameId} ${url}`));
  cdp.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
    const isBegunByPage = begun.delete(`${frameId} ${request.url}`);
    const facts = { windowId, url: origin.known(request.url), isMainFrame: frameId === frameTree.frame.id };
    const verdict = isBegunByPage ? program.ask('navigate', facts) : Promise.resolve(true);
    void verdict.then((mayGoOn) => {
      const next = mayGoOn
        ? cdp.send('Fetch.continueRequest', { requestId })
        : cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return next.catch(() => undefined);
    });
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
}

function judgeDownloads(page: Page, windowId: number, program: ToProgram, origin: StagedOrigin): void {
  page.on('download', (download) => {
    void program
      .ask('download', { windowId, url: origin.known(download.url()) })
      .then((mayBeSaved) => (mayBeSaved ? undefined : download.cancel()))
      .catch(() => undefined);
  });
}
