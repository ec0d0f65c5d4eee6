/** The desk in the user's browser, until the terminal or the system ends it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { AppError } from '../../../shared/errors.ts';
import { createApp } from '../../app.ts';
import type { Ports } from '../../ports.ts';
import { startBrowserHost, type BrowserHost } from '../browser/host.ts';
import { openBrowser } from '../browser/open-browser.ts';
import type { DeskApp } from '../host.ts';
import { nodePorts } from '../node-ports.ts';
import type { StartOptions } from '../options.ts';
import { demoOnly, playedClock } from '../played-clock.ts';
import { faultReporter } from '../report-fault.ts';

/** How long the token in the opening file, or in the printed address, is good. */
const TOKEN_LIFE = 10 * 60_000;

/**
 * Opens the desk and serves it to the browser; resolves when it is up.
 * `ensureRenderer` gives the renderer's folder, building it if need be; `reason`: why not Electron.
 */
export async function runInBrowser(
  options: StartOptions,
  ensureRenderer: () => Promise<string>,
  reason: string,
): Promise<void> {
  const pageFile = join(options.dataDir, 'open-desk.html');
  const clock = options.clock === null ? undefined : playedClock(options.clock);
  const ports = nodePorts({ dataDir: options.dataDir, clock });
  const opened = await openDeskOrShowRunning(ports, pageFile, options.isOpening);
  if (opened === null) return;
  const desk = clock === undefined ? opened : await demoOnly(opened);
  const host = await closingOnFailure(desk, async () =>
    startBrowserHost(desk, {
      port: options.port,
      rendererDir: await ensureRenderer(),
      pageFile,
      openBrowser: options.isOpening ? openBrowser : null,
      tokenLifeMs: TOKEN_LIFE,
      now: () => performance.now(),
      reportFault: faultReporter(ports.log),
    }),
  );
  announce(host, pageFile, reason);
  closeOnSignal(host, desk);
}

/** A second start on the same data folder opens a page on the desk that runs; null then. */
async function openDeskOrShowRunning(ports: Ports, pageFile: string, isOpening: boolean): Promise<DeskApp | null> {
  try {
    return createApp(ports);
  } catch (error) {
    const isRunning = error instanceof AppError && error.code === 'desk-running';
    if (!isRunning || !isOpening || !existsSync(pageFile) || !(await openBrowser(pageFile))) throw error;
    process.stdout.write('联办窗口已在运行，已为您打开它的页面。\n');
    return null;
  }
}

async function closingOnFailure<T>(desk: DeskApp, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    await desk.close();
    throw error;
  }
}

function announce(host: BrowserHost, pageFile: string, reason: string): void {
  process.stdout.write(`联办窗口以浏览器方式运行：${reason}。\n`);
  process.stdout.write(`随时可用浏览器打开文件：${pageFile}\n`);
  if (host.isOpened) return;
  process.stdout.write(`或打开地址（${TOKEN_LIFE / 60_000} 分钟内一次有效）：${host.pageUrl()}\n`);
}

/** Ctrl+C, a closing terminal or a shutdown closes the database first. */
function closeOnSignal(host: BrowserHost, desk: DeskApp): void {
  const close = async () => {
    await host.close();
    await desk.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void close());
}
