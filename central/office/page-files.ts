/** The built page's files: listed once, so that a path from outside can only name one of them. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly bytes: Buffer;
  readonly type: string;
  /** A `cache-control` value: files under `assets/` carry their hash in the name. */
  readonly cacheControl: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/** Reads files of the folder by their address below `/office/`; null for anything that was not built. */
export function pageFiles(folder: string): (path: string) => Promise<PageFile | null> {
  const known = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')),
  );
  return async (path) => {
    const name = path === '' ? 'index.html' : path;
    const type = TYPES[extname(name)];
    if (!known.has(name) || type === undefined) return null;
    const cacheControl = name.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
    return { bytes: await readFile(join(folder, name)), type, cacheControl };
  };
}
