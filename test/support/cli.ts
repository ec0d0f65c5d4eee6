/** Runs a command of the cli host as a user's terminal would: its own process, its own folders, no terminal. */
import { execFile } from 'node:child_process';
import { ROOT } from './tool.ts';

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `node main/hosts/cli/<script> …args`, with these variables on top of the environment. */
export function runCli(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  return runNode(`main/hosts/cli/${script}`, args, env);
}

/** `node <path> …args` in the program's folder. */
export function runNode(path: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const options = { cwd: ROOT, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 };
    execFile(process.execPath, [path, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, stdout, stderr });
      else reject(error ?? new Error(`${path} ended without a code`));
    });
  });
}
