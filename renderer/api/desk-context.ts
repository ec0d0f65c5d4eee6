/** The client and the kept session, for every component below. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { MethodName } from '../../shared/contract.ts';
import type { DeskClient } from './client.ts';
import { mayCall } from './may-call.ts';
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

/** Whether the person signed in may call a method. */
export function useMayCall(method: MethodName): boolean {
  const session = useSession();
  return session !== null && mayCall(session.operator, method);
}
