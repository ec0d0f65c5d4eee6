/** A 投保受理单号 that opens its person, for whoever may meet people. */
import { useState } from 'react';
import { useDesk, useMayCall } from '../../api/desk-context.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { useOpenPerson } from '../Person/open-person.ts';

export interface PolicyNumberProps {
  readonly policyId: string;
  readonly no: string | null;
}

/** Opening is a look like any other: it is the person page that journals it. */
export function PolicyNumber({ policyId, no }: PolicyNumberProps) {
  const { client } = useDesk();
  const open = useOpenPerson();
  const mayOpen = useMayCall('person.find');
  const [error, setError] = useState<unknown>(null);
  const words = no ?? '受理单已不可查';
  if (!mayOpen) return <strong>{words}</strong>;
  const find = async (): Promise<void> => {
    const { people } = await client.call('person.find', { text: policyId });
    const [person] = people;
    if (person !== undefined) open({ by: 'found', ref: person.ref });
  };
  return (
    <>
      <button type="button" className="link-button" onClick={() => void find().catch(setError)}>
        {words}
      </button>
      <ErrorSentence error={error} />
    </>
  );
}
