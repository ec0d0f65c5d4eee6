/** The real ports under Node: the machine's clock, randomness, folders. Hosts and tools share them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../shared/dates.ts';
import { secureRandom } from '../crypto.ts';
import { createLog } from '../log.ts';
import { systemFontFolders } from '../papers/font-folders.ts';
import type { Clock, Ports } from '../ports.ts';
import { prepareDataFolder } from '../database/data-folder.ts';

interface NodePortsOptions {
  readonly dataDir: string;
  /** Another clock than the machine's: demonstrations and tests. */
  readonly clock?: Clock | undefined;
}

/** Ports for a desk on this machine. */
export function nodePorts({ dataDir, clock }: NodePortsOptions): Ports {
  // Before the log makes a folder of its own in it, with another mode.
  prepareDataFolder(dataDir);
  return {
    dataDir,
    clock: clock ?? { now: () => instant(Date.now()) },
    randomness: { bytes: secureRandom },
    log: createLog(join(dataDir, 'log', 'desk.log')),
    installationId: installationId(),
    version: programVersion(),
    workers: workerUrls(),
    systemFonts: systemFontFolders(process.platform),
  };
}

/** Where workers lie when the program runs from its sources. */
export function workerUrls(): Ports['workers'] {
  return {
    roster: new URL('../roster/import-worker.ts', import.meta.url),
    verify: new URL('../journal/verify-worker.ts', import.meta.url),
  };
}

/** The program's version, from package.json. */
export function programVersion(): string {
  // Our own file, checked in.
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/** A random id of this installation, outside every data folder, made once (DESIGN §7). */
function installationId(): string {
  const folder = process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  const path = join(folder, 'joint-desk', 'installation');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    const id = secureRandom(16).toString('hex');
    mkdirSync(join(folder, 'joint-desk'), { recursive: true, mode: 0o700 });
    writeFileSync(path, id, { mode: 0o600, flag: 'wx' });
    return id;
  }
}
