/** The desk in this process, served by the browser host on a port of its own. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Page } from '@playwright/test';
import { createApp, type Desk } from '../../../main/app.ts';
import { startBrowserHost, type BrowserHost } from '../../../main/hosts/browser/host.ts';
import type { Ports } from '../../../main/ports.ts';
import { testClock, testPorts } from '../../support/desk.ts';
import { ROOT } from '../../support/tool.ts';
import type { HostedDesk } from '../desk.fixture.ts';

/** Opens a new desk on the page; `replaced` ports take the place of the usual ones. */
export async function openBrowserDesk(page: Page, replaced: Partial<Ports>): Promise<HostedDesk> {
  const clock = testClock();
  const ports = testPorts({ clock, ...replaced });
  const app = createApp(ports);
  const host = await openHost(app);
  await page.goto(host.pageUrl());
  return {
    app,
    clock,
    pageUrl: host.pageUrl,
    async close() {
      await page.close();
      await host.close();
      await app.close();
      rmSync(ports.dataDir, { recursive: true, force: true });
    },
  };
}

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
