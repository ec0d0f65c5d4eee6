/** Reads and acts of the office page over TanStack Query. */
import { useState } from 'react';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { OfficeInput, OfficeMethodName, OfficeOutput } from '../../../shared/office.ts';
import { failureOf } from '../../api/failure.ts';
import { callOffice, type OfficeCallOptions } from './client.ts';

interface ReadOptions {
  /** Asks again by itself after so many milliseconds; such a read is no deed. */
  readonly every?: number;
  /** A read the person asked for by going somewhere. */
  readonly isDeed?: boolean;
}

/** Asks a query method; an answer is kept until an act or a look makes it stale. */
export function useOfficeQuery<M extends OfficeMethodName>(
  method: M,
  input: OfficeInput<M>,
  { every, isDeed = false }: ReadOptions = {},
): UseQueryResult<OfficeOutput<M>> {
  const call = useCall();
  return useQuery({
    queryKey: [method, input],
    queryFn: () => call(method, input, { isPassive: !isDeed }),
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
}

/** A command, or a query that a button asks; one request id from opening to success, so that a double click acts once. */
export function useOfficeAct<M extends OfficeMethodName>(
  method: M,
): UseMutationResult<OfficeOutput<M>, Error, OfficeInput<M>> {
  const call = useCall();
  const queries = useQueryClient();
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (input: OfficeInput<M>) => call(method, input, { requestId }),
    onSuccess: async () => {
      setRequestId(crypto.randomUUID());
      await queries.invalidateQueries();
    },
  });
}

/** A call that notices when the centre no longer knows the session. */
function useCall() {
  const queries = useQueryClient();
  return async <M extends OfficeMethodName>(method: M, input: OfficeInput<M>, options: OfficeCallOptions) => {
    try {
      return await callOffice(method, input, options);
    } catch (cause) {
      if (failureOf(cause).code === 'office-session-required') {
        void queries.invalidateQueries({ queryKey: ['office.status'] });
      }
      throw cause;
    }
  };
}
