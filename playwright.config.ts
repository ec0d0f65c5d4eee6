/** End to end: the real desk in the real Chromium that npm brought. */
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './test/support/chromium.ts';

export default defineConfig({
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
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: chromiumLaunch(),
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
