/** The Electron host: one window over one desk. It does windows, protocol and trust; what the desk does is `createApp`. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { app, dialog, session, type BrowserWindow } from 'electron';
import { createApp } from '../../app.ts';
import { prepareDataFolder } from '../../database/data-folder.ts';
import type { Ports } from '../../ports.ts';
import type { DeskApp } from '../host.ts';
import { nodePorts } from '../node-ports.ts';
import { parseStartOptions, type StartOptions } from '../options.ts';
import { demoOnly, playedClock } from '../played-clock.ts';
import { faultReporter } from '../report-fault.ts';
import { sentenceOf } from '../sentence-of.ts';
import { connectPage } from './channel.ts';
import { relaunchOnFault } from './fault.ts';
import { openingSwitch, refusePermissions } from './lockdown.ts';
import { installMenuBar } from './menu.ts';
import { recoverPage } from './page-recovery.ts';
import { declareScheme, serveRenderer } from './scheme.ts';
import { electronSecret } from './os-secret.ts';
import { electronPrinter } from './printer.ts';
import { createWindow, loadDesk } from './window.ts';

/** Beside this file lie the workers, above it the preload and the renderer (electron.vite.config.ts). */
const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Milliseconds since the program started. */
const sinceStart = (): number => performance.now();

main(argumentsOfDesk());

function argumentsOfDesk(): string[] {
  return process.argv.slice(app.isPackaged ? 1 : 2);
}

function main(args: readonly string[]): void {
  declareScheme();
  app.enableSandbox();
  const options = optionsOrExit(args);
  if (options === null) return;
  // Chromium's own profile: it belongs to the data folder's desk and so does the "one window" rule below.
  app.setPath('userData', join(options.dataDir, 'window'));
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  app
    .whenReady()
    .then(() => start(options))
    .catch(failToStart);
}

/** The options, with their data folder made; otherwise the program is told to end and the answer is null. */
function optionsOrExit(args: readonly string[]): StartOptions | null {
  try {
    refuseOpeningSwitch();
    const options = parseStartOptions(args);
    if (options === null) app.exit(0);
    else prepareDataFolder(options.dataDir);
    return options;
  } catch (error) {
    failToStart(error);
    return null;
  }
}

function refuseOpeningSwitch(): void {
  const name = openingSwitch();
  if (name !== null) throw new Error(`启动参数 --${name} 会让别的程序进入本窗口，已拒绝。请去掉该参数重新打开。`);
}

async function start(options: StartOptions): Promise<void> {
  const clock = options.clock === null ? undefined : playedClock(options.clock);
  const ports = nodePorts({ dataDir: options.dataDir, clock });
  relaunchOnFault(ports.log, sinceStart);
  installMenuBar(process.platform);
  const shown: { window: BrowserWindow | null } = { window: null };
  const opened = createApp(electronPorts(ports, () => shown.window));
  const desk = clock === undefined ? opened : await demoOnly(opened);
  const window = (shown.window = openDeskWindow(desk, ports));
  window.once('closed', () => (shown.window = null));
  keepOneWindow(window);
  closeWithTheDesk(desk);
}

/** What differs from Node: where the workers are built to, and Electron's own printing. */
function electronPorts(ports: Ports, window: () => BrowserWindow | null): Ports {
  const workers = {
    roster: new URL('./import-worker.js', import.meta.url),
    verify: new URL('./verify-worker.js', import.meta.url),
    papers: new URL('./render-worker.js', import.meta.url),
    backup: new URL('./backup-worker.js', import.meta.url),
  };
  return {
    ...ports,
    workers,
    printer: electronPrinter(window, ports.printer),
    osSecret: electronSecret(process.platform),
  };
}

function openDeskWindow(desk: DeskApp, { log }: Ports): BrowserWindow {
  // Not `persist:`: nothing of a page is written to disk.
  const pages = session.fromPartition('desk');
  refusePermissions(pages);
  serveRenderer(pages, built('../renderer'));
  const window = createWindow(pages, built('../preload/index.cjs'));
  recoverPage(window, log, sinceStart);
  const disconnect = connectPage(desk, window.webContents, faultReporter(log));
  window.once('closed', disconnect);
  loadDesk(window);
  return window;
}

/** A second start shows the window that is there. */
function keepOneWindow(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
}

/** The program ends when the desk has closed its database, not before, however often it is told to. */
function closeWithTheDesk(desk: DeskApp): void {
  let isClosing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void desk.close().finally(() => app.exit(0));
  });
}

function failToStart(error: unknown): void {
  dialog.showErrorBox('联办窗口没有启动', sentenceOf(error));
  app.exit(1);
}
