/** Reads of the desk: kept until an event says that something changed. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Input, MethodName, Output } from '../../shared/contract.ts';
import { useDesk } from './desk-context.ts';

/** Asks a query method as the screen itself: the answer stays until an event makes it stale. */
export function useDeskQuery<M extends MethodName>(
  method: M,
  input: Input<M>,
  isEnabled = true,
): UseQueryResult<Output<M>> {
  const { client } = useDesk();
  return useQuery({
    queryKey: [method, input],
    queryFn: () => client.call(method, input, { isPassive: true }),
    enabled: isEnabled,
  });
}
