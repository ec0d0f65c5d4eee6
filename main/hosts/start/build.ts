/** The built parts under out/: made when they are missing or older than their sources. */
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Builds the renderer for the browser host if need be; returns its folder. */
export async function ensureRenderer(root: string): Promise<string> {
  const folder = join(root, 'out', 'renderer');
  const sources = ['renderer/**/*', 'shared/**/*', 'vite.config.ts', 'package-lock.json'];
  if (isFresh(root, join(folder, 'index.html'), sources)) return folder;
  process.stdout.write('正在生成界面，约需十几秒，仅首次或更新后需要……\n');
  await asProduction(async () => {
    const { build } = await import('vite');
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  });
  return folder;
}

/** Builds the desk that runs under Node if need be; returns the file the browser host starts with. */
export async function ensureDesk(root: string): Promise<string> {
  const entry = join(root, 'out', 'desk', 'browser-desk.js');
  const sources = ['main/**/*', 'shared/**/*', 'desk.vite.config.ts', 'package-lock.json'];
  if (isFresh(root, entry, sources)) return entry;
  const { build } = await import('vite');
  await build({ configFile: join(root, 'desk.vite.config.ts'), logLevel: 'warn' });
  return entry;
}

/** Builds what Electron loads (main, preload, renderer) if need be. */
export async function ensureElectronBundles(root: string): Promise<void> {
  await ensureRenderer(root);
  const sources = ['main/**/*', 'shared/**/*', 'electron.vite.config.ts', 'package-lock.json'];
  if (isFresh(root, join(root, 'out', 'main', 'index.js'), sources)) return;
  process.stdout.write('正在生成桌面程序……\n');
  const { build } = await import('electron-vite');
  await build({ configFile: join(root, 'electron.vite.config.ts'), root, logLevel: 'warn' });
}

/** What users get is built the same whoever asks: under a test runner NODE_ENV would make React's development build of it. */
async function asProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** Whether a built file exists and no source is newer. */
function isFresh(root: string, built: string, sources: readonly string[]): boolean {
  const builtAt = modifiedAt(built);
  if (builtAt === null) return false;
  return globSync([...sources], { cwd: root }).every((path) => (modifiedAt(join(root, path)) ?? 0) <= builtAt);
}

function modifiedAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
