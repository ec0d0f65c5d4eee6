/** Starts the built program on the stand-in for `electron`, its windows on pages of the test's own Chromium. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DeskAnswer, DeskRequest } from '../../../shared/contract/transport.ts';
import { DESK_CHANNEL } from '../../../shared/desk-channel.ts';
import type { Instant } from '../../../shared/dates.ts';
import { ROOT } from '../tool.ts';
import type { ProgramAsks, StageAsks } from './protocol.ts';
import { raiseStage, type Stage } from './stage.ts';
import type { ToProgram } from './staged-window.ts';
import { joinWire } from './wire.ts';

export interface StandInOptions {
  /** The page its first window is shown on. */
  readonly page: Page;
  readonly dataDir: string;
  /** Stands for the user's home: the installation's id and the key ring lie in it. */
  readonly homeDir: string;
  readonly now: Instant;
  /** What Electron finds of a key ring; null: none at all. */
  readonly keyRing?: 'gnome_libsecret' | 'kwallet6' | 'basic_text' | null;
  readonly args?: readonly string[];
}

/** How the program ended, and with which arguments it wants to be started again. */
export interface ProgramEnd {
  readonly code: number;
  readonly relaunch: readonly string[] | null;
}

export interface StandIn {
  readonly stage: Stage;
  readonly program: ToProgram;
  /** Settles when the first window shows its page, or the program ended before. */
  readonly shown: Promise<void>;
  readonly ended: Promise<ProgramEnd>;
  /** A call as the page on the first window would make it. */
  dispatch(request: DeskRequest): Promise<DeskAnswer>;
  /** The user closes the window; the program ends by itself. */
  close(): Promise<ProgramEnd>;
  kill(): void;
}

/** Starts it; the bundles must have been built (`ensureElectronBundles`). */
export async function launchStandIn(options: StandInOptions): Promise<StandIn> {
  const child = start(options);
  const program: ToProgram = joinWire<StageAsks, ProgramAsks>(child);
  const stage = await raiseStage(options.page, program);
  const ended = end(child, program, stage);
  const windowId = (): number => stage.windowOn(options.page);
  return {
    stage,
    program,
    shown: Promise.race([loaded(options.page), ended.then(() => undefined)]),
    ended,
    dispatch: async (request) => {
      const args = [{ kind: 'call', request }];
      const from = { windowId: windowId(), frameUrl: 'app://counter/', isMainFrame: true };
      // What the one channel answers a call with (main/hosts/electron/channel.ts).
      return (await program.ask('invoke', { ...from, channel: DESK_CHANNEL, args })) as DeskAnswer;
    },
    close: async () => {
      await program.ask('closed', { windowId: windowId() });
      return ended;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function start({ dataDir, homeDir, now, keyRing = null, args = [] }: StandInOptions): ChildProcess {
  const ring =
    keyRing === null ? {} : { STAND_IN_KEY_RING: join(homeDir, 'key-ring'), STAND_IN_KEY_RING_BACKEND: keyRing };
  return fork(join(ROOT, 'out', 'main', 'index.js'), ['--data', dataDir, ...args], {
    execPath: process.execPath,
    execArgv: ['--import', new URL('./register.ts', import.meta.url).href],
    env: { ...process.env, NODE_OPTIONS: '', XDG_STATE_HOME: homeDir, STAND_IN_NOW: String(now), ...ring },
    serialization: 'advanced',
  });
}

async function loaded(page: Page): Promise<void> {
  await page.waitForEvent('load', { timeout: 60_000 });
}

/** The process is gone; its stage with it. */
async function end(child: ChildProcess, program: ToProgram, stage: Stage): Promise<ProgramEnd> {
  let relaunch: readonly string[] | null = null;
  program.answer('exit', (last) => {
    ({ relaunch } = last);
    return null;
  });
  // 'exit' of a child process: its code, or null after a signal.
  const [code] = (await once(child, 'exit')) as [number | null];
  await stage.close();
  return { code: code ?? -1, relaunch };
}
