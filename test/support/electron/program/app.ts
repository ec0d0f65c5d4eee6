/** `app`: start, end, one instance. */
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RelaunchOptions } from 'electron';
import { isPrevented } from './preventable.ts';
import { stage } from './stage.ts';

const events = new EventEmitter();
const paths = new Map<string, string>();
const state = { isReady: false, relaunch: null as readonly string[] | null, closeWindows: () => true };

export const app = Object.assign(events, {
  isPackaged: false,
  commandLine: { hasSwitch: (name: string) => process.argv.includes(`--${name}`) },
  isReady: () => state.isReady,
  whenReady: (): Promise<void> =>
    state.isReady ? Promise.resolve() : new Promise((resolve) => events.once('ready', resolve)),
  enableSandbox: () => beforeReady('app.enableSandbox'),
  setPath: (name: string, path: string) => void paths.set(name, path),
  getPath: (name: string) => paths.get(name) ?? '',
  requestSingleInstanceLock,
  quit,
  exit,
  relaunch: ({ args = process.argv.slice(1) }: RelaunchOptions = {}) => void (state.relaunch = args),
});

setImmediate(() => {
  state.isReady = true;
  events.emit('ready');
});

stage.answer('fault', ({ message, isRejection }) => {
  setImmediate(() => {
    if (isRejection) void Promise.reject(new Error(message));
    else throw new Error(message);
  });
  return null;
});

/** Throws as Electron does for what must come before it is ready. */
export function beforeReady(what: string): void {
  if (state.isReady) throw new Error(`${what} should be called before app is ready`);
}

/** How windows are closed at quitting; false when one of them stays. */
export function closingWindowsBy(close: () => boolean): void {
  state.closeWindows = close;
}

/** The last window closed: the program goes on only where somebody listens. */
export function lastWindowClosed(): void {
  if (!events.emit('window-all-closed')) quit();
}

function quit(): void {
  if (isPrevented(events, 'before-quit') || !state.closeWindows() || isPrevented(events, 'will-quit')) return;
  exit(0);
}

function exit(code = 0): void {
  releaseLock();
  void stage.ask('exit', { code, relaunch: state.relaunch }).finally(() => process.exit(code));
}

/** A file with our process number; a second instance finds it, wakes us and is told no. */
function requestSingleInstanceLock(): boolean {
  const lock = lockFile();
  mkdirSync(app.getPath('userData'), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    if (wake(Number(readFileSync(lock, 'utf8')))) return false;
    writeFileSync(lock, String(process.pid));
  }
  process.on('SIGUSR2', () => events.emit('second-instance', {}, [], ''));
  return true;
}

/** Tells the first instance; false when it is dead and left its file behind. */
function wake(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGUSR2');
  } catch {
    return false;
  }
}

function releaseLock(): void {
  const isOurs = process.listenerCount('SIGUSR2') > 0;
  if (isOurs) rmSync(lockFile(), { force: true });
}

function lockFile(): string {
  return join(app.getPath('userData'), 'SingletonLock');
}
