/** The desk in Electron's own window: another process, waited for. */
import { spawn } from 'node:child_process';
import type { StartOptions } from '../options.ts';
import { startArguments } from '../options.ts';

/** How soon Electron must fail for the cause to be the machine (a missing library), not the desk; in milliseconds. */
const EARLY = 5_000;

/** How an Electron run ended: with an exit code, or because it cannot run on this machine at all. */
export type ElectronEnd = { readonly code: number } | { readonly cannotRun: string };

/** Runs the desk in Electron until its window is closed. */
export function runInElectron(executable: string, root: string, options: StartOptions): Promise<ElectronEnd> {
  const startedAt = performance.now();
  const child = spawn(executable, [root, ...startArguments(options)], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ cannotRun: `Electron 无法启动（${error.message}）` }));
    child.once('exit', (code, signal) => {
      const isEarly = performance.now() - startedAt < EARLY;
      // 1 is the desk's own refusal, which has shown its sentence; 127 and signals come from the loader or Chromium.
      const isMachine = isEarly && (code === 127 || signal !== null);
      resolve(isMachine ? { cannotRun: `Electron 在本机不能运行（${code ?? signal}）` } : { code: code ?? 1 });
    });
  });
}
