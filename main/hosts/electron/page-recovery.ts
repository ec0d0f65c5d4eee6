/** When a window's page falls over: it is loaded anew with what was kept, a few times; then the clerk is asked. */
import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Log } from '../../ports.ts';

/** How often a page is loaded anew by itself, */
const TRIES = 3;
/** within this time, in milliseconds. */
const WITHIN = 10 * 60_000;

/**
 * Watches a window. `now` reads milliseconds that only go forward. What was committed is in the journal, drafts are in
 * the database, and the tab's session outlives its renderer: the page comes back signed in.
 */
export function recoverPage(window: BrowserWindow, log: Log, now: () => number): void {
  const falls: number[] = [];
  const contents = window.webContents;
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    falls.push(now());
    log.error('window.page-gone', { reason, exitCode, falls: falls.length });
    const isOften = falls.filter((at) => now() - at < WITHIN).length > TRIES;
    if (isOften) void askToReload(window);
    else contents.reload();
  });
  window.on('unresponsive', () => {
    log.error('window.unresponsive', {});
    void askToWait(window);
  });
}

async function askToReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    ...QUESTION,
    message: '窗口界面反复出错，已停止自动恢复。',
    detail: '已办理的业务已经保存，不受影响。可以重新载入再试；仍不行请退出程序并联系技术支持。',
    buttons: ['重新载入', '退出程序'],
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}

async function askToWait(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    ...QUESTION,
    message: '窗口界面没有响应。',
    detail: '可以继续等待，或重新载入界面。已办理的业务已经保存，不受影响。',
    buttons: ['继续等待', '重新载入'],
  });
  // It falls, and is loaded anew like any page that fell.
  if (response === 1) window.webContents.forcefullyCrashRenderer();
}

const QUESTION = { type: 'warning', title: '联办窗口', defaultId: 0, cancelId: 0, noLink: true } satisfies Omit<
  MessageBoxOptions,
  'message'
>;
