/** The client and the kept session, for every component below. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskClient } from './client.ts';
import type { KeptSession, SessionKeeper } from './session-keeper.ts';

export interface Desk {
  readonly client: DeskClient;
  readonly keeper: SessionKeeper;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk of this page. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk outside DeskContext');
  return desk;
}

/** Who is signed in, followed as it changes; null when nobody is. */
export function useSession(): KeptSession | null {
  const { keeper } = useDesk();
  return useSyncExternalStore(keeper.subscribe, keeper.get);
}
