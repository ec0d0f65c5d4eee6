/** The two lookups of 查询; each is a look the desk journals, so it is made once per search. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import { useDesk } from '../../api/desk-context.ts';

/** The policies of the person of a certificate number. */
export function useFoundPolicies(certno: string): UseQueryResult<Output<'policies.ofPerson'>> {
  const { client } = useDesk();
  return useQuery({
    queryKey: ['policies.ofPerson', { certno, purpose: 'inquiry' }],
    queryFn: () => client.call('policies.ofPerson', { certno, purpose: 'inquiry' }),
    gcTime: 0,
  });
}

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
