/** What a page of the desk may not do: leave the desk, open windows, ask for devices, embed anything, save what is not its own. */
import { app, type Session, type WebContents } from 'electron';
import { isDeskUrl } from './scheme.ts';

/** Command-line switches that would open the pages of an installed program to whoever starts it. */
const OPENING_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'no-sandbox',
  'disable-web-security',
  'load-extension',
];

/** The first of the switches an installed program does not start with; null when there is none. From sources all are allowed. */
export function openingSwitch(): string | null {
  if (!app.isPackaged) return null;
  return OPENING_SWITCHES.find((name) => app.commandLine.hasSwitch(name)) ?? null;
}

/** Refuses every permission and device to the pages of a session. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Nothing is saved but what `clerk`'s page made itself (papers, lists of refused rows); the system asks where. */
export function refuseDownloads(session: Session, clerk: WebContents): void {
  session.on('will-download', (event, item, contents) => {
    const isOwn = contents === clerk && item.getURL().startsWith('blob:');
    if (!isOwn) event.preventDefault();
  });
}

/** Keeps a page where it is: no other address, no new window, no webview. It may load itself anew; a frame may show a `blob:`. */
export function refuseNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    const isAllowed = event.isMainFrame ? isSamePage(contents.getURL(), event.url) : event.url.startsWith('blob:');
    if (!isAllowed) event.preventDefault();
  });
}

/** 重新载入 after a fault is a navigation of the page to itself. */
function isSamePage(from: string, to: string): boolean {
  return isDeskUrl(to) && withoutHash(from) === withoutHash(to);
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? '';
}
