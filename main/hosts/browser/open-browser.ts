/** Opens a file in the browser of whoever sits at this machine. */
import { spawn } from 'node:child_process';

/** How long to wait for the opener to fail, in milliseconds; one that is still running then has done its work. */
const PATIENCE = 3_000;

/** Starts the user's browser at a file. False where there is no screen or no opener; the user then opens it by hand. */
export function openBrowser(file: string): Promise<boolean> {
  const command = opener(process.platform, process.env);
  if (command === null) return Promise.resolve(false);
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, [...args, file], { stdio: 'ignore', detached: true });
    const patience = setTimeout(() => resolve(true), PATIENCE);
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    child.unref();
    function settle(isStarted: boolean): void {
      clearTimeout(patience);
      resolve(isStarted);
    }
  });
}

/** The system's own opener; on Linux only where a display can be seen. */
function opener(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): [string, ...string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasDisplay = env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
  return hasDisplay ? ['xdg-open'] : null;
}
