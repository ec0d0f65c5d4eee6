/** What a page of the desk may not do: leave the desk, open windows, ask for devices, embed anything. */
import type { Session, WebContents } from 'electron';

/** Refuses every permission and device to the pages of a session. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Keeps a page where it is: no navigation, no new window, no webview. A frame may show a paper (`blob:`). */
export function refuseNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    const isPaper = !event.isMainFrame && event.url.startsWith('blob:');
    if (!isPaper) event.preventDefault();
  });
}
