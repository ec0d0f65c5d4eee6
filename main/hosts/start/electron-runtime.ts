/** Whether Electron's runtime is on this machine, or can be fetched now; otherwise the reason in one line. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ElectronRuntime =
  | { readonly kind: 'here'; readonly executable: string }
  | { readonly kind: 'downloadable' }
  | { readonly kind: 'none'; readonly reason: string };

/** How long the download host may take to answer, in milliseconds (DESIGN §10). */
const PATIENCE = 3_000;

/** What decides about windows and downloads on a machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The user's number; null where users have none (Windows). */
  readonly uid: number | null;
  readonly env: NodeJS.ProcessEnv;
}

/** The machine we run on. */
export function thisMachine(): Machine {
  return { platform: process.platform, arch: process.arch, uid: process.getuid?.() ?? null, env: process.env };
}

/** Looks for the runtime: first whether a window can be shown at all, then the files, then the download host. */
export async function findElectron(root: string, machine: Machine): Promise<ElectronRuntime> {
  const obstacle = obstacleToWindows(machine);
  if (obstacle !== null) return { kind: 'none', reason: obstacle };
  const executable = installedExecutable(root, machine);
  if (executable !== null) return { kind: 'here', executable };
  const isReachable = await answers(downloadUrl(root, machine));
  if (isReachable) return { kind: 'downloadable' };
  return { kind: 'none', reason: '本机没有 Electron 运行环境，下载服务器 3 秒内没有应答' };
}

/** Fetches the runtime with Electron's own installer, which shows its progress; true when it is there afterwards. */
export function downloadElectron(root: string): Promise<boolean> {
  const installer = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: 'inherit',
  });
  return new Promise((resolve) => {
    installer.once('error', () => resolve(false));
    installer.once('exit', (code) => resolve(code === 0));
  });
}

/** The runtime's executable when it is on the disk. */
export function installedExecutable(root: string, { platform, env }: Machine): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : executableName(platform);
  const executable = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(executable) ? executable : null;
}

function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** On Linux a window needs a display, and Chromium's sandbox another user than root. */
function obstacleToWindows({ platform, uid, env }: Machine): string | null {
  if (platform !== 'linux') return null;
  const hasDisplay = env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
  if (!hasDisplay) return '本机没有图形桌面';
  return uid === 0 ? '当前是 root 用户，Electron 的沙箱不允许' : null;
}

/** Where Electron's installer would fetch from; it honours the same mirror settings. */
function downloadUrl(root: string, { platform, arch, env }: Machine): string {
  // Electron's own package.json: it always has a version.
  const manifest = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as {
    version: string;
  };
  const mirror = env['npm_config_electron_mirror'] ?? env['ELECTRON_MIRROR'];
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  const folder = env['ELECTRON_CUSTOM_DIR'] ?? `v${manifest.version}`;
  return `${base}${folder}/electron-v${manifest.version}-${platform}-${arch}.zip`;
}

/** Asks for the first byte: a redirecting host that cannot reach its store does not count. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { range: 'bytes=0-0' }, signal: AbortSignal.timeout(PATIENCE) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Unreachable, refused or too slow: to the caller that is one and the same.
    return false;
  }
}
