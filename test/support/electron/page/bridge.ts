/**
 * The bridge between the page's own world and the isolated world of the preload, as `contextBridge` makes it: functions
 * cross as proxies, promises as promises, of an Error its message, everything else as a structured clone (Chromium clones
 * the detail of an event for another world). Runs in the page: it uses nothing from outside itself.
 */

interface Message {
  readonly kind: 'call' | 'returned' | 'settled' | 'expose' | 'hello';
  readonly id: number;
  readonly name: string;
  readonly isGood: boolean;
  readonly args: readonly Wrapped[];
  readonly value: Wrapped;
}

type Wrapped =
  | { readonly t: 'function'; readonly id: number }
  | { readonly t: 'promise'; readonly id: number }
  | { readonly t: 'error'; readonly message: string }
  | { readonly t: 'array'; readonly items: readonly Wrapped[] }
  | { readonly t: 'object'; readonly entries: readonly (readonly [string, Wrapped])[] }
  | { readonly t: 'value'; readonly value: unknown };

/** What a world does with the bridge: the preload exposes, the page finds it on `window`. */
export interface BridgeEnd {
  expose(name: string, api: unknown): void;
}

/** One end; `incoming` and `outgoing` are names of events that no script of the page knows. */
export function bridgeEnd(incoming: string, outgoing: string): BridgeEnd {
  const nothing: Wrapped = { t: 'value', value: undefined };
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (cause: unknown) => void }>();
  const returned = new Map<number, Message>();
  const exposed: Partial<Message>[] = [];
  let last = 0;

  const post = (message: Partial<Message>): void =>
    void window.dispatchEvent(new CustomEvent(outgoing, { detail: message }));

  const wrap = (value: unknown): Wrapped => {
    if (typeof value === 'function') {
      // Whatever it is called with came over the bridge.
      functions.set((last += 1), value as (...args: unknown[]) => unknown);
      return { t: 'function', id: last };
    }
    if (value instanceof Promise) {
      const id = (last += 1);
      const settle = (isGood: boolean) => (outcome: unknown) =>
        post({ kind: 'settled', id, isGood, value: wrap(outcome) });
      void value.then(settle(true), settle(false));
      return { t: 'promise', id };
    }
    if (value instanceof Error) return { t: 'error', message: value.message };
    if (Array.isArray(value)) return { t: 'array', items: value.map(wrap) };
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return { t: 'object', entries: Object.entries(value).map(([key, each]) => [key, wrap(each)] as const) };
    }
    return { t: 'value', value };
  };

  const unwrap = (wrapped: Wrapped): unknown => {
    if (wrapped.t === 'function') return (...args: unknown[]) => call(wrapped.id, args);
    if (wrapped.t === 'promise') return new Promise((resolve, reject) => promises.set(wrapped.id, { resolve, reject }));
    if (wrapped.t === 'error') return new Error(wrapped.message);
    if (wrapped.t === 'array') return wrapped.items.map(unwrap);
    if (wrapped.t === 'object') return Object.fromEntries(wrapped.entries.map(([key, each]) => [key, unwrap(each)]));
    return wrapped.value;
  };

  /** Events are dispatched at once: the other world has answered when `post` is done. */
  const call = (id: number, args: readonly unknown[]): unknown => {
    const turn = (last += 1);
    post({ kind: 'call', id, name: String(turn), args: args.map(wrap) });
    const answer = returned.get(turn);
    returned.delete(turn);
    if (answer === undefined) throw new Error('the other world does not answer');
    if (answer.isGood) return unwrap(answer.value);
    throw unwrap(answer.value);
  };

  const carryOut = ({ id, name, args }: Message): void => {
    try {
      const value = wrap(functions.get(id)?.(...args.map(unwrap)));
      post({ kind: 'returned', id: Number(name), isGood: true, value });
    } catch (cause) {
      post({ kind: 'returned', id: Number(name), isGood: false, value: wrap(cause) });
    }
  };

  const hear = (message: Message): void => {
    if (message.kind === 'call') carryOut(message);
    if (message.kind === 'returned') returned.set(message.id, message);
    if (message.kind === 'settled') {
      const { resolve, reject } = promises.get(message.id) ?? {};
      promises.delete(message.id);
      if (message.isGood) resolve?.(unwrap(message.value));
      else reject?.(unwrap(message.value));
    }
    // Said twice when the worlds begin in this order; the first one stands, and a page cannot replace it.
    if (message.kind === 'expose' && !Object.hasOwn(window, message.name)) {
      Object.defineProperty(window, message.name, { value: unwrap(message.value), enumerable: true });
    }
    if (message.kind === 'hello') for (const each of exposed) post(each);
  };

  window.addEventListener(incoming, (event) => {
    // Only the other end knows the event's name.
    hear((event as CustomEvent<Message>).detail);
  });
  post({ kind: 'hello', value: nothing });
  return {
    expose(name, api) {
      const message = { kind: 'expose', name, value: wrap(api) } as const;
      exposed.push(message);
      post(message);
    },
  };
}
