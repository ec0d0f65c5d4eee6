/** The desk's window: a sandboxed page at `app://counter/`, and the 客户屏 it may open beside it. */
import { BrowserWindow, type Session } from 'electron';
import { isCustomerUrl, openCustomerWindow } from './customer-window.ts';
import { refuseDownloads, refuseNavigation } from './lockdown.ts';
import { offerEditing } from './menu.ts';
import { APP_ORIGIN } from './scheme.ts';

/** Makes the window at the design size, its page not loaded yet; it is shown when its first picture is ready. */
export function createWindow(session: Session, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1280,
    minHeight: 720,
    show: false,
    title: '联办窗口',
    backgroundColor: '#ffffff',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    },
  });
  refuseNavigation(window.webContents);
  refuseDownloads(session, window.webContents);
  allowCustomerScreen(window, session);
  offerEditing(window.webContents);
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Loads the desk's page, once everything that answers it is connected. */
export function loadDesk(window: BrowserWindow): void {
  // A load that was cut off (the window closed, the page loaded anew) is no fault; a page that fell is told elsewhere.
  window.loadURL(`${APP_ORIGIN}/`).catch(() => undefined);
}

/** The one address a page may open; a second press shows the window that is there. */
function allowCustomerScreen(clerk: BrowserWindow, session: Session): void {
  let open: BrowserWindow | null = null;
  clerk.webContents.setWindowOpenHandler(({ url }) => {
    if (!isCustomerUrl(url)) return { action: 'deny' };
    if (open === null || open.isDestroyed()) open = openCustomerWindow(session, clerk, url);
    else open.show();
    return { action: 'deny' };
  });
}
