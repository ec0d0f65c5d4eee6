/** The built renderer's files, and nothing beside them: a path from outside can only name a file under its folder. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export interface RendererFile {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
  /** A `cache-control` value: files under `assets/` carry their hash in the name. */
  readonly cacheControl: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The file that the path of a URL names (`/` is index.html); null when there is none or it is not ours to give. */
export async function readRendererFile(folder: string, urlPath: string): Promise<RendererFile | null> {
  const relative = safeRelativePath(urlPath);
  const type = relative === null ? undefined : TYPES[extname(relative)];
  if (relative === null || type === undefined) return null;
  const bytes = await bytesInside(folder, relative);
  if (bytes === null) return null;
  const cacheControl = relative.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
  return { bytes, type, cacheControl };
}

/** Letters, digits, `-`, `_`, `.` in segments that do not start with a dot: no encoding, no drive, no way up. */
function safeRelativePath(urlPath: string): string | null {
  if (urlPath === '/') return 'index.html';
  const isPlain = /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(urlPath);
  return isPlain ? urlPath.slice(1) : null;
}

/** The bytes of an existing file, unless a link leads out of the folder. */
async function bytesInside(folder: string, relative: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, relative));
    return path.startsWith(root + sep) ? await readFile(path) : null;
  } catch {
    // Not there, not readable or a folder: for the page that is the same answer.
    return null;
  }
}
