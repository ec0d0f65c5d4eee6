/**
 * A stand-in for the module `electron`: what the desk's main process uses of it, carried out on a real Chromium by the
 * stage in the test's process. It refuses what Electron refuses; what it cannot show, docs/electron.md names.
 */
export { app } from './program/app.ts';
export { dialog } from './program/dialog.ts';
export { ipcMain } from './program/ipc-main.ts';
export { Menu } from './program/menu.ts';
export { safeStorage } from './program/safe-storage.ts';
export { screen } from './program/screen.ts';
export { protocol, session } from './program/session.ts';
export { BrowserWindow } from './program/browser-window.ts';
