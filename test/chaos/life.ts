/** One life of the desk's process: started, given acts, killed. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../../shared/contract.ts';
import { ROOT } from '../support/tool.ts';
import type { Act, Flaw, FromDesk } from './protocol.ts';

const DESK_PROCESS = fileURLToPath(new URL('./desk-process.ts', import.meta.url));

export interface Life {
  /** Resolves when the desk takes acts; rejects with what it said when it ends before. */
  readonly ready: Promise<void>;
  /** Sends an act; the answer comes to `heard`, if the desk lives that long. */
  send(act: Pick<Act, 'requestId' | 'method' | 'input'>): void;
  /** kill −9; resolves when the process is gone and every message it sent has been heard. */
  kill(): Promise<void>;
}

type Heard = (requestId: string, answer: Answer) => void;

/** Starts a desk on the folder. `heard` is called for every answer. */
export function startLife(dataDir: string, flaw: Flaw | null, heard: Heard): Life {
  return startProcess(DESK_PROCESS, [dataDir, flaw ?? 'none'], heard);
}

/** Starts a program that speaks as `protocol.ts` says. */
export function startProcess(program: string, args: readonly string[], heard: Heard): Life {
  const child = fork(program, args, {
    cwd: ROOT,
    execArgv: ['--import', './main/hosts/node-version.mjs'],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const gone = goneOf(child);
  const ready = new Promise<void>((resolve, reject) => {
    // Both ends are ours: what arrives is a FromDesk.
    child.on('message', (message: FromDesk) => {
      if (message.kind === 'ready') resolve();
      else heard(message.requestId, message.answer);
    });
    void gone.then(() => reject(new Error(`the desk ended before it was ready: ${said}`)));
  });
  return {
    ready,
    send: (act) => void child.send(act),
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** 'disconnect' comes after the last message that was still in the pipe; 'exit' when the process is gone. */
async function goneOf(child: ChildProcess): Promise<void> {
  const events = ['exit', 'disconnect'] as const;
  await Promise.all(events.map((event) => new Promise((resolve) => child.once(event, resolve))));
}
