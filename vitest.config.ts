/** Unit and integration tests: real SQLite, real dispatcher, no browser (that is playwright.config.ts). */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // V8 loses count of its code pages under WebAssembly and threads where the processor has protection keys, and the worker dies
    // (`Check failed: jit_page.has_value()`; nodejs/node issue 64500): nothing of ours, and nothing a test is about.
    execArgv: ['--no-memory-protection-keys'],
    // One less than the cores is the default, which on two cores is one after the other.
    maxWorkers: 2,
  },
});
