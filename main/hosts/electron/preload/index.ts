/** The bridge to the page: the desk's transport on `window.desk`, nothing of Node or Electron behind it. */
import { contextBridge, ipcRenderer } from 'electron';
import type { DeskAnswer, DeskEvent, DeskTransport } from '../../../../shared/contract/transport.ts';

const transport: DeskTransport = {
  call: (request) => ipcRenderer.invoke('desk:call', request),
  subscribe(listener) {
    const forward = (_: unknown, event: DeskEvent) => listener(event);
    ipcRenderer.on('desk:events', forward);
    return () => {
      ipcRenderer.off('desk:events', forward);
    };
  },
  async upload(bytes, name) {
    // The main process answers 'desk:upload' with a ticket (channels.ts).
    const { ticket } = valueOf(await ipcRenderer.invoke('desk:upload', bytes, name)) as { ticket: string };
    return ticket;
  },
  async fileUrl(ticket) {
    // The main process answers 'desk:file' with a DeskFile (main/hosts/host.ts).
    const file = valueOf(await ipcRenderer.invoke('desk:file', ticket)) as {
      bytes: Uint8Array<ArrayBuffer>;
      type: string;
    };
    return URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
  },
};

/** A refusal is thrown as the plain DeskError: an Error would lose all but its message on the way to the page. */
function valueOf(answer: DeskAnswer): unknown {
  if (!answer.ok) throw answer.error;
  return answer.value;
}

contextBridge.exposeInMainWorld('desk', transport);
