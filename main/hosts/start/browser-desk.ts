/** The browser desk as built by desk.vite.config.ts: it tells its own errors, for their class is its own. */
import type { StartOptions } from '../options.ts';
import { sentenceOf } from '../sentence-of.ts';
import { runInBrowser } from './run-browser.ts';

/** Runs the desk in the browser; what stops it is said, and the exit code is 1. */
export async function browserDesk(
  options: StartOptions,
  ensureRenderer: () => Promise<string>,
  reason: string,
): Promise<void> {
  try {
    await runInBrowser(options, ensureRenderer, reason);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
