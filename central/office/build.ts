/** The built page under out/office: made when it is missing or older than its sources, as the desk does with its own. */
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['renderer/**/*', 'shared/**/*', 'office.vite.config.ts', 'package-lock.json'];

/** Builds the page if need be; returns its folder. `say` hears that it takes a while. */
export async function ensureOfficePage(root: string, say: (line: string) => void): Promise<string> {
  const folder = join(root, 'out', 'office');
  const builtAt = modifiedAt(join(folder, 'index.html'));
  const isFresh =
    builtAt !== null && globSync(SOURCES, { cwd: root }).every((path) => isOlder(join(root, path), builtAt));
  if (isFresh) return folder;
  say('正在生成理赔审核页面，约需十几秒，仅首次或更新后需要……');
  const before = process.env['NODE_ENV'];
  // Under a test runner NODE_ENV would make React's development build of it.
  process.env['NODE_ENV'] = 'production';
  try {
    const { build } = await import('vite');
    await build({ configFile: join(root, 'office.vite.config.ts'), logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
  return folder;
}

function isOlder(path: string, than: number): boolean {
  return (modifiedAt(path) ?? 0) <= than;
}

function modifiedAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
