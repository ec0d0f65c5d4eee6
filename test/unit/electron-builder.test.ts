/** electron-builder.yml says only what electron-builder knows. */
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from '../support/tool.ts';

const require = createRequire(import.meta.url);
// electron-builder's own reader and checker; its package has no types for these files.
const reader = require('app-builder-lib/out/util/config/config.js') as {
  getConfig(folder: string, file: string, overrides: null): Promise<object>;
  validateConfiguration(config: unknown, log: object): Promise<void>;
};
const { DebugLogger } = require('builder-util') as { DebugLogger: new (isEnabled: boolean) => object };

let config: object;
beforeAll(async () => {
  config = await reader.getConfig(ROOT, 'electron-builder.yml', null);
});

const validate = (candidate: unknown) => reader.validateConfiguration(candidate, new DebugLogger(false));

test('it is valid, and a misspelled option would not be', async () => {
  await validate(config);
  await expect(validate({ ...config, apId: 'x' })).rejects.toThrow("unknown property 'apId'");
});
