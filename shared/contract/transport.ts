/** How calls, events and bytes cross between the screens and the desk, the same under every host. */
import { z } from 'zod';
import type { Answer, DeskEvent, Failure, Request } from '../contract.ts';

export type { DeskEvent };
export type DeskRequest = Request;
export type DeskAnswer = Answer;
export type DeskError = Failure;
export type JobProgress = Extract<DeskEvent, { kind: 'job' }>;

/** A call's outside as it arrives; `input` is checked by the method's own schema, in `dispatch`. */
export const requestSchema: z.ZodType<DeskRequest> = z.strictObject({
  method: z.string().regex(/^[a-z][A-Za-z]{0,39}\.[a-z][A-Za-z]{0,39}$/, '操作名称格式不正确'),
  input: z.unknown(),
  requestId: z.string().min(1).max(64).exactOptional(),
  session: z.string().min(1).max(256).exactOptional(),
  passive: z.boolean().exactOptional(),
});

/** The one way from the screens to the desk; each host brings its own (Electron's stands at `window.desk`). */
export interface DeskTransport {
  /** Never rejects for what the desk refuses; rejects only when the desk cannot be reached at all. */
  call(request: DeskRequest): Promise<DeskAnswer>;
  /**
   * Calls back on every event until the returned function is called. After the line to the host was broken and mended
   * it calls back with the topic '*': anything may have changed meanwhile.
   */
  subscribe(listener: (event: DeskEvent) => void): () => void;
  /** Hands over a file's bytes; the ticket names them, once, in a later call's input. Rejects with a DeskError. */
  upload(bytes: Uint8Array, name: string): Promise<string>;
  /** Redeems a file ticket, once, for a `blob:` URL, which the caller revokes. Rejects with a DeskError. */
  fileUrl(ticket: string): Promise<string>;
}
