/** `dialog`: the stage keeps what was said and answers for the clerk. */
import type { MessageBoxOptions } from 'electron';
import type { BrowserWindow } from './browser-window.ts';
import { stage, tell } from './stage.ts';

export const dialog = {
  showErrorBox: (title: string, content: string): void => tell(stage.ask('dialog.error', { title, content })),
  showMessageBox: async (_window: BrowserWindow, options: MessageBoxOptions) => ({
    response: await stage.ask('dialog.question', options),
    checkboxChecked: false,
  }),
};
