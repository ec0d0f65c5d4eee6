/** The real ports under Node: the machine's clock, randomness, folders. Hosts and tools share them. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { secureRandom } from '../crypto.ts';
import { renameDurably, writePart } from '../database/durable.ts';
import { createLog } from '../log.ts';
import { systemFontFolders } from '../papers/font-folders.ts';
import type { Clock, Ports } from '../ports.ts';
import { lpPrinter } from '../printing/lp.ts';
import { noPrinter, type Printer } from '../printing/printer.ts';
import { prepareDataFolder } from '../database/data-folder.ts';
import { fetchLine } from './fetch-line.ts';

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
    after,
    line: fetchLine,
    installationId: installationId(),
    version: programVersion(),
    workers: workerUrls(),
    osSecret: null,
    printer: machinePrinter(process.platform),
    systemFonts: systemFontFolders(process.platform),
  };
}

/** The machine's timer. */
export function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}

/** CUPS where its commands are to be expected; elsewhere the screen's dialog prints. */
export function machinePrinter(platform: NodeJS.Platform): Printer {
  return platform === 'win32' ? noPrinter : lpPrinter();
}

/** Where workers lie: among the sources, or built beside this file under their own names. */
export function workerUrls(): Ports['workers'] {
  const isSource = import.meta.url.endsWith('.ts');
  return {
    roster: new URL(isSource ? '../roster/import-worker.ts' : './import-worker.js', import.meta.url),
    verify: new URL(isSource ? '../journal/verify-worker.ts' : './verify-worker.js', import.meta.url),
    papers: new URL(isSource ? '../papers/render-worker.ts' : './render-worker.js', import.meta.url),
    backup: new URL(isSource ? '../backup/backup-worker.ts' : './backup-worker.js', import.meta.url),
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

/**
 * A random id of this installation, outside every data folder, made once (DESIGN §7). A file that was cut off is refused
 * by name: a new id would lock a live desk out as "moved".
 */
function installationId(): string {
  const folder = join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'joint-desk');
  const path = join(folder, 'installation');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writePart(`${path}.part`, secureRandom(16).toString('hex'));
    renameDurably(`${path}.part`, path);
  }
  const id = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{32}$|^[0-9a-f-]{36}$/.test(id)) throw new AppError('installation-unreadable', { where: path });
  return id;
}
