/** The claim on the screen: opened once, opened anew after each act, and its numbers in full on request. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOffice } from '../api/client.ts';
import { useOfficeQuery } from '../api/use-office.ts';

/** Opening is a deed and is logged; what was revealed is hidden again by the next opening. */
export function useClaimFile(claimId: string) {
  const queries = useQueryClient();
  const claim = useOfficeQuery('claim.open', { claimId }, { isDeed: true });
  const reveal = useMutation({
    mutationFn: (reason: string) => callOffice('claim.reveal', { claimId, reason }),
    onSuccess: (revealed) => queries.setQueryData(['claim.open', { claimId }], revealed),
  });
  return { claim, reveal };
}

export type Reveal = ReturnType<typeof useClaimFile>['reveal'];
