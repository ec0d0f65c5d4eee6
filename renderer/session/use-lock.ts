/** Locking by hand or for idleness: the screen shuts at once, the desk is told. */
import { useCallback } from 'react';
import { useDesk } from '../api/desk-context.ts';

/** A function that locks this screen. */
export function useLock(): () => void {
  const { client, keeper } = useDesk();
  return useCallback(() => {
    // Shut first: an unreachable desk must not leave the screen open.
    client.call('session.lock', {}).catch(() => undefined);
    keeper.mark('locked');
  }, [client, keeper]);
}
