/** A browser host of its own for one test: a free port, a fresh folder with a space in its path, a clock to move. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowserHost, type BrowserHost } from '../../main/hosts/browser/host.ts';
import { recordingDesk, type RecordingDesk } from './recording-desk.ts';

export const TOKEN_LIFE = 600_000;

export interface HostUnderTest {
  readonly desk: RecordingDesk;
  readonly host: BrowserHost;
  readonly origin: string;
  readonly folder: string;
  readonly pageFile: string;
  readonly faults: unknown[];
  /** Moves the host's clock on, in milliseconds. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

/** Starts the host over a recording desk and a small renderer folder; call `close` when done. */
export async function hostUnderTest(): Promise<HostUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'joint desk '));
  const rendererDir = writeRenderer(folder);
  const pageFile = join(folder, 'open-desk.html');
  const desk = recordingDesk();
  const faults: unknown[] = [];
  const clock = { now: 0 };
  const host = await startBrowserHost(desk, {
    port: 0,
    rendererDir,
    pageFile,
    openBrowser: null,
    tokenLifeMs: TOKEN_LIFE,
    now: () => clock.now,
    reportFault: (cause) => `F-${faults.push(cause)}`,
  });
  return {
    desk,
    host,
    origin: host.origin,
    folder,
    pageFile,
    faults,
    pass: (milliseconds) => void (clock.now += milliseconds),
    async close() {
      await host.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function writeRenderer(folder: string): string {
  const rendererDir = join(folder, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>联办窗口</title>');
  writeFileSync(join(rendererDir, 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'secret.html'), 'not for the page');
  writeFileSync(join(rendererDir, '.hidden.html'), 'not for the page');
  return rendererDir;
}
