/** Unit and integration tests: real SQLite, real dispatcher, no browser (that is playwright.config.ts). */
import { V8_FLAGS } from './test/support/tool.ts';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    execArgv: [...V8_FLAGS],
    // One less than the cores is the default, which on two cores is one after the other.
    maxWorkers: 2,
  },
});
