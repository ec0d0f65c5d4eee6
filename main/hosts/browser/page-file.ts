/** The file that opens the page: readable by its owner alone, always holding a token that was not used yet. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes the file, or replaces it whole. The token stands in the fragment, which no server and no other user sees
 * (a command line would show it to every user of the machine).
 */
export function writePageFile(path: string, url: string): void {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  writeFileSync(part, pageHtml(url), { mode: 0o600 });
  renameSync(part, path);
}

/** Removes the file; a missing one is fine. */
export function removePageFile(path: string): void {
  rmSync(path, { force: true });
}

function pageHtml(url: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${url}">
<title>联办窗口</title>
<p>正在打开联办窗口……如果没有自动打开，请<a href="${url}">点击这里</a>。</p>
</html>
`;
}
