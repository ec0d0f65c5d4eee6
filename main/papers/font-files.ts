/** Where fonts lie: the bundled one, and the machine's own folders for the rare characters it lacks. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openFonts, type FontFile, type Fonts } from './fonts.ts';

/** The bundled Noto Sans SC (TrueType, OFL). A packed app passes its own path instead. */
export function bundledFontPath(): string {
  const locate = createRequire(import.meta.url);
  return locate.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
}

/** Reads the bundled font and lists the others; these are read only when a character asks for them. */
export async function loadFonts(bundledPath: string, folders: readonly string[]): Promise<Fonts> {
  const bundled = await readFile(bundledPath);
  return openFonts(bundled, listFontFiles(folders));
}

/** Fonts once loaded, or being loaded; null when nobody asked yet or the last try failed. */
export interface FontHolder {
  fonts: Promise<Fonts> | null;
}

/** The fonts of a running desk, loaded once. A failed try is forgotten, so that the next paper tries again. */
export function heldFonts(holder: FontHolder, load: () => Promise<Fonts>): Promise<Fonts> {
  if (holder.fonts !== null) return holder.fonts;
  const loading = load();
  holder.fonts = loading;
  loading.catch(() => {
    holder.fonts = null;
  });
  return loading;
}

/** Font files below the folders: those likely to hold rare Chinese characters first, then by path, so the order is fixed. */
export function listFontFiles(folders: readonly string[]): FontFile[] {
  const paths = folders.flatMap((folder) => fontPathsBelow(folder));
  const ranked = paths.map((path) => ({ path, rank: likelihood(path) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1));
  return ranked.map(({ path }) => ({ name: path, read: () => readFile(path) }));
}

function fontPathsBelow(folder: string): string[] {
  const names = listOrNone(folder).filter((name) => /\.(ttf|otf|ttc|otc)$/i.test(name));
  return names.map((name) => join(folder, name));
}

/** A missing or unreadable folder has no fonts. */
function listOrNone(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/** 0 for sans fonts with Chinese, 1 for other Chinese fonts, 2 for the rest; bold cuts come after regular ones. */
function likelihood(path: string): number {
  const name = path.toLowerCase();
  const isBold = /bold|black|heavy/.test(name);
  if (/(sans|hei).*(cjk|sc|cn)|cjk.*sans|msyh|simhei|plangothic/.test(name)) return isBold ? 0.5 : 0;
  if (/cjk|sim|song|sun|ming|kai|fang|han|serif.*(sc|cn)|ext-?b|unifont/.test(name)) return isBold ? 1.5 : 1;
  return 2;
}
