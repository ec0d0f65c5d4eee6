/** What electron-vite makes of the Electron host can be loaded where it will run: imports and files are all there. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ROOT, runTool } from '../support/tool.ts';

beforeAll(async () => {
  const { code, stdout } = await runTool('node_modules/electron-vite/bin/electron-vite.js', ['build'], ROOT);
  if (code !== 0) throw new Error(`electron-vite does not build: ${stdout}`);
}, 120_000);

const built = (path: string) => readFileSync(join(ROOT, 'out', path), 'utf8');

test('the main process imports only Electron, Node and packages that are installed with the program', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object };
  const allowed = ['electron', ...Object.keys(dependencies)];
  const files = globSync('main/**/*.js', { cwd: join(ROOT, 'out') });
  const imported = files.flatMap((file) =>
    [...built(file).matchAll(/^import .*?from "([^".][^"]*)";$/gm)].map(([, name = '']) => name),
  );
  const strangers = imported.filter((name) => !isBuiltin(name) && !allowed.includes(packageOf(name)));
  expect({ isEmpty: imported.length === 0, strangers }).toEqual({ isEmpty: false, strangers: [] });
  expect(imported).toContain('better-sqlite3');
});

test('every file that the Electron host names lies beside it, and package.json names the host', () => {
  const { main } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { main: string };
  expect(existsSync(join(ROOT, main))).toBe(true);
  const named = [...built('main/index.js').matchAll(/["'](\.\.?\/[\w./-]+\.c?js)["'],? ?(?:import\.meta\.url)?/g)];
  const paths = named.map(([, path = '']) => path).filter((path) => !path.startsWith('./chunks/'));
  const missing = paths.filter((path) => !existsSync(join(ROOT, 'out', 'main', path)));
  expect([[...new Set(paths)].toSorted(), missing]).toEqual([
    ['../preload/index.cjs', './backup-worker.js', './import-worker.js', './render-worker.js', './verify-worker.js'],
    [],
  ]);
});

test('every file of the main process is one that Node can read', () => {
  const files = globSync('main/**/*.js', { cwd: join(ROOT, 'out') }).map((file) => join(ROOT, 'out', file));
  const read = files.map((file) => spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' }).stderr);
  expect(read).toEqual(files.map(() => ''));
});

test('the preload is CommonJS and requires nothing but Electron', () => {
  const required = [...built('preload/index.cjs').matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
  expect([required, /^import /m.test(built('preload/index.cjs'))]).toEqual([['electron'], false]);
});

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
