/** Which host this page runs under: Electron puts `window.desk` there, the browser host speaks HTTP. */
import type { DeskTransport } from '../../shared/contract/transport.ts';
import { takeHostKey } from './host-key.ts';
import { httpTransport } from './http-transport.ts';

declare global {
  interface Window {
    /** Set by the Electron preload only. */
    readonly desk?: DeskTransport;
  }
}

/** The transport of the host this page was opened by. */
export async function chooseTransport(): Promise<DeskTransport> {
  return window.desk ?? httpTransport(await takeHostKey());
}
