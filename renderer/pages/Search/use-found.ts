/** A paper looked up by its number: a look the desk journals, so it is made once per search. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { IssuedPaper } from '../../../shared/papers.ts';
import { useDesk } from '../../api/desk-context.ts';

/** The paper of a number, with its kind. */
export function useFoundPaper(no: string): UseQueryResult<IssuedPaper> {
  const { client } = useDesk();
  return useQuery({
    queryKey: ['papers.open', { no }],
    queryFn: async () => {
      const { kind, no: known } = await client.call('papers.open', { no });
      return { kind, no: known };
    },
    gcTime: 0,
  });
}
