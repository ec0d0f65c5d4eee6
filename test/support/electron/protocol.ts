/** What the two halves of the stand-in ask of each other: the program (Electron's main process) and the stage (Chromium). */
import type { MenuItemConstructorOptions, MessageBoxOptions } from 'electron';

interface Ask<In, Out> {
  readonly in: In;
  readonly out: Out;
}

/** What the program asks of the stage. */
export interface StageAsks {
  /** A window with a page; one that shows a PDF only (`data:`) never gets one. */
  'window.create': Ask<{ readonly windowId: number; readonly title: string; readonly preload: string | null }, null>;
  'window.load': Ask<{ readonly windowId: number; readonly url: string }, null>;
  'window.reload': Ask<{ readonly windowId: number }, null>;
  'window.close': Ask<{ readonly windowId: number }, null>;
  'window.send': Ask<{ readonly windowId: number; readonly channel: string; readonly args: readonly unknown[] }, null>;
  'dialog.error': Ask<{ readonly title: string; readonly content: string }, null>;
  /** Answers the button's number. */
  'dialog.question': Ask<MessageBoxOptions, number>;
  'menu.bar': Ask<readonly MenuItemConstructorOptions[] | null, null>;
  'menu.popup': Ask<readonly MenuItemConstructorOptions[], null>;
  'print.devices': Ask<null, readonly string[]>;
  print: Ask<PrintedSheet, { readonly isDone: boolean; readonly complaint: string }>;
  /** The last word before the process ends. */
  exit: Ask<{ readonly code: number; readonly relaunch: readonly string[] | null }, null>;
}

/** A silent print as the program asked for it. */
export interface PrintedSheet {
  readonly pdf: Uint8Array;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the stage asks of the program. */
export interface ProgramAsks {
  /** A page's request on the desk's own origin. */
  serve: Ask<{ readonly url: string; readonly method: string }, ServedFile>;
  invoke: Ask<Invocation, unknown>;
  /** Whether a navigation that the page began may go on. */
  navigate: Ask<{ readonly windowId: number; readonly url: string; readonly isMainFrame: boolean }, boolean>;
  'open-window': Ask<{ readonly windowId: number; readonly url: string }, null>;
  /** Whether a file may be saved. */
  download: Ask<{ readonly windowId: number; readonly url: string }, boolean>;
  /** Whether the page of a window may use what the permission names. */
  permission: Ask<{ readonly windowId: number; readonly permission: string }, boolean>;
  'context-menu': Ask<{ readonly windowId: number; readonly params: Readonly<Record<string, unknown>> }, null>;
  'page-gone': Ask<{ readonly windowId: number; readonly reason: string }, null>;
  unresponsive: Ask<{ readonly windowId: number }, null>;
  /** The user closes a window. */
  closed: Ask<{ readonly windowId: number }, null>;
  /** Sets the machine's clock (milliseconds since 1970), or lets the program have run for so long. */
  clock: Ask<{ readonly now?: number; readonly ranFor?: number }, null>;
  /** Something nobody catches goes wrong in the program. */
  fault: Ask<{ readonly message: string; readonly isRejection: boolean }, null>;
}

export interface Invocation {
  readonly windowId: number;
  readonly channel: string;
  readonly args: readonly unknown[];
  /** The address of the frame that asks, and whether it is the window's top frame. */
  readonly frameUrl: string;
  readonly isMainFrame: boolean;
}

export interface ServedFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
