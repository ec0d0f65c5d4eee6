/** Where a desk keeps its files unless told otherwise: the user's own place for application data. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The default data folder of this user on this system. */
export function defaultDataDir(): string {
  return join(applicationData(process.platform, process.env, homedir()), 'joint-desk');
}

function applicationData(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
}
