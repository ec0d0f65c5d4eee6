// May: the Electron host.
export { BrowserWindow } from 'electron';
