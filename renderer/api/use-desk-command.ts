/** Acts of the desk: each form has one request id from opening to success, so that a double click happens once. */
import { useState } from 'react';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Input, MethodName, Output } from '../../shared/contract.ts';
import { useDesk } from './desk-context.ts';
import { makeStale } from './stale.ts';

/** A command or look that the operator starts; a success makes every kept read stale and takes a new request id. */
export function useDeskCommand<M extends MethodName>(method: M): UseMutationResult<Output<M>, Error, Input<M>> {
  const { client } = useDesk();
  const queries = useQueryClient();
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (input: Input<M>) => client.call(method, input, { requestId }),
    onSuccess: () => {
      setRequestId(crypto.randomUUID());
      makeStale(queries);
    },
  });
}
