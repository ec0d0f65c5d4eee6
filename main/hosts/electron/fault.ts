/** When the program itself breaks: logged, said in one sentence with its reference, then opened again. */
import { app, dialog, type RelaunchOptions } from 'electron';
import type { Log } from '../../ports.ts';
import { faultReporter } from '../report-fault.ts';

/** A program that broke sooner than this after its start would break again: it is closed and stays closed. */
const SETTLED_AFTER = 30_000;

/** Catches what nobody caught. `now` reads milliseconds since the program started. */
export function relaunchOnFault(log: Log, now: () => number): void {
  const report = faultReporter(log);
  let isEnding = false;
  const end = (cause: unknown): void => {
    // The dialog waits for the clerk, and what breaks meanwhile has the same end.
    if (isEnding) return;
    isEnding = true;
    const isSettled = now() >= SETTLED_AFTER;
    dialog.showErrorBox('联办窗口程序出错', sentence(report(cause), isSettled));
    if (isSettled) app.relaunch(relaunchOptions(process.env['APPIMAGE']));
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.error('window.child-gone', { type, reason, exitCode });
  });
}

function sentence(reference: string, isSettled: boolean): string {
  const next = isSettled
    ? '按“确定”后程序重新打开，请重新登录；填到一半的内容会保留。'
    : '程序将关闭。请重新打开；仍不行请联系技术支持。';
  return `程序出错（编号 ${reference}）。已办理的业务已经保存，不受影响。${next}`;
}

/** An AppImage runs from a folder that is gone by then: its own file is started. */
function relaunchOptions(appImage: string | undefined): RelaunchOptions {
  const args = process.argv.slice(1);
  return appImage === undefined ? { args } : { args, execPath: appImage };
}
