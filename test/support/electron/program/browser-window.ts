/** `BrowserWindow`: a class because the program says `new`. */
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { app, closingWindowsBy, lastWindowClosed } from './app.ts';
import { session, type StandInSession } from './session.ts';
import { stage, tell } from './stage.ts';
import { createWebContents, destroyContents } from './web-contents.ts';

const open = new Map<number, BrowserWindow>();
let lastId = 0;

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: ReturnType<typeof createWebContents>;
  readonly #options: BrowserWindowConstructorOptions;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkIsolation(options);
    this.id = lastId += 1;
    this.#options = options;
    this.webContents = createWebContents(this.id, sessionOf(options));
    open.set(this.id, this);
    const { preload = null } = options.webPreferences ?? {};
    tell(stage.ask('window.create', { windowId: this.id, title: options.title ?? '', preload }));
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
  }

  restore(): void {
    this.emit('restore');
  }

  isMinimized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return !open.has(this.id);
  }

  getBounds() {
    const { width = 800, height = 600 } = this.#options;
    return { x: 0, y: 0, width, height };
  }

  close(): void {
    this.destroy();
  }

  destroy(): void {
    if (!open.delete(this.id)) return;
    destroyContents(this.webContents);
    tell(stage.ask('window.close', { windowId: this.id }));
    this.emit('closed');
    if (open.size === 0) lastWindowClosed();
  }
}

/** A page of the desk that is not shut in would prove nothing. */
function checkIsolation({ webPreferences = {} }: BrowserWindowConstructorOptions): void {
  const { sandbox, contextIsolation, nodeIntegration } = webPreferences;
  if (sandbox === true && contextIsolation === true && nodeIntegration === false) return;
  throw new Error('this stand-in knows only sandboxed, isolated pages without Node');
}

// Every session here was made by our own `fromPartition`.
function sessionOf({ webPreferences = {} }: BrowserWindowConstructorOptions): StandInSession {
  const own = webPreferences.session as unknown as StandInSession | undefined;
  return own ?? session.fromPartition(webPreferences.partition ?? 'default');
}

closingWindowsBy(() => {
  for (const window of open.values()) window.close();
  return open.size === 0;
});

stage.answer('closed', ({ windowId }) => {
  open.get(windowId)?.close();
  return null;
});

stage.answer('unresponsive', ({ windowId }) => {
  open.get(windowId)?.emit('unresponsive');
  return null;
});
