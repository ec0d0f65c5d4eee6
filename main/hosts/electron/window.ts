/** The desk's window: a sandboxed page at `app://counter/`, and the 客户屏 it may open beside it. */
import { BrowserWindow, type Session } from 'electron';
import { isCustomerUrl, openCustomerWindow } from './customer-window.ts';
import { refuseNavigation } from './lockdown.ts';
import { APP_ORIGIN } from './scheme.ts';

/** Opens the window at the design size; it is shown when its first picture is ready. */
export function openWindow(session: Session, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1280,
    minHeight: 720,
    show: false,
    title: '联办窗口',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  refuseNavigation(window.webContents);
  allowCustomerScreen(window, session);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
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
