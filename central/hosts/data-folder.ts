/** The centre's folder: the signing key, outside the database; the database, unless `DATABASE_URL` names another. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { secureRandom, type SigningKey, signingKey } from '../crypto.ts';
import { startEmbedded } from '../database/embedded.ts';
import { joinRunning } from '../database/running.ts';

const DATABASE = 'centre';

/** Where a centre keeps its files unless told otherwise. PostgreSQL runs as another user where we are root. */
export function defaultFolder(): string {
  if (process.getuid?.() === 0) return '/var/lib/joint-desk-central';
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? homedir(), 'joint-desk-central');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'joint-desk-central');
}

/** Makes the folder. Nobody else lists it; as root, PostgreSQL's user must be able to pass through. */
export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (process.platform !== 'win32') chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** The key this folder holds; null before one was made. Throws 'central-key-unreadable' for a file that is no key. */
export function readKey(folder: string): SigningKey | null {
  const path = join(folder, 'signing.key');
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new AppError('central-key-unreadable', { path });
  return signingKey(Buffer.from(text, 'hex'));
}

/** Makes the key of a new centre. Its loss is the loss of every desk's trust: back it up apart from the database. */
export function makeKey(folder: string): SigningKey {
  const seed = secureRandom(32);
  writeSecret(join(folder, 'signing.key'), seed.toString('hex'));
  return signingKey(seed);
}

export interface OpenedDatabase {
  readonly url: string;
  /** False where the server was there already: it is not ours to stop, but for the centre that owns the folder. */
  readonly isStarted: boolean;
  /** True where the server belongs to this folder. */
  readonly isOwn: boolean;
  stop(): Promise<void>;
}

/** `DATABASE_URL`, or the folder's own server: the one that runs, else started now. */
export async function openDatabase(folder: string, log: (line: string) => void): Promise<OpenedDatabase> {
  const elsewhere = process.env['DATABASE_URL'];
  if (elsewhere !== undefined && elsewhere !== '')
    return { url: elsewhere, isStarted: false, isOwn: false, stop: () => Promise.resolve() };
  const [cluster, password] = [join(folder, 'postgres'), passwordOf(folder)];
  const running = await joinRunning(cluster, password);
  const server = running ?? (await startEmbedded({ folder: cluster, password, log }));
  const url = await server.url(DATABASE);
  return { url, isStarted: running === null, isOwn: true, stop: () => server.stop() };
}

/** The password of the folder's own server, made with it. */
function passwordOf(folder: string): string {
  const path = join(folder, 'postgres.password');
  if (!existsSync(path)) writeSecret(path, secureRandom(24).toString('hex'));
  return readFileSync(path, 'utf8').trim();
}

/** Whole or not at all, readable by nobody else. */
function writeSecret(path: string, text: string): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}
