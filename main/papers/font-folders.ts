/** Where the platform keeps its fonts: asked by every host, before anything of a paper is loaded. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folders in which the platform installs fonts. */
export function systemFontFolders(platform: NodeJS.Platform): string[] {
  switch (platform) {
    case 'win32':
      return ['C:\\Windows\\Fonts', join(homedir(), 'AppData', 'Local', 'Microsoft', 'Windows', 'Fonts')];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library', 'Fonts')];
    default:
      return ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local', 'share', 'fonts')];
  }
}
