/** What a host needs of the desk: one door for calls, one stream of events, bytes by one-time tickets. */
import type { Answer, DeskEvent, Request } from '../../shared/contract.ts';

/** A file made by the desk, handed out once. */
export interface DeskFile {
  readonly bytes: Uint8Array;
  /** A MIME type such as `application/pdf`. */
  readonly type: string;
  readonly name: string;
}

/** The desk as `createApp` gives it; a host adds transport and trust, nothing else. */
export interface DeskApp {
  /** Never rejects: what goes wrong inside is an answer with `ok: false`. */
  dispatch(request: Request): Promise<Answer>;
  subscribe(listener: (event: DeskEvent) => void): () => void;
  readonly uploads: {
    /** Keeps the bytes in memory and names them by a one-time ticket. */
    put(bytes: Uint8Array, name: string): string;
  };
  readonly downloads: {
    /** The file of a ticket, or null when the ticket is unknown, used or expired. */
    take(ticket: string): DeskFile | null;
  };
  close(): Promise<void>;
}
