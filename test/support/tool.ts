/** Runs a tool of the toolchain, by the file npm installed, on the Node that runs the tests. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * For test runners and the workers they fork: V8 loses count of its code pages under WebAssembly and threads where the processor has
 * protection keys, and the worker dies (`Check failed: jit_page.has_value()`; nodejs/node issue 64500): nothing of ours. The second is
 * what main/hosts/node-version.mjs sets for every host.
 */
export const V8_FLAGS = ['--no-memory-protection-keys', '--wasm-wrapper-tiering-budget=2147483647'] as const;

export interface ToolRun {
  readonly code: number;
  readonly stdout: string;
}

/** Runs `node <script> …args` in a folder and resolves with its exit code, whatever it is. */
export function runTool(script: string, args: readonly string[], cwd: string): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [`${ROOT}/${script}`, ...args], { cwd, maxBuffer: 2 ** 26 }, (error, stdout) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, stdout });
      else reject(error ?? new Error(`${script} ended without a code`));
    });
  });
}
