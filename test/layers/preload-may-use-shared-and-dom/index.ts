import { contextBridge } from 'electron';
import type { DeskTransport } from '../../../shared/contract/transport.ts';

export function expose(transport: DeskTransport): void {
  contextBridge.exposeInMainWorld(document.title, transport);
}
