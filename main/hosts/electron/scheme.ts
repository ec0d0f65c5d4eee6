/** `app://counter/`: the renderer's own origin, served from its folder and nowhere else. */
import { protocol, type Session } from 'electron';
import { securityHeaders } from '../content-security.ts';
import { readRendererFile } from '../renderer-files.ts';

/** The origin of every page of the desk. */
export const APP_ORIGIN = 'app://counter';

/** Whether an address lies on the desk's own origin. */
export function isDeskUrl(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`);
}

/** Makes `app:` a standard, secure scheme; must run before Electron is ready. */
export function declareScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** Serves the built renderer to a session under `app://counter/`. */
export function serveRenderer(session: Session, rendererDir: string): void {
  session.protocol.handle('app', (request) => answer(request, rendererDir));
}

async function answer(request: Request, rendererDir: string): Promise<Response> {
  const url = new URL(request.url);
  const isOurs = request.method === 'GET' && url.host === 'counter';
  const file = isOurs ? await readRendererFile(rendererDir, url.pathname) : null;
  if (file === null) return new Response(null, { status: 404, headers: securityHeaders() });
  const headers = { ...securityHeaders(), 'content-type': file.type, 'cache-control': file.cacheControl };
  return new Response(file.bytes, { headers });
}
