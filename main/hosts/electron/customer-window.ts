/** The 客户屏's window: the same page at `#customer`, without a preload, so without any way into the desk. */
import { BrowserWindow, screen, type Session } from 'electron';
import { CUSTOMER_HASH } from '../../../shared/customer-hash.ts';
import { refuseNavigation } from './lockdown.ts';
import { APP_ORIGIN } from './scheme.ts';

/** Whether an address that a page wants to open is the 客户屏's; nothing else may be opened. */
export function isCustomerUrl(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/${CUSTOMER_HASH}`);
}

/** Opens the 客户屏 of a clerk's window, on the second display where there is one; it closes with that window. */
export function openCustomerWindow(session: Session, clerk: BrowserWindow, url: string): BrowserWindow {
  const second = screen.getAllDisplays().find(({ id }) => id !== screen.getDisplayMatching(clerk.getBounds()).id);
  const place = second === undefined ? { width: 1280, height: 800 } : { ...second.bounds, fullscreen: true };
  const window = new BrowserWindow({
    ...place,
    minWidth: 1024,
    minHeight: 600,
    title: '客户屏',
    backgroundColor: '#ffffff',
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
      // A page nobody touches for minutes must still turn idle ten seconds after the clerk's window fell silent.
      backgroundThrottling: false,
    },
  });
  refuseNavigation(window.webContents);
  // Without a menu nobody else hears the key that the settings page names.
  window.webContents.on('before-input-event', (_event, { type, key }) => {
    if (type === 'keyDown' && key === 'F11') window.setFullScreen(!window.isFullScreen());
  });
  clerk.once('closed', () => {
    if (!window.isDestroyed()) window.close();
  });
  // A load that was cut off by closing the window is no fault.
  window.loadURL(url).catch(() => undefined);
  return window;
}
