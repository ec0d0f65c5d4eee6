/** Bytes that move between host and application: one-time tickets, in memory, never inside JSON (DESIGN §3.2). */

/** A file the operator chose: its bytes, or for the cli host the path it lies at. */
export interface UploadedFile {
  readonly name: string;
  readonly content: { readonly bytes: Uint8Array } | { readonly path: string };
}

export interface Uploads {
  /** Keeps the file until it is taken once; answers its ticket. The bytes are the desk's from now on: workers take them over. */
  put(bytes: Uint8Array, name: string): string;
  /** The cli host's way: a file of this machine, read where it lies. */
  putPath(path: string, name: string): string;
  take(ticket: string): UploadedFile | null;
}

export interface DownloadedFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
}

export interface Downloads {
  put(file: DownloadedFile): string;
  take(ticket: string): DownloadedFile | null;
}

/** At most this many tickets wait on either side; the oldest goes first. */
const MAX_WAITING = 32;

/** Tickets for files on their way in. */
export function createUploads(newTicket: () => string): Uploads {
  const box = createBox<UploadedFile>(newTicket);
  return {
    put: (bytes, name) => box.put({ name, content: { bytes } }),
    putPath: (path, name) => box.put({ name, content: { path } }),
    take: box.take,
  };
}

/** Tickets for files on their way out. */
export function createDownloads(newTicket: () => string): Downloads {
  return createBox<DownloadedFile>(newTicket);
}

function createBox<T>(newTicket: () => string) {
  const waiting = new Map<string, T>();
  return {
    put: (file: T): string => {
      const oldest = waiting.keys().next();
      if (waiting.size >= MAX_WAITING && oldest.done !== true) waiting.delete(oldest.value);
      const ticket = newTicket();
      waiting.set(ticket, file);
      return ticket;
    },
    take: (ticket: string): T | null => {
      const file = waiting.get(ticket) ?? null;
      waiting.delete(ticket);
      return file;
    },
  };
}
