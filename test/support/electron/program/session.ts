/** `session` and `protocol`: who serves a scheme, and what pages may ask for. */
import { EventEmitter } from 'node:events';
import { beforeReady } from './app.ts';
import { stage } from './stage.ts';

type Serve = (request: Request) => Promise<Response> | Response;

/** A session; `asks` are the handlers a page's wish is put to. */
export interface StandInSession extends EventEmitter {
  readonly schemes: Map<string, Serve>;
  readonly asks: { request: PermissionRequest; check: () => boolean; device: () => boolean };
}

type PermissionRequest = (contents: unknown, permission: string, decide: (isGranted: boolean) => void) => void;

const privileged = new Set<string>();
const sessions = new Map<string, StandInSession>();

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    beforeReady('protocol.registerSchemesAsPrivileged');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
};

export const session = {
  fromPartition(partition: string): StandInSession {
    const made = sessions.get(partition) ?? createSession();
    sessions.set(partition, made);
    return made;
  },
};

/** Electron grants whatever nobody refuses. */
function createSession(): StandInSession {
  const asks: StandInSession['asks'] = {
    request: (_contents, _permission, decide) => decide(true),
    check: () => true,
    device: () => true,
  };
  const schemes = new Map<string, Serve>();
  return Object.assign(new EventEmitter(), {
    schemes,
    asks,
    protocol: { handle: (scheme: string, serve: Serve) => void schemes.set(scheme, serve) },
    setPermissionRequestHandler: (handler: PermissionRequest) => void (asks.request = handler),
    setPermissionCheckHandler: (handler: () => boolean) => void (asks.check = handler),
    setDevicePermissionHandler: (handler: () => boolean) => void (asks.device = handler),
  });
}

/** Whether a session has pages for an address; the desk's scheme must be a privileged one, or it has no origin. */
export function canLoad(own: StandInSession, url: string): boolean {
  const scheme = new URL(url).protocol.slice(0, -1);
  return own.schemes.has(scheme) && privileged.has(scheme);
}

stage.answer('serve', async ({ url, method }) => {
  const scheme = new URL(url).protocol.slice(0, -1);
  const serve = [...sessions.values()].flatMap((each) => each.schemes.get(scheme) ?? [])[0];
  if (serve === undefined) throw new Error(`nobody serves ${scheme}:`);
  const response = await serve(new Request(url, { method }));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
});
