/** The one channel between a page in Electron and the desk: its name, and what may be asked on it. */
import type { DeskRequest } from './contract/transport.ts';

/** Both ways: what the page asks is answered, what the desk tells (DeskEvent) is pushed. */
export const DESK_CHANNEL = 'desk';

/** What a page asks: a call, a file handed over, a file fetched by its ticket. */
export type DeskMessage =
  | { readonly kind: 'call'; readonly request: DeskRequest }
  | { readonly kind: 'upload'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'file'; readonly ticket: string };
