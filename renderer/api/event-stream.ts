/** The desk's events as a stream of JSON lines; a broken stream is opened again, and then everything counts as stale. */
import { z } from 'zod';
import type { DeskEvent } from '../../shared/contract/transport.ts';

const eventSchema = z.union([
  z.object({ kind: z.literal('changed'), topic: z.string() }),
  z.object({ kind: z.literal('card'), ticket: z.string() }),
  z.object({
    kind: z.literal('job'),
    jobId: z.string(),
    state: z.string(),
    phase: z.string(),
    done: z.number(),
    total: z.number().nullable(),
  }),
]);

/** How long to wait before connecting anew, in milliseconds. */
const RECONNECT_AFTER = 2000;

/** Reads events until the returned function is called. */
export function streamLines(address: string, authorization: string, listener: (event: DeskEvent) => void): () => void {
  const stopped = new AbortController();
  void keepReading(address, authorization, listener, stopped.signal);
  return () => stopped.abort();
}

async function keepReading(
  address: string,
  authorization: string,
  listener: (event: DeskEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const isRefused = await readOnce(address, authorization, listener, signal);
    if (isRefused) return;
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER));
    if (!signal.aborted) listener({ kind: 'changed', topic: '*' });
  }
}

/** Reads one connection to its end; true when the host refused the page, which waiting does not mend. */
async function readOnce(
  address: string,
  authorization: string,
  listener: (event: DeskEvent) => void,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const response = await fetch(address, { headers: { authorization }, signal });
    if (!response.ok || response.body === null) return true;
    await readLines(response.body, listener);
  } catch {
    // The line to the host broke or the page is leaving; the caller decides whether to connect anew.
  }
  return false;
}

async function readLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  listener: (event: DeskEvent) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') listener(eventSchema.parse(JSON.parse(line)));
  }
}
