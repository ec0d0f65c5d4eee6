/** Signing in on this screen; another person than before starts with a clean screen. */
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useDesk } from '../api/desk-context.ts';

export interface Credentials {
  readonly operatorNo: string;
  readonly password: string;
}

/** Opens a session and keeps it for this tab. */
export function useSignIn(): UseMutationResult<void, Error, Credentials> {
  const { client, keeper } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: Credentials) => {
      const opened = await client.call('session.signIn', { ...credentials, purpose: 'session' });
      const before = keeper.get()?.operator.operatorNo;
      if (before !== opened.operator.operatorNo) queries.clear();
      keeper.set({ state: 'active', ...opened });
      await queries.invalidateQueries();
    },
  });
}
