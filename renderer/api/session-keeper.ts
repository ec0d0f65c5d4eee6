/** Who is signed in on this screen. Kept in the tab's own storage, so that a reload does not sign anybody out. */
import { z } from 'zod';
import { operatorSchema } from '../../shared/desk.ts';

const STORED_AS = 'desk.session';
const keptSchema = z.object({
  /** `locked`: the same person's password opens it; `lost`: sign in again, what was typed stays. */
  state: z.enum(['active', 'locked', 'lost']),
  token: z.string(),
  operator: operatorSchema,
  idleMinutes: z.number(),
});
export type KeptSession = z.infer<typeof keptSchema>;

export interface SessionKeeper {
  get(): KeptSession | null;
  set(session: KeptSession | null): void;
  /** Changes the state of the present session, if there is one. */
  mark(state: KeptSession['state']): void;
  subscribe(listener: () => void): () => void;
}

/** A keeper that starts with what this tab had before it was reloaded. */
export function createSessionKeeper(storage: Storage): SessionKeeper {
  const listeners = new Set<() => void>();
  let current = readStored(storage);
  function set(session: KeptSession | null): void {
    current = session;
    if (session === null) storage.removeItem(STORED_AS);
    else storage.setItem(STORED_AS, JSON.stringify(session));
    for (const listener of listeners) listener();
  }
  return {
    get: () => current,
    set,
    mark(state) {
      if (current !== null && current.state !== state) set({ ...current, state });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function readStored(storage: Storage): KeptSession | null {
  const text = storage.getItem(STORED_AS);
  if (text === null) return null;
  const parsed = keptSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
