/** The scripts that stand in a page before its own: in the page's world, and in the preload's isolated one. */
import { readFileSync } from 'node:fs';
import { bridgeEnd, type BridgeEnd } from './bridge.ts';
import { pack, unpack } from './packing.ts';

/** The isolated world's name, as developer tools would show it. */
export const PRELOAD_WORLD = 'electron-preload';
/** The way out of each world: a function in that world alone. */
export const PRELOAD_BINDING = 'standInOfPreload';
export const PAGE_BINDING = 'standInOfPage';
/** Where the preload's world hears the program. */
export const HEAR = 'standInHears';

/** What a page tells the stage. */
export type FromPage =
  | { readonly kind: 'open'; readonly url: string }
  | ({ readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown } & {
      readonly frameUrl: string;
      readonly isMainFrame: boolean;
    });

/** What the stage tells the preload's world. */
export type ToPreload =
  | { readonly kind: 'event'; readonly channel: string; readonly args: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly isGood: boolean; readonly value: unknown };

/** The page's world: windows are asked for, and where there is a preload its bridge ends here. */
export function pageScript(secret: string, hasPreload: boolean): string {
  const bridge = hasPreload ? `(${bridgeEnd.toString()})('${secret}-page', '${secret}-preload');` : '';
  return `(${askForWindows.toString()})('${PAGE_BINDING}'); if (window === top) { ${bridge} }`;
}

/** The preload's world: a built preload (CommonJS) as Electron's sandbox runs it, in the top frame only. */
export function preloadScript(secret: string, preloadFile: string): string {
  const source = readFileSync(preloadFile, 'utf8');
  return `if (window === top) {
    const bridge = (${bridgeEnd.toString()})('${secret}-preload', '${secret}-page');
    ${pack.toString()}
    ${unpack.toString()}
    const electron = (${electronOfPreload.toString()})('${PRELOAD_BINDING}', '${HEAR}', bridge, pack, unpack);
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('module not found: ' + name);
    };
    (function (require, module, exports) { ${source} })(require, { exports: {} }, {});
  }`;
}

/** Runs in the page: `window.open` opens nothing, the program decides. */
function askForWindows(binding: string): void {
  // Chromium put it there for this script; the page's own never see it.
  const tell = Reflect.get(window, binding) as (text: string) => void;
  Reflect.deleteProperty(window, binding);
  window.open = (url = '') => {
    tell(JSON.stringify({ kind: 'open', url: new URL(url, location.href).href }));
    return null;
  };
}

type Listener = (event: object, ...args: unknown[]) => void;

/** Runs in the preload's world: `ipcRenderer` and `contextBridge`. */
function electronOfPreload(
  binding: string,
  hear: string,
  bridge: BridgeEnd,
  packValue: typeof pack,
  unpackValue: typeof unpack,
) {
  const tell = Reflect.get(window, binding) as (text: string) => void;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (cause: Error) => void }>();
  const listeners: { readonly channel: string; readonly listener: Listener }[] = [];
  let lastId = 0;
  Reflect.set(window, hear, (message: ToPreload) => {
    if (message.kind === 'event') {
      // The event's arguments were packed from an array.
      const args = unpackValue(message.args) as unknown[];
      for (const { channel, listener } of listeners.slice()) if (channel === message.channel) listener({}, ...args);
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.isGood) resolve?.(unpackValue(message.value));
    else reject?.(new Error(String(message.value)));
  });
  return {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api) },
    ipcRenderer: {
      on: (channel: string, listener: Listener) => void listeners.push({ channel, listener }),
      off: (channel: string, listener: Listener) => {
        const at = listeners.findIndex((each) => each.channel === channel && each.listener === listener);
        if (at >= 0) listeners.splice(at, 1);
      },
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const packed = packValue(args);
          waiting.set((lastId += 1), { resolve, reject });
          const from = { frameUrl: location.href, isMainFrame: window === top };
          tell(JSON.stringify({ kind: 'invoke', id: lastId, channel, args: packed, ...from }));
        }),
    },
  };
}
