/** The bridge to the page: the desk's transport on `window.desk`, nothing of Node or Electron behind it. */
import { contextBridge, ipcRenderer } from 'electron';
import type { DeskAnswer, DeskEvent, DeskTransport } from '../../../../shared/contract/transport.ts';
import { DESK_CHANNEL, type DeskMessage } from '../../../../shared/desk-channel.ts';

const transport: DeskTransport = {
  call: (request) => ask({ kind: 'call', request }),
  subscribe(listener) {
    const forward = (_: unknown, event: DeskEvent) => listener(event);
    ipcRenderer.on(DESK_CHANNEL, forward);
    return () => {
      ipcRenderer.off(DESK_CHANNEL, forward);
    };
  },
  async upload(bytes, name) {
    // The main process answers an upload with a ticket (channel.ts).
    const { ticket } = valueOf(await ask({ kind: 'upload', bytes, name })) as { ticket: string };
    return ticket;
  },
  async fileUrl(ticket) {
    // The main process answers a ticket with a DeskFile (main/hosts/host.ts).
    const file = valueOf(await ask({ kind: 'file', ticket })) as { bytes: Uint8Array<ArrayBuffer>; type: string };
    return URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
  },
};

function ask(message: DeskMessage): Promise<DeskAnswer> {
  return ipcRenderer.invoke(DESK_CHANNEL, message);
}

/** A refusal is thrown as the plain DeskError: an Error would lose all but its message on the way to the page. */
function valueOf(answer: DeskAnswer): unknown {
  if (!answer.ok) throw answer.error;
  return answer.value;
}

contextBridge.exposeInMainWorld('desk', transport);
