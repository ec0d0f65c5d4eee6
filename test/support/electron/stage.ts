/** The stage: the program's windows on Chromium's pages, and what it says to the clerk outside of them. */
import type { MenuItemConstructorOptions, MessageBoxOptions } from 'electron';
import type { Page } from '@playwright/test';
import { openOrigin, type StagedOrigin } from './origin.ts';
import type { PrintedSheet } from './protocol.ts';
import { stageWindow, type StagedWindow, type ToProgram } from './staged-window.ts';

/** What the program said outside its pages, and what it is answered. */
export interface Told {
  readonly errorBoxes: { readonly title: string; readonly content: string }[];
  readonly questions: MessageBoxOptions[];
  /** The buttons the clerk presses, in order; nobody there means the one that cancels. */
  readonly presses: number[];
  readonly popups: (readonly MenuItemConstructorOptions[])[];
  /** Every bar it set: null is none. */
  readonly bars: (readonly MenuItemConstructorOptions[] | null)[];
  readonly printers: string[];
  readonly prints: PrintedSheet[];
  /** What the spooler says to the next print; '' takes it. */
  spoolerComplaint: string;
  readonly loads: string[];
}

export interface Stage {
  readonly told: Told;
  readonly origin: StagedOrigin;
  /** The window on a page. */
  windowOn(page: Page): number;
  close(): Promise<void>;
}

/** Raises the stage for one program; its first window is shown on `first`, the others on pages of their own. */
export async function raiseStage(first: Page, program: ToProgram): Promise<Stage> {
  const origin = await openOrigin((request) => program.ask('serve', request));
  const told: Told = {
    errorBoxes: [],
    questions: [],
    presses: [],
    popups: [],
    bars: [],
    printers: [],
    prints: [],
    spoolerComplaint: '',
    loads: [],
  };
  answerForTheClerk(program, told);
  const windows = new Map<number, StagedWindow>();
  showWindows(first, program, origin, windows, told);
  return {
    told,
    origin,
    windowOn: (page) => [...windows].find(([, window]) => window.page === page)?.[0] ?? 0,
    async close() {
      for (const window of windows.values()) await window.leave().catch(() => undefined);
      origin.close();
    },
  };
}

function showWindows(
  first: Page,
  program: ToProgram,
  origin: StagedOrigin,
  windows: Map<number, StagedWindow>,
  told: Told,
): void {
  const preloads = new Map<number, string | null>();
  program.answer('window.create', ({ windowId, preload }) => {
    preloads.set(windowId, preload);
    return null;
  });
  program.answer('window.load', async ({ windowId, url }) => {
    const page = windows.get(windowId)?.page ?? (windows.size === 0 ? first : await first.context().newPage());
    if (!windows.has(windowId)) {
      windows.set(windowId, await stageWindow(page, windowId, preloads.get(windowId) ?? null, program, origin));
      page.once('close', () => void program.ask('closed', { windowId }).catch(() => undefined));
    }
    await page.goto(origin.staged(url));
    told.loads.push(url);
    return null;
  });
  program.answer('window.reload', async ({ windowId }) => {
    await windows.get(windowId)?.page.reload();
    told.loads.push('reload');
    return null;
  });
  program.answer('window.send', async ({ windowId, channel, args }) => {
    await windows.get(windowId)?.send(channel, args);
    return null;
  });
  program.answer('window.close', async ({ windowId }) => {
    const window = windows.get(windowId);
    windows.delete(windowId);
    await (window?.page === first ? leave(window) : window?.page.close());
    return null;
  });
}

/** The first page belongs to the test and stays. */
async function leave(window: StagedWindow): Promise<void> {
  await window.leave().catch(() => undefined);
}

function answerForTheClerk(program: ToProgram, told: Told): void {
  const keep =
    <T>(list: T[]) =>
    (each: T): null => {
      list.push(each);
      return null;
    };
  program.answer('dialog.error', keep(told.errorBoxes));
  program.answer('dialog.question', (question) => {
    told.questions.push(question);
    return told.presses.shift() ?? question.cancelId ?? 0;
  });
  program.answer('menu.bar', keep(told.bars));
  program.answer('menu.popup', keep(told.popups));
  program.answer('print.devices', () => told.printers);
  program.answer('print', (sheet) => {
    told.prints.push(sheet);
    return { isDone: told.spoolerComplaint === '', complaint: told.spoolerComplaint };
  });
}
