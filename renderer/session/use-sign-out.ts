/** Leaving the window: the session ends at the desk and on this screen, with everything typed. */
import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../api/desk-context.ts';

/** A function that signs out. */
export function useSignOut(): () => void {
  const { client, keeper } = useDesk();
  const queries = useQueryClient();
  return useCallback(() => {
    client.call('session.signOut', {}).catch(() => undefined);
    keeper.set(null);
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'desk.status' });
  }, [client, keeper, queries]);
}
