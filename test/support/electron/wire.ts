/** Asking and answering between two processes joined by `fork`'s channel; values cross as structured clones. */

interface Asks {
  readonly in: unknown;
  readonly out: unknown;
}

/** One end: it answers `Mine` and asks `Theirs`. */
export interface Wire<Mine extends { [N in keyof Mine]: Asks }, Theirs extends { [N in keyof Theirs]: Asks }> {
  ask<N extends keyof Theirs & string>(name: N, input: Theirs[N]['in']): Promise<Theirs[N]['out']>;
  answer<N extends keyof Mine & string>(
    name: N,
    act: (input: Mine[N]['in']) => Mine[N]['out'] | Promise<Mine[N]['out']>,
  ): void;
}

type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** Joins this process to the other: `process` in the child, the child in its parent. */
export function joinWire<Mine extends { [N in keyof Mine]: Asks }, Theirs extends { [N in keyof Theirs]: Asks }>(
  other: Other,
): Wire<Mine, Theirs> {
  const acts = new Map<string, (input: unknown) => unknown>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (cause: Error) => void }>();
  let lastId = 0;
  other.on('message', (received) => {
    // Only our own other end speaks on this channel.
    const message = received as Message;
    if (message.kind === 'ask') void respond(other, message, acts.get(message.name));
    else settle(waiting, message);
  });
  const failAll = (): void => {
    for (const { reject } of waiting.values()) reject(new Error('the other process is gone'));
    waiting.clear();
  };
  other.on('disconnect', failAll);
  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        waiting.set(id, { resolve, reject });
        post(other, { kind: 'ask', id, name, input });
      }),
    answer: (name, act) => void acts.set(name, act),
  };
}

/** The part of `process` and of a child process that the wire needs. */
interface Other {
  send?(message: unknown, sent?: (error: Error | null) => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}

async function respond(
  other: Other,
  { id, name, input }: Extract<Message, { kind: 'ask' }>,
  act: ((input: unknown) => unknown) | undefined,
): Promise<void> {
  try {
    if (act === undefined) throw new Error(`nobody answers '${name}'`);
    post(other, { kind: 'done', id, value: await act(input) });
  } catch (cause) {
    post(other, { kind: 'failed', id, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

function settle(
  waiting: Map<number, { resolve: (value: unknown) => void; reject: (cause: Error) => void }>,
  message: Exclude<Message, { kind: 'ask' }>,
): void {
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.kind === 'done') asked?.resolve(message.value);
  else asked?.reject(new Error(message.message));
}

/** A process that has ended hears nothing, and nobody waits for its answer any more. */
function post(other: Other, message: Message): void {
  other.send?.(message, () => undefined);
}
