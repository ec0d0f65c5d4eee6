/** `npm run central` as its people run it: processes of their own on a data folder. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type CliRun, runNode } from './cli.ts';
import { ROOT } from './tool.ts';

const SCRIPT = 'central/hosts/central.ts';

/** A command that ends. `DATABASE_URL` of the machine does not reach it. */
export function runCentral(args: readonly string[]): Promise<CliRun> {
  return runNode(SCRIPT, args, { DATABASE_URL: '' });
}

export interface ServedCentre {
  readonly said: unknown;
  /** Resolves with the exit code. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts the centre of a folder; resolves when it has said where it listens. */
export async function serveCentral(folder: string): Promise<ServedCentre> {
  const args = [SCRIPT, '--data', folder, '--port', '0', '--json'];
  const env = { ...process.env, DATABASE_URL: '' };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for await (const line of createInterface(child.stdout)) {
    return {
      said: JSON.parse(line),
      end: (signal) => {
        child.kill(signal);
        return ended;
      },
    };
  }
  throw new Error('the centre ended without a word');
}
