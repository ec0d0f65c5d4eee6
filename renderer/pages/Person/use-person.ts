/** The person as opened: a look the desk journals, so it is made once and repeated only after an act of this clerk. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person, Who } from '../../../shared/contract/people.ts';
import { useDesk } from '../../api/desk-context.ts';

/** Asks once for each opening. */
export function usePerson(who: Who): UseQueryResult<Person> {
  const { client } = useDesk();
  const [opening] = useState(() => crypto.randomUUID());
  return useQuery({
    queryKey: ['person.open', opening],
    queryFn: () => client.call('person.open', { who, purpose: 'inquiry' }),
    gcTime: 0,
  });
}
