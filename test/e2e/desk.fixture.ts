/** The real desk behind the real page: its own folder (with a space in its path), its own port, a clock the test moves. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { createApp, type Desk } from '../../main/app.ts';
import { startBrowserHost, type BrowserHost } from '../../main/hosts/browser/host.ts';
import type { Ports } from '../../main/ports.ts';
import { testClock, testPorts, type TestClock } from '../support/desk.ts';
import { ROOT } from '../support/tool.ts';

/** A desk under test, with the page it is shown on. */
export interface DeskUnderTest {
  readonly app: Desk;
  readonly ports: Ports;
  readonly clock: TestClock;
  readonly page: Page;
  /** An address for another page on the same desk. */
  readonly pageUrl: () => string;
  /** Everything the page complained about; a test ends red when there is anything. */
  readonly complaints: string[];
  /** Looks at the page, or at another one, with axe: nothing serious may be found. */
  expectAccessible(other?: Page): Promise<void>;
}

/** `desk`: a new desk, its start page open; `ports` replaces some of its ports. */
export const test = base.extend<{ ports: Partial<Ports>; desk: DeskUnderTest }>({
  ports: [{}, { option: true }],
  desk: async ({ page, ports: replaced }, use) => {
    const clock = testClock();
    const ports = testPorts({ clock, ...replaced });
    const app = createApp(ports);
    const host = await openHost(app);
    const complaints = watchConsole(page);
    await page.goto(host.pageUrl());
    await use({
      app,
      ports,
      clock,
      page,
      pageUrl: host.pageUrl,
      complaints,
      expectAccessible: (other = page) => expectAccessible(other),
    });
    expect(complaints).toEqual([]);
    await page.close();
    await host.close();
    await app.close();
    rmSync(ports.dataDir, { recursive: true, force: true });
  },
});

function openHost(app: Desk): Promise<BrowserHost> {
  return startBrowserHost(app, {
    port: 0,
    rendererDir: join(ROOT, 'out', 'renderer'),
    pageFile: null,
    openBrowser: null,
    tokenLifeMs: 600_000,
    now: () => performance.now(),
    reportFault: (cause) => {
      throw cause;
    },
  });
}

function watchConsole(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(found).toEqual([]);
}
