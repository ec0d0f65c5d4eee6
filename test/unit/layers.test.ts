/** Each rule of the layers (DESIGN §2), proved by a tiny project that must not compile, beside one that must. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT, runTool } from '../support/tool.ts';

const TSC = 'node_modules/typescript/bin/tsc';
const LAYERS = join(ROOT, 'test', 'layers');

const NAME_UNKNOWN = ['TS2304'];
const DOM_UNKNOWN = ['TS2584'];
const NODE_UNKNOWN = ['TS2591'];
const OUTSIDE_THE_LAYER = ['TS6059', 'TS6307'];

/** Project → the errors its own file must have. */
const PROOFS: Readonly<Record<string, readonly string[]>> = {
  'shared-may-use-its-own': [],
  'shared-no-node-global': NODE_UNKNOWN,
  'shared-no-node-module': NODE_UNKNOWN,
  'shared-no-dom': DOM_UNKNOWN,
  'shared-no-console': DOM_UNKNOWN,
  'shared-no-timer': NAME_UNKNOWN,
  'shared-no-main': OUTSIDE_THE_LAYER,
  'shared-no-renderer': OUTSIDE_THE_LAYER,
  'main-may-use-shared-and-node': [],
  'main-no-dom': DOM_UNKNOWN,
  'main-no-renderer': OUTSIDE_THE_LAYER,
  'main-no-preload': OUTSIDE_THE_LAYER,
  'main-no-test': OUTSIDE_THE_LAYER,
  'preload-may-use-shared-and-dom': [],
  'preload-no-main': OUTSIDE_THE_LAYER,
  'preload-no-renderer': OUTSIDE_THE_LAYER,
  'renderer-may-use-shared-and-dom': [],
  'renderer-no-node-global': NODE_UNKNOWN,
  'renderer-no-node-module': NODE_UNKNOWN,
  'renderer-no-main': OUTSIDE_THE_LAYER,
  'renderer-no-preload': OUTSIDE_THE_LAYER,
  'central-may-use-shared-and-node': [],
  'central-no-dom': DOM_UNKNOWN,
  'central-no-main': OUTSIDE_THE_LAYER,
  'central-no-renderer': OUTSIDE_THE_LAYER,
};

// The declarations of the referenced layers; whether those layers have errors of their own is `npm run types`' business.
beforeAll(() => runTool(TSC, ['-b', 'shared'], ROOT), 120_000);

test('every proof is listed, and every listed proof is there', () => {
  const folders = readdirSync(LAYERS).filter((name) => name !== 'lint');
  expect(folders.toSorted()).toEqual(Object.keys(PROOFS).toSorted());
});

describe.each(Object.entries(PROOFS))('%s', (name, codes) => {
  test(`compiles with ${codes.join(' and ') || 'no error'}`, async () => {
    const { code, stdout } = await runTool(TSC, ['-p', `test/layers/${name}`, '--noEmit', '--pretty', 'false'], ROOT);
    expect({ failed: code !== 0, codes: codesIn(stdout, `test/layers/${name}/`) }).toEqual({
      failed: codes.length > 0,
      codes,
    });
  });

  test('is the real layer in everything but its folder', () => {
    const project = configOf(join(LAYERS, name));
    const layer = configOf(dirname(join(LAYERS, name, String(project['extends']))));
    expect(Object.keys(project['compilerOptions'] ?? {})).toEqual(['rootDir', 'outDir']);
    expect(referencesOf(project, join(LAYERS, name))).toEqual(referencesOf(layer, layer.folder));
  });
});

/** The codes at the project's own file; a forbidden import drags in errors of the file it names, which prove nothing. */
function codesIn(output: string, ownFolder: string): string[] {
  const own = output.split('\n').filter((line) => line.startsWith(ownFolder));
  return [...new Set(own.flatMap((line) => /error (TS\d+)/.exec(line)?.[1] ?? []))].toSorted();
}

interface Config extends Record<string, unknown> {
  readonly folder: string;
}

function configOf(folder: string): Config {
  // Our own tsconfigs are plain JSON objects.
  return { ...(JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8')) as object), folder };
}

function referencesOf(config: Config, folder: string): string[] {
  // As tsc wants it: a list of objects with a path, or nothing.
  const references = (config['references'] ?? []) as { readonly path: string }[];
  return references.map(({ path }) => relative(ROOT, resolve(folder, path)));
}
