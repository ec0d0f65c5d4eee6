/** A desk that writes down what reaches it: for the tests of a host's transport and trust, where the desk is the far side. */
import type { Answer, DeskEvent, Request } from '../../shared/contract.ts';
import type { DeskApp, DeskFile } from '../../main/hosts/host.ts';

export interface RecordingDesk extends DeskApp {
  readonly received: Request[];
  readonly uploaded: { readonly name: string; readonly size: number }[];
  /** Sends an event to every page. */
  emit(event: DeskEvent): void;
  /** How many pages listen. */
  listeners(): number;
  /** Makes a file that can be taken once. */
  offer(file: DeskFile): string;
}

/** Answers every call with its own input; `boom.now` throws as a fault of ours would. */
export function recordingDesk(): RecordingDesk {
  const received: Request[] = [];
  const uploaded: { name: string; size: number }[] = [];
  const listeners = new Set<(event: DeskEvent) => void>();
  const files = new Map<string, DeskFile>();
  return {
    received,
    uploaded,
    dispatch(request) {
      received.push(request);
      if (request.method === 'boom.now') return Promise.reject(new Error('secret: 3701…'));
      return Promise.resolve<Answer>({ ok: true, value: request.input });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    uploads: {
      put(bytes, name) {
        uploaded.push({ name, size: bytes.byteLength });
        return `ticket-${uploaded.length}`;
      },
    },
    downloads: {
      take(ticket) {
        const file = files.get(ticket) ?? null;
        files.delete(ticket);
        return file;
      },
    },
    emit: (event) => listeners.forEach((listener) => listener(event)),
    listeners: () => listeners.size,
    offer(file) {
      files.set(`file-${files.size + 1}`, file);
      return `file-${files.size}`;
    },
    close: () => Promise.resolve(),
  };
}
