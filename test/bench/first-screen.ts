/** From navigation to a sign-in page that takes a key, cold cache, against the same page as a plain Ant Design shell. */
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';
import { startBrowserHost, type BrowserHost } from '../../main/hosts/browser/host.ts';
import { ensureRenderer } from '../../main/hosts/start/build.ts';
import { chromiumLaunch } from '../support/chromium.ts';
import { openDemoDesk, type TestDesk } from '../support/desk.ts';
import { ROOT } from '../support/tool.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 2;
const WARM_UP = 2;
const ROUNDS = 15;

/** Medians of interleaved first visits in one browser, in milliseconds from the page's navigation start. */
export async function firstScreenRow(): Promise<BenchRow> {
  const bareDir = await buildBare();
  const desk = await openDemoDesk();
  const hosts = [await openHost(desk, await ensureRenderer(ROOT)), await openHost(desk, bareDir)] as const;
  const browser = await chromium.launch(chromiumLaunch());
  const times: readonly [number[], number[]] = [[], []];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const ours = await visit(browser, hosts[0]);
    const bare = await visit(browser, hosts[1]);
    if (round < 0) continue;
    times[0].push(ours);
    times[1].push(bare);
  }
  await browser.close();
  for (const host of hosts) await host.close();
  await desk.dispose();
  rmSync(bareDir, { recursive: true });
  return rowOf('first-screen', times[0], times[1], AT_MOST);
}

/** The bare page by the production configuration of the renderer, in a folder of its own. */
async function buildBare(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'joint desk bare '));
  const page = join(ROOT, 'test', 'bench', 'bare', 'first-screen.html');
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    root: join(ROOT, 'test', 'bench', 'bare'),
    logLevel: 'warn',
    build: { outDir, rollupOptions: { input: page } },
  });
  renameSync(join(outDir, 'first-screen.html'), join(outDir, 'index.html'));
  return outDir;
}

function openHost({ app }: TestDesk, rendererDir: string): Promise<BrowserHost> {
  return startBrowserHost(app, {
    port: 0,
    rendererDir,
    pageFile: null,
    openBrowser: null,
    tokenLifeMs: 600_000,
    now: () => performance.now(),
    reportFault: (cause) => {
      throw cause;
    },
  });
}

/** One first visit with an empty cache. The clock stops when 工号 holds the focus and the frame that shows it is drawn. */
async function visit(browser: Browser, host: BrowserHost): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript(stopWhenFocused);
  await page.goto(host.pageUrl());
  await page.waitForFunction(() => 'usableAt' in document.documentElement.dataset);
  const usableAt = Number(await page.locator('html').getAttribute('data-usable-at'));
  // Usable means that a key arrives: the field is drawn by React, which would take back what it does not know.
  await page.keyboard.type('1001');
  const typed = await page.getByLabel('工号', { exact: true }).inputValue();
  await context.close();
  if (typed !== '1001' || !(usableAt > 0)) throw new Error(`the first screen took “${typed}” after ${usableAt} ms`);
  return usableAt;
}

/** Runs in the page before its scripts. */
function stopWhenFocused(): void {
  const note = (event: FocusEvent): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.type !== 'text') return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        document.documentElement.dataset['usableAt'] ??= String(performance.now());
      });
      port1.start();
      port2.postMessage(null);
    });
  };
  document.addEventListener('focusin', note);
}
