/** The one typed door of the screens: a method's name, its input, and the contract says what comes back. */
import type { z } from 'zod';
import { contract, type Input, type MethodName, type Output } from '../../shared/contract.ts';
import type { DeskEvent, DeskRequest, DeskTransport } from '../../shared/contract/transport.ts';
import { failedCall } from './failure.ts';
import type { SessionKeeper } from './session-keeper.ts';

export interface CallOptions {
  /** Commands only: made when the form opens, the same for every retry. */
  readonly requestId?: string;
  /** Another person's session for a single step; the first session stays (DESIGN §5). */
  readonly stepSession?: string;
  /** The screen itself asks: it does not count as the operator being there. */
  readonly isPassive?: boolean;
}

export interface DeskClient {
  /** Rejects with an Error from which `failureOf` takes the sentence. */
  call<M extends MethodName>(method: M, input: Input<M>, options?: CallOptions): Promise<Output<M>>;
  upload(file: File): Promise<string>;
  fileUrl(ticket: string): Promise<string>;
  subscribe(listener: (event: DeskEvent) => void): () => void;
}

/** A client over a transport that sends the kept session along and notes when the desk locked it or lost it. */
export function createDeskClient(transport: DeskTransport, keeper: SessionKeeper): DeskClient {
  return {
    async call(method, input, options = {}) {
      const answer = await transport.call(requestOf(method, input, keeper.get()?.token, options));
      if (!answer.ok) {
        if (options.stepSession === undefined) noteSession(answer.error.code, keeper);
        throw failedCall(answer.error);
      }
      return parseOutput(method, answer.value);
    },
    upload: async (file) => transport.upload(new Uint8Array(await file.arrayBuffer()), file.name),
    fileUrl: (ticket) => transport.fileUrl(ticket),
    subscribe: (listener) => transport.subscribe(listener),
  };
}

function requestOf(method: MethodName, input: unknown, token: string | undefined, options: CallOptions): DeskRequest {
  const session = options.stepSession ?? token;
  return {
    method,
    input,
    ...(options.requestId === undefined ? {} : { requestId: options.requestId }),
    ...(session === undefined ? {} : { session }),
    ...(options.isPassive === true ? { passive: true } : {}),
  };
}

function noteSession(code: string, keeper: SessionKeeper): void {
  if (code === 'session-locked') keeper.mark('locked');
  if (code === 'session-required') keeper.mark('lost');
}

function parseOutput<M extends MethodName>(method: M, value: unknown): Output<M> {
  const schema: z.ZodType = contract[method].output;
  // The schema was taken from the contract under the same name that `Output<M>` looks up.
  return schema.parse(value) as Output<M>;
}
