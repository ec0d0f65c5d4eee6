/** End to end: the real desk in the real Chromium that npm brought, under each of its hosts. */
import { defineConfig } from '@playwright/test';
import type { HostOptions } from './test/e2e/desk.fixture.ts';
import { chromiumLaunch } from './test/support/chromium.ts';

/** Of the Electron host alone; its specs say what the stand-in or the runtime shows. */
const OF_ELECTRON = ['electron*.spec.ts'];
/** Of the browser host alone: its key, its addresses, a second tab, ports replaced inside the process. */
const OF_BROWSER = [
  'browser-host',
  'decide',
  'faults',
  'pages',
  'paper-pictures',
  'people',
  'pictures',
  'reader',
  'office',
  'office-pictures',
  'sync',
  'sync-pictures',
  'restore-pictures',
].map((name) => `${name}.spec.ts`);
/** What CI shows under Electron too; `E2E=full` runs every spec that needs no browser host. */
const IN_CI = ['start', 'enroll', 'papers', 'customer', 'lock'].map((name) => `${name}.spec.ts`);
const isFull = process.env['E2E'] === 'full';

export default defineConfig<HostOptions>({
  testDir: 'test/e2e',
  globalSetup: './test/support/build-renderer.ts',
  outputDir: 'out/test/e2e',
  // The tests' Chromium brings its own fonts, so one picture serves every machine.
  snapshotPathTemplate: '{testDir}/pictures/kept/{arg}{ext}',
  // Each test opens its own desk, data folder and port; two at a time fill a small machine.
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // A journey through all pictures of a page takes near two minutes where two run on a small machine.
  timeout: 240_000,
  // Two browsers that draw papers in software on two cores: slow is not wrong, speed is measured by the bench.
  expect: {
    timeout: 30_000,
    // Two machines may round an edge of a letter differently; a changed word is far more than that.
    toHaveScreenshot: { maxDiffPixels: 40 },
  },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: chromiumLaunch(),
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Tracing every action takes as long as the actions; a spec that needs its second try is traced there.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'browser', testIgnore: OF_ELECTRON },
    {
      name: 'electron',
      use: { host: 'electron' },
      testMatch: isFull ? '*.spec.ts' : [...OF_ELECTRON, ...IN_CI],
      testIgnore: OF_BROWSER,
    },
  ],
});
